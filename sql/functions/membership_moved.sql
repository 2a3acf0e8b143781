create or replace function membership.moved(
  p_body text,
  p_from date,
  p_to date,
  p_flow text,
  p_known_at timestamptz,
  out body text,
  out member text,
  out name text,
  out country text,
  out day date,
  out date_precision text,
  out count bigint)
returns setof record
language sql
stable
security definer
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
  select b.code, o.code, n.name,
         case when o.id is not null then coalesce(m.country, 'INT') end,
         m.effective_on, m.date_precision,
         -- Who left is counted where the flow is debited, who came where it is credited.
         case when (a.id = t.debit_account) = (p_flow = 'left') then m.count else -m.count end
  from membership.body as b
  join membership.movement as m on m.body_id = b.id
  join ledger.transfer as t on t.entry_id = m.entry_id
  join ledger.account as a
    on a.id in (t.debit_account, t.credit_account)
    and a.name = 'Members:' || upper(b.code) || ':' || initcap(p_flow)
  left join membership.organisation as o on o.id = m.organisation_id
  left join lateral membership.name_at(o.id, p_to, p_known_at) as n (name) on true
  where b.code = coalesce(p_body, b.code)
    and p_flow in ('joined', 'rejoined', 'left', 'reclassified')
    and m.effective_on between p_from and p_to
    and m.recorded_at <= p_known_at
    and not exists (
      select from membership.withdrawal as w
      where w.movement_id = m.id and w.recorded_at <= p_known_at)
  union all
  select b.code, o.code, n.name, coalesce(f.country, 'INT'), f.joined_on, f.date_precision, 1
  from membership.body as b
  join membership.affiliation as f on f.body_id = b.id
  join membership.organisation as o on o.id = f.organisation_id
  cross join lateral membership.name_at(o.id, p_to, p_known_at) as n (name)
  where b.code = coalesce(p_body, b.code)
    and p_flow = 'members'
    and f.during @> p_to
    and f.known @> p_known_at
  union all
  select b.code, null, null, null, null, null, unnamed.members
  from membership.body as b
  cross join lateral (
    select sum(case when a.id = t.debit_account then t.amount_minor else -t.amount_minor end)::bigint
    from ledger.account as a
    join ledger.transfer as t
      on a.id in (t.debit_account, t.credit_account) and t.account_group = 'statistical'
    join ledger.entry as e on e.id = t.entry_id
    where a.name = 'Members:' || upper(b.code) || ':Unnamed'
      and e.effective_on <= p_to
      and e.recorded_at <= p_known_at
  ) as unnamed (members)
  where b.code = coalesce(p_body, b.code) and p_flow = 'members' and unnamed.members <> 0
  order by 1, 5 nulls last, 2
$$;

comment on function membership.moved(text, date, date, text, timestamptz) is
  'Who is behind a number of the growth of a body, or of all (null), from one day to another, as '
  'known at a moment: those who joined, rejoined, left or were reclassified, or the members at '
  'its close. The counts add up to the number; a row without a member counts unnamed ones.';
