create or replace view audit.bodies as
select b.code as body, b.name, b.kind, p.code as parent, b.scope, b.founded,
       array(
         select r.name from membership.body_rule as r where r.body_id = b.id
         order by r.name collate "C") as rules,
       s.counted_from, s.members, s."full", s.associate, s.unnamed, s.countries,
       s.named_countries, s.reach
from membership.body as b
left join membership.body as p on p.id = b.parent_id
cross join lateral audit.standing(b.code, 'infinity', 'infinity') as s;

comment on view audit.bodies is
  'The bodies that organisations affiliate to, a tree, and how each stands now. Members of a body '
  'are its own: adding bodies up would count an organisation as often as it is affiliated.';
comment on column audit.bodies.body is 'Code, such as cicopa.';
comment on column audit.bodies.name is 'Full name.';
comment on column audit.bodies.kind is 'global, regional or sectoral.';
comment on column audit.bodies.parent is 'The body that it is part of.';
comment on column audit.bodies.scope is 'The region or sector in words.';
comment on column audit.bodies.founded is 'Year of foundation, where known.';
comment on column audit.bodies.rules is 'Its rules of eligibility, in words.';
comment on column audit.bodies.counted_from is
  'The day of its opening, or of its first movement if it has none; null if it has no movement.';
comment on column audit.bodies.members is 'Its members; null if it is not counted.';
comment on column audit.bodies."full" is 'Full members by name.';
comment on column audit.bodies.associate is 'Associate members by name.';
comment on column audit.bodies.unnamed is 'Members known only as a number.';
comment on column audit.bodies.countries is
  'Countries of its members; null while some have no name.';
comment on column audit.bodies.named_countries is 'Countries of those members that have a name.';
comment on column audit.bodies.reach is
  'Distinct named organisations in it or in any body inside it: not its members, and no growth.';
