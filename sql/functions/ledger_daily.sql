-- No settings and no definer here: so the planner sees through it, and a caller's condition on
-- accounts reaches the tables. One statement sees one snapshot: sealing meanwhile moves entries
-- from the tail to the fold, and no reader sees them twice or not at all.
create or replace function ledger.daily(
  p_known_at timestamptz,
  p_seal bigint default null,
  p_account_group text default null)
returns table (account_id integer, day date, debit numeric, credit numeric)
language sql
stable
as $$
  -- All that is sealed.
  select b.account_id, b.day, b.debit, b.credit
  from ledger.day_balance as b
  where (p_seal is null and p_known_at = 'infinity')
    or p_seal >= (select max(s.seal) from ledger.seal as s)
  union all
  -- What is not sealed yet.
  select side.account_id, e.effective_on, side.debit, side.credit
  from ledger.unsealed as u
  join ledger.entry as e on e.operation_id = u.operation_id
  join ledger.transfer as t on t.entry_id = e.id
  cross join lateral (values
    (t.debit_account, t.amount_minor::numeric, 0::numeric), (t.credit_account, 0, t.amount_minor)
  ) as side (account_id, debit, credit)
  where p_seal is null and p_known_at = 'infinity'
    and (p_account_group is null or t.account_group = p_account_group)
  union all
  -- The past: read anew.
  select t.debit_account, e.effective_on, sum(t.amount_minor), 0::numeric
  from ledger.transfer as t
  join ledger.entry as e on e.id = t.entry_id
  left join ledger.seal_operation as s on s.operation_id = e.operation_id
  where case when p_seal is null then p_known_at < 'infinity'
          else p_seal < (select max(s.seal) from ledger.seal as s) end
    and case when p_seal is null then e.recorded_at <= p_known_at else s.seal <= p_seal end
    and (p_account_group is null or t.account_group = p_account_group)
  group by 1, 2
  union all
  select t.credit_account, e.effective_on, 0::numeric, sum(t.amount_minor)
  from ledger.transfer as t
  join ledger.entry as e on e.id = t.entry_id
  left join ledger.seal_operation as s on s.operation_id = e.operation_id
  where case when p_seal is null then p_known_at < 'infinity'
          else p_seal < (select max(s.seal) from ledger.seal as s) end
    and case when p_seal is null then e.recorded_at <= p_known_at else s.seal <= p_seal end
    and (p_account_group is null or t.account_group = p_account_group)
  group by 1, 2
$$;

comment on function ledger.daily(timestamptz, bigint, text) is
  'What moved each account on each day, in minor units, as known at a moment, or by a seal where '
  'p_seal is given; an account and day may come in several rows. For now, and for the last seal, '
  'it reads the fold of the sealed entries and the unsealed ones, else the whole journal, or only '
  'the group p_account_group, for callers that want no accounts of another. The one engine under '
  'every report.';
