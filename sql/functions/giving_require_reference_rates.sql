create or replace function giving.require_reference_rates(
  p_campaign_ids integer[],
  p_campaign integer[],
  p_currencies text[],
  p_days date[],
  p_rates numeric[],
  p_rate_days date[])
returns void
language plpgsql
as $$
begin
  if array_remove(p_rate_days, null) = '{}' then
    return;
  end if;
  if exists (
    select
    from (
      select distinct g.campaign, g.currency, g.day, g.rate, g.rate_day
      from unnest(p_campaign, p_currencies, p_days, p_rates, p_rate_days)
        as g (campaign, currency, day, rate, rate_day)
      where g.rate_day is not null
    ) as g
    join giving.campaign as c on c.id = p_campaign_ids[g.campaign]
    cross join lateral ledger.reference_rate(g.currency, c.currency, g.day) as r
    where (r.rate, r.rate_on) is distinct from (g.rate, g.rate_day))
  then
    raise exception using
      errcode = '40001',
      message = 'a reference rate was corrected by somebody else at this moment';
  end if;
end
$$;

comment on function giving.require_reference_rates(
  integer[], integer[], text[], date[], numeric[], date[]) is
  'Refuses (40001, to be planned again) a gift that says to be valued at a reference rate which is '
  'not that of its day. Internal.';
