create or replace function giving.require_postings(
  p_campaigns text[],
  p_campaign integer[],
  p_methods text[],
  p_values bigint[],
  p_fee_values bigint[],
  p_fulfilled bigint[],
  p_accounts text[],
  p_owners integer[],
  p_roles integer[],
  p_gifts integer[],
  p_debits integer[],
  p_credits integer[],
  p_moved bigint[])
returns void
language plpgsql
as $$
declare
  v_wrong record;
begin
  if cardinality(p_owners) is distinct from cardinality(p_accounts) then
    raise exception using errcode = 'CL070', message = 'an account was given twice';
  end if;
  -- One pass over the transfers: what each gift moved of its campaign's accounts, and the place of
  -- one that it must not move.
  with moved as (
    select side.gift,
           coalesce(sum(side.minor) filter (where side.role = 1), 0) as received,
           coalesce(sum(side.minor) filter (where side.role = 2), 0) as fees,
           coalesce(sum(side.minor) filter (where side.role = 3), 0) as given,
           coalesce(sum(side.minor) filter (where side.role = 4), 0) as used,
           coalesce(sum(side.minor) filter (where side.role = 5), 0) as outstanding,
           coalesce(sum(side.minor) filter (where side.role = 6), 0) as promised,
           max(side.account) filter (where side.role = 7) as foreign_account,
           max(side.account) as account
    from (
      select t.gift, t.account, t.minor,
             case when p_roles[t.account] between 1 and 6
                 and p_owners[t.account] <> p_campaign[t.gift] then 7
               else p_roles[t.account] end as role
      from unnest(
        p_gifts || p_gifts, p_debits || p_credits,
        p_moved || array(select -m from unnest(p_moved) as m)) as t (gift, account, minor)
      where p_roles[t.account] is distinct from 0
    ) as side
    group by side.gift
  ),
  wrong as (
    select p_campaigns[p_campaign[m.gift]] as campaign,
           p_accounts[coalesce(m.foreign_account, m.account)] as account
    from moved as m
    cross join lateral (
      select case p_methods[m.gift] when 'in-kind' then p_values[m.gift] else 0 end as in_kind
    ) as kind
    where (m.received = kind.in_kind - p_values[m.gift]
      and m.fees = p_fee_values[m.gift]
      and m.given = -kind.in_kind and m.used = kind.in_kind
      and m.outstanding = -p_fulfilled[m.gift] and m.promised = p_fulfilled[m.gift]
      and m.foreign_account is null) is not true
    limit 1
  )
  select (select count(*) from moved) as gifts, w.campaign, w.account
  into v_wrong
  from (select) as one
  left join wrong as w on true;
  if v_wrong.campaign is not null or v_wrong.account is not null then
    perform giving.refuse_posting(v_wrong.campaign, v_wrong.account);
  end if;
  if v_wrong.gifts <> cardinality(p_campaign) then
    raise exception using errcode = 'CL070', message = 'a gift came without its transfers';
  end if;
end
$$;

comment on function giving.require_postings(
  text[], integer[], text[], bigint[], bigint[], bigint[], text[], integer[], integer[], integer[],
  integer[], integer[], bigint[]) is
  'The rule of giving.require_posting for many gifts: refuses (CL070) one whose transfers do not '
  'move its campaign''s accounts by exactly what it says, or that moves another account that only '
  'documents or statements move. Internal.';
