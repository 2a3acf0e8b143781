create or replace view membership.broken_merger as
select
  m.id as movement_id,
  b.code as body,
  m.organisation_id,
  m.counterpart_id,
  gone.code as member,
  heir.code as successor,
  m.effective_on
from membership.movement as m
join membership.body as b on b.id = m.body_id
join membership.organisation as gone on gone.id = m.organisation_id
join membership.organisation as heir on heir.id = m.counterpart_id
where m.kind = 'merge-out'
  and not exists (select from membership.withdrawal as w where w.movement_id = m.id)
  and not exists (
    select from membership.affiliation as f
    where f.body_id = m.body_id and f.organisation_id = m.counterpart_id
      and upper_inf(f.known) and f.during @> m.effective_on
      and (m.entry_id is not null
        or f.class = (
          select place.class
          from membership.affiliation as place
          where place.body_id = m.body_id and place.organisation_id = m.organisation_id
            and upper_inf(place.known) and upper(place.during) = m.effective_on)));

comment on view membership.broken_merger is
  'Mergers whose successor, as is known now, was no member on that day, or took the place in '
  'another class than the merged one had. There are none.';
comment on column membership.broken_merger.movement_id is 'The movement of the merged one.';
comment on column membership.broken_merger.body is 'The body.';
comment on column membership.broken_merger.organisation_id is 'The merged organisation.';
comment on column membership.broken_merger.counterpart_id is 'Its successor.';
comment on column membership.broken_merger.member is 'Code of the merged organisation.';
comment on column membership.broken_merger.successor is 'Code of its successor.';
comment on column membership.broken_merger.effective_on is 'The day of the merger.';
