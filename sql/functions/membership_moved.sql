create or replace function membership.moved(
  p_body text,
  p_from date,
  p_to date,
  p_flow text,
  p_known_at timestamptz,
  p_seal bigint default null,
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
  join membership.movements_at(p_known_at, p_seal) as m on m.body_id = b.id
  join ledger.transfer as t on t.entry_id = m.entry_id
  join ledger.account as a
    on a.id in (t.debit_account, t.credit_account)
    and a.name = 'Members:' || upper(b.code) || ':' || initcap(p_flow)
  left join membership.organisation as o on o.id = m.organisation_id
  left join lateral membership.name_at(o.id, p_to, p_known_at, p_seal) as n (name) on true
  where b.code = coalesce(p_body, b.code)
    and p_flow in ('joined', 'rejoined', 'left', 'reclassified')
    and m.effective_on between p_from and p_to
  union all
  select b.code, o.code, n.name, coalesce(f.country, 'INT'), f.joined_on, f.date_precision, 1
  from membership.body as b
  join membership.affiliations_at(p_known_at, p_seal) as f on f.body_id = b.id
  join membership.organisation as o on o.id = f.organisation_id
  cross join lateral membership.name_at(o.id, p_to, p_known_at, p_seal) as n (name)
  where b.code = coalesce(p_body, b.code)
    and p_flow = 'members'
    and f.during @> p_to
  union all
  select b.code, null, null, null, null, null, unnamed.members
  from membership.body as b
  join ledger.account as a on a.name = 'Members:' || upper(b.code) || ':Unnamed'
  join (
    select d.account_id, sum(d.debit - d.credit)::bigint as members
    from ledger.daily(p_known_at, p_seal, 'statistical') as d
    where d.day <= p_to
      and d.account_id = any (array(
        select a.id from ledger.account as a where a.name like 'Members:%:Unnamed'))
    group by d.account_id
  ) as unnamed on unnamed.account_id = a.id
  where b.code = coalesce(p_body, b.code) and p_flow = 'members' and unnamed.members <> 0
  order by 1, 5 nulls last, 2
$$;

comment on function membership.moved(text, date, date, text, timestamptz, bigint) is
  'Who is behind a number of the growth of a body, or of all (null), from one day to another, as '
  'known at a moment, or by a seal: those who joined, rejoined, left or were reclassified, or the members at '
  'its close. The counts add up to the number; a row without a member counts unnamed ones.';
