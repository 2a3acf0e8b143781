create or replace function giving.require_pledges(
  p_campaign_ids integer[],
  p_campaign integer[],
  p_kept boolean[],
  p_days date[],
  p_received date[],
  p_pledges bigint[],
  p_fulfilled bigint[])
returns void
language plpgsql
as $$
declare
  v_pledge record;
begin
  for v_pledge in
    select g.pledge as id, sum(g.fulfilled) as fulfilled, min(g.day) as day,
           min(g.received) as received, min(g.campaign) as campaign,
           max(g.campaign) as other_campaign
    from unnest(p_campaign, p_kept, p_days, p_received, p_pledges, p_fulfilled)
      as g (campaign, kept, day, received, pledge, fulfilled)
    where g.kept and g.pledge > 0
    group by g.pledge
    order by g.pledge
  loop
    if v_pledge.campaign <> v_pledge.other_campaign or not exists (
      select from giving.pledge as p
      where p.id = v_pledge.id and p.campaign_id = p_campaign_ids[v_pledge.campaign])
    then
      raise exception using
        errcode = 'CL070', message = 'the pledge was made to another campaign';
    end if;
    if v_pledge.fulfilled > giving.lock_pledge(v_pledge.id) then
      raise exception using
        errcode = '40001',
        message = 'the pledge was paid or cancelled by somebody else at this moment';
    end if;
    if v_pledge.day < giving.pledge_stands_from(v_pledge.id) then
      raise exception using
        errcode = 'CL007', column = 'pledge',
        message = format('the pledge stands in the books from %s on: nothing can be taken from it '
                         'on %s', giving.pledge_stands_from(v_pledge.id), v_pledge.received),
        hint = 'Leave out the pledge, or check the day.';
    end if;
  end loop;
end
$$;

comment on function giving.require_pledges(
  integer[], integer[], boolean[], date[], date[], bigint[], bigint[]) is
  'Locks the pledges of many gifts and refuses what giving.record_donation refuses: one of another '
  'campaign (CL070), one that is given more than is outstanding (40001, to be planned again), one '
  'that is not there yet (CL007). Internal.';
