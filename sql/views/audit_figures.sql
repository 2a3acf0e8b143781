create or replace view audit.figures as
select subject, unit, as_of, value, qualifier, source, evidenced, difference, state, figure,
       reason, subject_kind, recorded_at, recorded_by
from audit.figures_at('infinity');

comment on view audit.figures is
  'Published figures beside the evidence: numbers that somebody stated of a body or of a member, '
  'each with its source, and what the register says of them. They are never overwritten.';
comment on column audit.figures.subject is 'Code of the body or member that it is about.';
comment on column audit.figures.unit is
  'What it counts: ORG, FULL, ASSOCIATE, COUNTRY, PERSON, WORKER, ENTERPRISE and the like.';
comment on column audit.figures.as_of is 'The day it is about; null where none was stated.';
comment on column audit.figures.value is 'The stated number.';
comment on column audit.figures.qualifier is 'exact, about or at least.';
comment on column audit.figures.source is 'Who said so, and where.';
comment on column audit.figures.evidenced is
  'What the register has at the close of that day; where only the source contradicts itself, the '
  'sum of its classes; null where there is no evidence.';
comment on column audit.figures.difference is 'Value less evidenced.';
comment on column audit.figures.state is
  'equal, differs, not counted (there is no evidence), undated, or accepted (it differs, and '
  'somebody said why that is so). At least: the evidence is no smaller. About: the evidence '
  'rounded to as many digits as the value shows before its zeros is the value.';
comment on column audit.figures.figure is 'Its number, for coopledger reconcile --accept.';
comment on column audit.figures.reason is
  'Of an accepted figure the reason that was given, else what was found; null if equal.';
comment on column audit.figures.subject_kind is 'body or member.';
comment on column audit.figures.recorded_at is 'When it was recorded, by the database''s clock.';
comment on column audit.figures.recorded_by is 'The database user who recorded it.';
