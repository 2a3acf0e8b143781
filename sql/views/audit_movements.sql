create or replace view audit.movements as
select b.code as body, o.code as member,
       case
         when said.is_reversal then 'reversal'
         when m.kind = 'opening' and 'Reclassified' in (booked.debit, booked.credit)
           then 'revised'
         when m.kind = 'join' and booked.credit = 'Rejoined' then 'rejoined'
         when m.kind = 'join' then 'joined'
         when m.kind = 'leave' then 'left'
         when m.kind = 'class' then 'class changed'
         when m.kind = 'merge-out' then 'merged'
         when m.kind = 'merge-in' then 'succeeded'
         when m.kind = 'identify' then 'identified'
         else m.kind
       end as kind,
       m.effective_on, m.date_precision, said.entry_id, said.reverses, m.count, m.class,
       said.recorded_at, said.withdrawn_at, coalesce(booked.change, 0) as change, v.code as via,
       c.code as counterpart, m.requested_on, m.member_since, m.country, p.recorded_by,
       m.id as movement
from (
  select m.id, m.operation_id, m.recorded_at, m.entry_id, null::bigint as reverses,
         w.recorded_at as withdrawn_at, false as is_reversal
  from membership.movement as m
  left join membership.withdrawal as w on w.movement_id = m.id
  union all
  select w.movement_id, w.operation_id, w.recorded_at, e.id, m.entry_id, null, true
  from membership.withdrawal as w
  join membership.movement as m on m.id = w.movement_id
  left join ledger.entry as e on e.reverses = m.entry_id
) as said
join ledger.operation as p on p.id = said.operation_id
join membership.movement as m on m.id = said.id
join membership.body as b on b.id = m.body_id
left join membership.organisation as o on o.id = m.organisation_id
left join membership.organisation as v on v.id = m.via_id
left join membership.organisation as c on c.id = m.counterpart_id
left join lateral (
  select name.debit, name.credit,
         t.amount_minor * (
           (name.debit in ('Full', 'Associate', 'Unnamed'))::integer
           - (name.credit in ('Full', 'Associate', 'Unnamed'))::integer) as change
  from ledger.transfer as t
  join ledger.account as d on d.id = t.debit_account
  join ledger.account as k on k.id = t.credit_account
  cross join lateral (
    select split_part(d.name, ':', 3) as debit, split_part(k.name, ':', 3) as credit
  ) as name
  where t.entry_id = said.entry_id
) as booked on true;

comment on view audit.movements is
  'What happened between organisations and bodies: one row for each movement, and one more, of '
  'kind reversal, for each that a correction took back. The sum of change is the number of '
  'members, on any day and as known at any moment.';
comment on column audit.movements.body is 'The body.';
comment on column audit.movements.member is 'The organisation; null for members without names.';
comment on column audit.movements.kind is
  'opening, revised (a later count of the whole), joined, rejoined, left, class changed, merged, '
  'succeeded (took the place of a merged member), identified, or reversal of one of them.';
comment on column audit.movements.effective_on is 'When it happened.';
comment on column audit.movements.date_precision is
  'How exactly that is known: day, month, quarter, half-year or year.';
comment on column audit.movements.entry_id is
  'The entry that books it; null where a successor takes the place of a merged member.';
comment on column audit.movements.reverses is 'The entry that a reversal takes back.';
comment on column audit.movements.count is 'How many members it is about.';
comment on column audit.movements.class is 'full or associate, from this movement on.';
comment on column audit.movements.recorded_at is 'When it was recorded, by the database''s clock.';
comment on column audit.movements.withdrawn_at is 'When a correction took it back.';
comment on column audit.movements.change is
  'By how many the body''s members grew: negative if they became fewer.';
comment on column audit.movements.via is 'The member by way of which it is eligible.';
comment on column audit.movements.counterpart is 'The other organisation of a merger.';
comment on column audit.movements.requested_on is 'When leaving was asked for.';
comment on column audit.movements.member_since is
  'When an identified member really joined: information, counted nowhere.';
comment on column audit.movements.country is 
  'The organisation''s country as it was then; null for an international one.';
comment on column audit.movements.recorded_by is 'The database user who recorded it.';
comment on column audit.movements.movement is
  'The movement''s id, which a reversal has in common with what it takes back.';
