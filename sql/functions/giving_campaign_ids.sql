create or replace function giving.campaign_ids(p_campaigns text[])
returns integer[]
language plpgsql
as $$
declare
  v_ids integer[] := array(
    select coalesce((select c.id from giving.campaign as c where c.code = w.code), 0)
    from unnest(p_campaigns) with ordinality as w (code, place)
    order by w.place);
begin
  if 0 = any (v_ids) then
    raise exception using
      errcode = 'CL006', column = 'campaign',
      message = format('there is no campaign %s', p_campaigns[array_position(v_ids, 0)]),
      hint = 'coopledger campaign list shows them.';
  end if;
  return v_ids;
end
$$;

comment on function giving.campaign_ids(text[]) is
  'The rows of these campaigns, in order. Raises CL006 for one that there is not. Internal.';
