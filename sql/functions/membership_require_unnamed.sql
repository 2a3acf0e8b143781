create or replace function membership.require_unnamed(p_operation_id bigint, p_option text)
returns void
language plpgsql
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
declare
  v_account_ids integer[];
  v_short record;
begin
  v_account_ids := array(
    select distinct a.id
    from ledger.entry as e
    join ledger.transfer as t on t.entry_id = e.id
    join ledger.account as a on a.id = t.credit_account
    where e.operation_id = p_operation_id and a.name like 'Members:%:Unnamed');
  if v_account_ids = '{}' then
    return;
  end if;
  -- Two officers who take from the same members one after the other, also without our commands.
  perform from ledger.account as a where a.id = any (v_account_ids) order by a.id
  for no key update;
  select lower(split_part(a.name, ':', 2)) as body, step.day, step.before
  into v_short
  from (
    select s.account_id, s.day,
           sum(s.now) over w as now, sum(s.before) over w as before
    from (
      select a.id as account_id, e.effective_on as day, sum(side.n) as now,
             coalesce(sum(side.n) filter (where e.operation_id <> p_operation_id), 0) as before
      from unnest(v_account_ids) as a (id)
      join ledger.transfer as t
        on a.id in (t.debit_account, t.credit_account) and t.account_group = 'statistical'
      join ledger.entry as e on e.id = t.entry_id
      cross join lateral (
        select case when a.id = t.debit_account then t.amount_minor else -t.amount_minor end
      ) as side (n)
      group by a.id, e.effective_on
    ) as s
    window w as (partition by s.account_id order by s.day)
  ) as step
  join ledger.account as a on a.id = step.account_id
  where step.now < 0
  order by step.day
  limit 1;
  if found then
    raise exception using
      errcode = 'CL011',
      column = p_option,
      message = case v_short.before
        when 0 then format('no member of %s is without a name on %s', v_short.body, v_short.day)
        else format('only %s members of %s are without a name on %s', v_short.before,
                    v_short.body, v_short.day)
      end,
      hint = 'For a member that was not counted so far: coopledger member join; for a count that '
        || 'was too low: coopledger member opening again.';
  end if;
end
$$;

comment on function membership.require_unnamed(bigint, text) is
  'Refuses (CL011, naming the option) an operation after which a body would have fewer than no '
  'members without a name on some day. Internal.';
