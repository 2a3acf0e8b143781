create or replace view audit.report_rounds as
select
  r.id as round,
  r.began_at,
  r.ended_at,
  r.host,
  r.runs,
  r.accepted,
  r.waiting,
  r.failed,
  r.problem
from reporting.round as r;

comment on view audit.report_rounds is 'Each time the scheduled job has come to its end.';
comment on column audit.report_rounds.round is 'Its number.';
comment on column audit.report_rounds.began_at is 'When it began, by the database''s clock.';
comment on column audit.report_rounds.ended_at is 'When it was over.';
comment on column audit.report_rounds.host is 'On which machine.';
comment on column audit.report_rounds.runs is 'How many reports it produced.';
comment on column audit.report_rounds.accepted is 'How many deliveries were accepted.';
comment on column audit.report_rounds.waiting is 'How many are to be tried again.';
comment on column audit.report_rounds.failed is 'How many were given up.';
comment on column audit.report_rounds.problem is 'Why a report could not be made; null for none.';
