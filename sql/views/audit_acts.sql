create or replace view audit.acts as
select
  a.kind,
  a.subject,
  a.reason,
  a.detail,
  o.recorded_at,
  o.recorded_by,
  a.operation_id,
  s.seal
from ledger.act as a
join ledger.operation as o on o.id = a.operation_id
left join ledger.seal_operation as s on s.operation_id = a.operation_id;

comment on view audit.acts is
  'Acts that bend a rule or set one: months closed and reopened, persons erased, roles granted.';
comment on column audit.acts.kind is
  'period.close, period.reopen, donor.erase, role.grant or role.revoke.';
comment on column audit.acts.subject is 'Which month, donor or user.';
comment on column audit.acts.reason is 'Why, as stated.';
comment on column audit.acts.detail is 'What was found or done, in words.';
comment on column audit.acts.recorded_at is 'When, by the database''s clock.';
comment on column audit.acts.recorded_by is 'The database user who did it.';
comment on column audit.acts.operation_id is 'Its operation.';
comment on column audit.acts.seal is 'The seal that covers it; null until sealed.';
