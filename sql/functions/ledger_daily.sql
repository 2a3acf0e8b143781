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
  -- What an earlier seal knew: all that is sealed less what was sealed since. Amounts are above
  -- nothing, and so what comes to nothing on both sides was not moved at all.
  select k.account_id, k.day, sum(k.debit), sum(k.credit)
  from (
    select b.account_id, b.day, b.debit, b.credit
    from ledger.day_balance as b
    union all
    select side.account_id, e.effective_on, side.debit, side.credit
    from ledger.sealed_after(p_seal) as later (entry_id)
    join ledger.entry as e on e.id = later.entry_id
    join ledger.transfer as t on t.entry_id = e.id
    cross join lateral (values
      (t.debit_account, -t.amount_minor::numeric, 0::numeric),
      (t.credit_account, 0, -t.amount_minor)
    ) as side (account_id, debit, credit)
  ) as k
  where p_seal < (select max(s.seal) from ledger.seal as s)
  group by k.account_id, k.day
  having sum(k.debit) <> 0 or sum(k.credit) <> 0
  union all
  -- A moment of the past: read anew.
  select t.debit_account, e.effective_on, sum(t.amount_minor), 0::numeric
  from ledger.transfer as t
  join ledger.entry as e on e.id = t.entry_id
  where p_seal is null and p_known_at < 'infinity' and e.recorded_at <= p_known_at
    and (p_account_group is null or t.account_group = p_account_group)
  group by 1, 2
  union all
  select t.credit_account, e.effective_on, 0::numeric, sum(t.amount_minor)
  from ledger.transfer as t
  join ledger.entry as e on e.id = t.entry_id
  where p_seal is null and p_known_at < 'infinity' and e.recorded_at <= p_known_at
    and (p_account_group is null or t.account_group = p_account_group)
  group by 1, 2
$$;

comment on function ledger.daily(timestamptz, bigint, text) is
  'What moved each account on each day, in minor units, as known at a moment, or by a seal where '
  'p_seal is given; an account and day may come in several rows. It reads the fold of the sealed '
  'entries, with the unsealed ones for now, and less what was sealed since for an earlier seal; for '
  'a moment of the past the whole journal, or only the group p_account_group, for callers that want '
  'no accounts of another. The one engine under every report.';
