-- Context: a person may ask to be forgotten, and statements are evidence to be kept for years.
-- Choice: until then the erasure is recorded as restricted and said so; after it the texts are
-- blanked, with every file that holds them. Rejected: blanking at once, for the law wants evidence;
-- and forgetting that it was asked, for then nobody could blank them later: the name is gone.
create or replace function banking.forget_lines(
  p_operation_id bigint,
  p_donor text,
  out restricted bigint,
  out keep_until date,
  out blanked bigint)
language plpgsql
set search_path = pg_catalog, banking, pg_temp
as $$
declare
  v_files bigint[];
begin
  insert into banking.restriction (line_id, operation_id)
  select l.line_id, p_operation_id from banking.lines_of_donor(p_donor) as l
  on conflict do nothing;
  with gone as (
    update banking.line_text as t
    set counterparty_name = null, counterparty_account = null, counterparty_bank = null,
        structured_reference = null, end_to_end_id = null, remittance = null,
        ultimate_name = null, information = null, salt = null
    from banking.restriction as r
    join banking.line as l on l.id = r.line_id
    join banking.statement as s on s.id = l.statement_id
    join banking.file as f on f.id = s.file_id
    where t.line_id = r.line_id and t.salt is not null and f.keep_until < current_date
    returning f.id
  )
  select count(*), array_agg(distinct g.id) into blanked, v_files from gone as g;
  -- With the person who asked, all payments of the line: their file goes as a whole.
  with gone as (
    update banking.payment as t
    set counterparty_name = null, counterparty_account = null, counterparty_bank = null,
        structured_reference = null, end_to_end_id = null, remittance = null,
        ultimate_name = null, information = null, salt = null
    from banking.restriction as r
    join banking.payment as o on o.line_id = r.line_id
    join banking.file as f on f.id = o.file_id
    where t.id = o.id and t.salt is not null and f.keep_until < current_date
    returning f.id
  )
  select blanked + count(*), v_files || array_agg(distinct g.id) into blanked, v_files
  from gone as g;
  delete from banking.file_piece as p where p.file_id = any (v_files);
  if blanked > 0 then
    analyze banking.line_text, banking.payment;
  end if;
  select count(*), max(f.keep_until) into restricted, keep_until
  from banking.restriction as r
  join banking.line as l on l.id = r.line_id
  join banking.statement as s on s.id = l.statement_id
  join banking.file as f on f.id = s.file_id
  where r.operation_id = p_operation_id and f.keep_until >= current_date;
end
$$;

comment on function banking.forget_lines(bigint, text) is
  'Blanks the texts of statement lines that name a donor, and of all that were to be blanked, '
  'where their file need not be kept any more, and destroys such files; restricts the others, and '
  'answers how many and until when. Internal.';
