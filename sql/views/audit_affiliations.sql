create or replace view audit.affiliations as
with recursive told as (
  -- A leave that a correction records anew keeps the reason that was given at first: it is that
  -- of the leave which the same operation took back, the nearest one if there are several.
  select m.id, m.body_id, m.organisation_id, m.effective_on, m.operation_id, m.entry_id,
         0 as steps, 0 as distance
  from membership.movement as m
  where m.kind = 'leave' and m.organisation_id is not null
  union all
  select t.id, t.body_id, t.organisation_id, m.effective_on, m.operation_id, m.entry_id,
         t.steps + 1, t.distance + abs(m.effective_on - t.effective_on)
  from told as t
  join membership.withdrawal as w on w.operation_id = t.operation_id
  join membership.movement as m
    on m.id = w.movement_id and m.kind = 'leave' and m.body_id = t.body_id
    and m.organisation_id = t.organisation_id
),
reason as (
  select distinct on (t.id) t.id as movement_id, x.content
  from told as t
  left join ledger.entry_text as x on x.entry_id = t.entry_id and x.field = 'reason'
  order by t.id, t.steps desc, t.distance
)
select o.code as member, names.name, coalesce(f.country, 'INT') as country, b.code as body,
       f.class, v.code as via, f.joined_on, f.left_on, f.date_precision,
       gone.reason as leave_reason, f.member_since, lower(f.known) as recorded_at,
       upper(f.known) as superseded_at, f.entry_id, lower(f.during) as from_on,
       upper(f.during) as until_on
from membership.affiliation as f
join membership.organisation as o on o.id = f.organisation_id
join membership.body as b on b.id = f.body_id
left join membership.organisation as v on v.id = f.via_id
cross join lateral (
  select n.name
  from membership.organisation_name as n
  where n.organisation_id = o.id
  order by n.effective_on desc, n.id desc
  limit 1
) as names
left join lateral (
  select r.content as reason
  from membership.movement as m
  join reason as r on r.movement_id = m.id
  left join membership.withdrawal as w on w.movement_id = m.id
  where m.body_id = f.body_id and m.organisation_id = f.organisation_id and m.kind = 'leave'
    and m.effective_on = f.left_on and m.recorded_at <= lower(f.known)
    and (w.recorded_at is null or w.recorded_at > lower(f.known))
) as gone on true;

comment on view audit.affiliations is
  'The register of who was a member of what: a row for each version. What is known now has no '
  'superseded_at; what was known at a moment was recorded by then and not superseded.';
comment on column audit.affiliations.member is 'The organisation''s code.';
comment on column audit.affiliations.name is 'Its legal name now.';
comment on column audit.affiliations.country is
  'Its country as it was, ISO 3166-1 alpha-2, or INT: international.';
comment on column audit.affiliations.body is 'The body''s code.';
comment on column audit.affiliations.class is 'full or associate.';
comment on column audit.affiliations.via is 'The member by way of which it is eligible.';
comment on column audit.affiliations.joined_on is
  'When the stay began, also where a change of class begins the row.';
comment on column audit.affiliations.left_on is
  'When the stay ended, a day that is not counted; null while it lasts or where only the class '
  'changes.';
comment on column audit.affiliations.date_precision is
  'How exactly the first day is known: day, month, quarter, half-year or year.';
comment on column audit.affiliations.leave_reason is
  'Why it left, as it was given when that was recorded; null for a merger.';
comment on column audit.affiliations.member_since is
  'When an identified member really joined: information, counted nowhere.';
comment on column audit.affiliations.recorded_at is 'From when on this was what is known.';
comment on column audit.affiliations.superseded_at is
  'When a later record took its place; null for what is known now.';
comment on column audit.affiliations.entry_id is 'The entry of the movement that began it.';
comment on column audit.affiliations.from_on is 'First day in this class.';
comment on column audit.affiliations.until_on is
  'First day that is not in this class any more; null while it lasts.';
