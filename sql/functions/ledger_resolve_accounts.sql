create or replace function ledger.resolve_accounts(
  p_names text[],
  p_units text[],
  out ids integer[],
  out groups text[],
  out last_days date[])
language plpgsql
as $$
begin
  -- Places count from 1. Arrays that count otherwise would mean one account here and another to
  -- those who look at p_names themselves.
  if (array_lower(p_names, 1), array_ndims(p_names), array_lower(p_units, 1), array_ndims(p_units))
    is distinct from (1, 1, 1, 1)
  then
    raise exception using
      errcode = 'CL070', message = 'accounts and their units are to be counted from 1';
  end if;
  for v_attempt in 1..2 loop
    -- The share lock is the one that the foreign keys take anyway. Taken here, it makes an
    -- account that is being closed wait for us, or us for it.
    select array_agg(found.id order by wanted.place),
           array_agg(found.account_group order by wanted.place),
           array_agg(found.last_day order by wanted.place)
    into ids, groups, last_days
    from unnest(p_names, p_units) with ordinality as wanted (name, unit, place)
    left join lateral (
      select a.id, a.account_group,
             case when a.closed_on is null then a.last_day else '-infinity' end as last_day
      from ledger.account as a
      where a.name = wanted.name and a.unit = wanted.unit
      for key share
    ) as found on true;
    if array_position(ids, null) is null then
      return;
    end if;
    -- A first dollar in the till: open the account's row for that currency and look again.
    insert into ledger.account (
      name, unit, unit_kind, number, moved_by, any_currency, description, last_day)
    select distinct on (wanted.name, u.code)
      a.name, u.code, u.kind, a.number, a.moved_by, true, a.description, u.last_day
    from unnest(p_names, p_units) as wanted (name, unit)
    join ledger.unit as u on u.code = wanted.unit and u.kind = 'currency'
    join ledger.account as a on a.name = wanted.name and a.any_currency
    order by wanted.name, u.code, a.id
    on conflict do nothing;
  end loop;
  raise exception using
    errcode = 'CL002',
    column = 'account',
    message = (
      select format('there is no account %s that holds %s', wanted.name, wanted.unit)
      from unnest(p_names, p_units, ids) as wanted (name, unit, id)
      where wanted.id is null
      limit 1),
    hint = 'coopledger account list shows the chart; coopledger account open adds to it.';
end
$$;

comment on function ledger.resolve_accounts(text[], text[]) is
  'The accounts of these names and units, in order and locked against closing; opens the row of '
  'an account that takes any currency. Raises CL002 for one that does not exist. Internal.';
