create or replace function banking.lines_of_donor(p_donor text)
returns table (line_id bigint, keep_until date)
language sql
stable
security definer
set search_path = pg_catalog, giving, banking, pg_temp
as $$
  with person as (
    select giving.words(d.name) as words
    from giving.donor as d
    where d.code = p_donor and giving.words(d.name) <> '{}'
  )
  select l.id, f.keep_until
  from person as p
  join banking.line_text as t
    on t.salt is not null
    and giving.says_words(
      concat_ws(' ', t.counterparty_name, t.ultimate_name, t.remittance, t.information), p.words)
  join banking.line as l on l.id = t.line_id
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
  'The statement lines whose texts, or whose payments'', name the donor of this code in '
  'full, and the last day on which '
  'their file must be kept.';
