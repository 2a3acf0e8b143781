create or replace function banking.said_of_statement(p_statement_id bigint)
returns text
language sql
stable
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
  select nullif(concat_ws(E'\n',
    case when s.gap_minor is not null then format(
      '%s: gap of %s %s accepted before the statement of %s to %s, which follows that of %s',
      a.code, ledger.amount(s.gap_minor, u.scale), a.currency, s.first_day, s.last_day,
      f.last_day) end,
    case when s.correction_minor is not null and f.id is not null then format(
      '%s: the statement of %s to %s turned up, and takes %s %s off the gap before that of %s to '
      '%s',
      a.code, s.first_day, s.last_day, ledger.amount(-s.correction_minor, u.scale), a.currency,
      n.first_day, n.last_day) end,
    case when s.correction_minor is not null and f.id is null then format(
      '%s: the statement of %s to %s turned up, and its opening goes before the %s %s of %s',
      a.code, s.first_day, s.last_day, ledger.amount(-s.correction_minor, u.scale), a.currency,
      n.first_day) end,
    case when s.difference_minor is not null then format(
      '%s: the statement of %s to %s does not add up by %s %s',
      a.code, s.first_day, s.last_day, ledger.amount(s.difference_minor, u.scale),
      a.currency) end), '')
  from banking.statement as s
  join banking.account as a on a.id = s.account_id
  join ledger.unit as u on u.code = a.currency
  left join banking.statement as f on f.id = s.follows
  left join banking.statement as n on n.id = s.precedes
  where s.id = p_statement_id
$$;

comment on function banking.said_of_statement(bigint) is
  'What was accepted with a statement, and what it corrects, in words; null if nothing. Internal.';
