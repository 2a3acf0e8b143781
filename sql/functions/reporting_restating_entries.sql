create or replace function reporting.restating_entries(
  p_report text,
  p_scope text,
  p_from date,
  p_to date,
  p_after_seal bigint,
  p_seal bigint,
  out entry_id bigint,
  out entry_no text,
  out effective_on date,
  out kind text,
  out document text,
  out account text,
  out unit text,
  out debit numeric,
  out credit numeric,
  out seal bigint,
  out recorded_by text)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, audit, pg_temp
set jit = off
as $$
  -- First the few that are late: the journal's lines are looked up for those alone.
  with late as materialized (
    select e.id
    from ledger.sealed_after(p_after_seal) as later (entry_id)
    join ledger.entry as e on e.id = later.entry_id
    left join ledger.seal_operation as s on s.operation_id = e.operation_id
    where e.effective_on between p_from and p_to and (p_seal is null or s.seal <= p_seal)
    union all
    select e.id
    from ledger.unsealed as u
    join ledger.entry as e on e.operation_id = u.operation_id
    where p_seal is null and e.effective_on between p_from and p_to
  )
  select j.entry_id, j.entry_no, j.effective_on, j.kind, j.document, j.account, j.unit, j.debit,
         j.credit, j.seal, j.recorded_by
  from late
  -- The offset keeps the planner from joining first and looking for these entries afterwards.
  cross join lateral (
    select j.* from audit.journal as j where j.entry_id = late.id offset 0
  ) as j
  where case p_report
      when 'trial-balance' then true
      when 'position' then
        j.account_class in ('asset', 'liability', 'equity', 'income', 'expense')
      when 'activities' then j.account_class in ('income', 'expense')
      else j.account ~ '^(Income:Donations|Income:Refunds|Expenses:Fees):'
        and (p_scope = 'all' or split_part(j.account, ':', 3) = upper(p_scope))
    end
  order by j.effective_on, j.entry_id, j.line
$$;

comment on function reporting.restating_entries(text, text, date, date, bigint, bigint) is
  'The lines of entries from one day to another that were sealed after one seal and up to another '
  '(null: everything since), on the accounts of which a report of money tells: what restates it.';
