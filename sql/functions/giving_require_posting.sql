create or replace function giving.require_posting(
  p_campaign text,
  p_names text[],
  p_moves bigint[],
  p_accounts text[],
  p_units text[],
  p_debits integer[],
  p_credits integer[],
  p_amounts bigint[])
returns void
language plpgsql
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
declare
  v_currency text;
  v_wrong text;
begin
  select c.currency into v_currency from giving.campaign as c where c.code = p_campaign;
  if not found then
    raise exception using
      errcode = 'CL006', column = 'campaign',
      message = format('there is no campaign %s', p_campaign),
      hint = 'coopledger campaign list shows them.';
  end if;
  select coalesce(said.name, moved.name) into v_wrong
  from (
    select format(s.name, upper(p_campaign)) as name, v_currency as unit, s.minor
    from unnest(p_names, p_moves) as s (name, minor)
  ) as said
  full join (
    select p_accounts[m.place] as name, p_units[m.place] as unit, sum(m.minor) as minor
    from (
      select t.place, t.amount::numeric from unnest(p_debits, p_amounts) as t (place, amount)
      union all
      select t.place, -t.amount::numeric from unnest(p_credits, p_amounts) as t (place, amount)
    ) as m (place, minor)
    group by 1, 2
  ) as moved using (name, unit)
  where case
    when said.name is not null then said.minor is distinct from coalesce(moved.minor, 0)
    else exists (
      select from ledger.account as a where a.name = moved.name and a.moved_by <> 'anyone')
  end
  limit 1;
  if found then
    raise exception using
      errcode = 'CL070',
      message = format('a document of campaign %s does not move %s by what it says',
                       p_campaign, v_wrong);
  end if;
end
$$;

comment on function giving.require_posting(
  text, text[], bigint[], text[], text[], integer[], integer[], bigint[]) is
  'Refuses (CL070) a document''s entry that does not move each of the named accounts (%s stands '
  'for the campaign) by exactly so much, debit less credit in minor units of the campaign''s '
  'currency, or that moves another account that only documents or statements move. Internal.';
