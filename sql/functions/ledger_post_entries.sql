create or replace function ledger.post_entries(
  p_operation_id bigint,
  p_recorded_at timestamptz,
  p_accounts text[],
  p_units text[],
  p_journals text[],
  p_kinds text[],
  p_days date[],
  p_occurred date[],
  p_reverses bigint[],
  p_counts smallint[],
  p_entries integer[],
  p_lines smallint[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[])
returns bigint[]
language plpgsql
as $$
declare
  v_account_ids integer[];
  v_groups text[];
  v_last_days date[];
  v_ids bigint[];
  v_posted bigint;
  v_refused record;
begin
  select r.ids, r.groups, r.last_days into v_account_ids, v_groups, v_last_days
  from ledger.resolve_accounts(p_accounts, p_units) as r;
  if array_remove(v_last_days, null) <> '{}' then
    select p_accounts[t.account] as name, p_units[t.account] as unit,
           d.day
    into v_refused
    from unnest(p_entries || p_entries, p_debits || p_credits) as t (entry, account)
    -- What is posted late happened while the currency lived.
    cross join lateral (
      select coalesce(p_occurred[t.entry], p_days[t.entry]) as day) as d
    where v_last_days[t.account] < d.day
    limit 1;
    if found then
      perform ledger.refuse_closed(v_refused.name, v_refused.unit, v_refused.day);
    end if;
  end if;

  insert into ledger.period (month)
  select month from (
    select distinct date_trunc('month', day)::date as month from unnest(p_days) as day) as m
  where not exists (select from ledger.period as p where p.month = m.month)
  on conflict do nothing;
  -- Months close for money only: what becomes known of members is told by restatement.
  perform ledger.posting_day(min(d.day), false)
  from unnest(p_days, p_journals) as d (day, journal)
  where d.journal <> 'MBR'
  group by date_trunc('month', d.day)
  order by date_trunc('month', d.day);

  v_ids := array(select nextval('ledger.entry_id_seq') from generate_subscripts(p_days, 1));

  with entry as (
    insert into ledger.entry (
      id, operation_id, recorded_at, reverses, effective_on, occurred_on, transfer_count,
      journal_code, kind)
    overriding system value
    select e.id, p_operation_id, p_recorded_at, e.reverses, e.day, e.occurred, e.count, e.journal,
           e.kind
    from unnest(v_ids, p_reverses, p_days, p_occurred, p_counts, p_journals, p_kinds)
      as e (id, reverses, day, occurred, count, journal, kind)
  )
  insert into ledger.transfer (
    entry_id, line, transfer_count, debit_account, credit_account, unit, account_group,
    amount_minor)
  select v_ids[t.entry], t.line, p_counts[t.entry], v_account_ids[t.debit],
         v_account_ids[t.credit], p_units[t.debit], v_groups[t.debit], t.amount
  from unnest(p_entries, p_lines, p_debits, p_credits, p_amounts)
    as t (entry, line, debit, credit, amount);
  get diagnostics v_posted = row_count;
  if v_posted <> (select sum(c) from unnest(p_counts) as c) then
    raise exception using errcode = 'CL070', message = 'an entry came without all its transfers';
  end if;
  return v_ids;
end
$$;

comment on function ledger.post_entries(
  bigint, timestamptz, text[], text[], text[], text[], date[], date[], bigint[], smallint[],
  integer[], smallint[], integer[], integer[], bigint[]) is
  'The way into the journal for entries by the thousand, under the rules of ledger.post_entry. '
  'Accounts are given once (names and units), entries an element each, transfers an element each '
  'with the places of their entry and accounts. Answers the entries'' ids in order. '
  'p_occurred holds the true days of those that are posted late. Internal.';
