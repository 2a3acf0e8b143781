create or replace view audit.report_schedules as
select
  s.id as schedule,
  s.report,
  s.scope,
  s.frequency,
  s.send_day,
  s.starting,
  s.dialect,
  s.state,
  (select string_agg(
     case when r.name is null then r.address else r.name || ' <' || r.address || '>' end, ', '
     order by r.ordinal)
   from reporting.recipient as r
   where r.schedule_id = s.id) as recipients,
  o.recorded_at as added_at,
  o.recorded_by as added_by,
  c.recorded_at as changed_at,
  c.recorded_by as changed_by
from reporting.schedule as s
join ledger.operation as o on o.id = s.operation_id
left join ledger.operation as c on c.id = s.changed_by;

comment on view audit.report_schedules is
  'Which reports are sent, for which periods, to whom: staff and board, whom auditors may know.';
comment on column audit.report_schedules.schedule is 'Its number.';
comment on column audit.report_schedules.report is
  'growth, campaign, members, donations, trial-balance, activities or position.';
comment on column audit.report_schedules.scope is 'The body''s or the campaign''s code, or all.';
comment on column audit.report_schedules.frequency is 'monthly, quarterly or yearly.';
comment on column audit.report_schedules.send_day is
  'On which day of the month after the period''s end it becomes due.';
comment on column audit.report_schedules.starting is 'First day of the first period.';
comment on column audit.report_schedules.dialect is 'How the CSV is written.';
comment on column audit.report_schedules.state is 'active, paused or removed.';
comment on column audit.report_schedules.recipients is 'Mail addresses, with commas between them.';
comment on column audit.report_schedules.added_at is 'When it was added.';
comment on column audit.report_schedules.added_by is 'The database user who added it.';
comment on column audit.report_schedules.changed_at is 'When its state was changed last.';
comment on column audit.report_schedules.changed_by is 'The database user who did.';
