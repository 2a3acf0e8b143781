create or replace function banking.lines_of_donor(p_donor text)
returns table (line_id bigint, keep_until date)
language sql
stable
security definer
set search_path = pg_catalog, giving, banking, pg_temp
as $$
  with person as (
    select d.id, giving.words(d.name) as words from giving.donor as d where d.code = p_donor
  ), booked as materialized (
    select e as entry_id from person as p cross join giving.entries_of_donor(p.id) as e
  ), named as (
    select t.line_id
    from person as p
    join banking.line_text as t
      on t.salt is not null
      and giving.says_words(
        concat_ws(' ', t.counterparty_name, t.ultimate_name, t.remittance, t.information), p.words)
    union
    -- Whatever the bank calls the person whose money it is. (A part that was taken back says that
    -- it is somebody else's.)
    select a.line_id
    from booked as b
    join giving.donation as d on d.entry_id = b.entry_id
    join banking.standing_part as a on a.donation_id = d.id
    union
    select a.line_id
    from booked as b
    join giving.refund as r on r.entry_id = b.entry_id
    join banking.standing_part as a on a.refund_id = r.id
  )
  select l.id, f.keep_until
  from named as n
  join banking.line as l on l.id = n.line_id
  join banking.statement as s on s.id = l.statement_id
  join banking.file as f on f.id = s.file_id
  union
  select t.line_id, f.keep_until
  from person as p
  join banking.payment as t
    on t.salt is not null
    and giving.says_words(
      concat_ws(' ', t.counterparty_name, t.ultimate_name, t.remittance, t.information), p.words)
  join banking.file as f on f.id = t.file_id
$$;

comment on function banking.lines_of_donor(text) is
  'The statement lines whose texts, or whose payments'', name the donor of this code in full, and '
  'those that the donor''s gifts and refunds explain; and the last day on which their file must be '
  'kept.';
