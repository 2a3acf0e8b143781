create or replace view audit.report_runs as
select
  r.id as run,
  r.schedule_id as schedule,
  r.report,
  r.scope,
  case r.step
    when 'month' then to_char(r.period_start, 'YYYY-MM')
    when 'quarter' then to_char(r.period_start, 'YYYY"-Q"Q')
    else to_char(r.period_start, 'YYYY') end as period,
  r.step,
  r.period_start,
  r.period_end,
  r.covers_from,
  r.version,
  r.seal,
  s.tree_size,
  encode(s.root, 'hex') as root,
  r.parameters,
  r.subject,
  r.produced_at,
  r.produced_by,
  (select string_agg(p.name || ' ' || encode(p.sha256, 'hex'), E'\n' order by p.ordinal)
   from reporting.run_part as p
   where p.run_id = r.id) as parts
from reporting.run as r
join ledger.seal as s on s.seal = r.seal;

comment on view audit.report_runs is
  'The reports that were produced to be mailed, each as known at a seal. Its CSV can be computed '
  'anew: coopledger report show.';
comment on column audit.report_runs.run is 'Its number.';
comment on column audit.report_runs.schedule is 'The schedule; null where somebody asked for it.';
comment on column audit.report_runs.report is
  'growth, campaign, members, donations, trial-balance, activities or position.';
comment on column audit.report_runs.scope is 'The body''s or the campaign''s code, or all.';
comment on column audit.report_runs.period is 'The period: 2017-06, 2017-Q2 or 2017.';
comment on column audit.report_runs.step is 'month, quarter or year.';
comment on column audit.report_runs.period_start is 'Its first day.';
comment on column audit.report_runs.period_end is 'Its last day.';
comment on column audit.report_runs.covers_from is 'First day of the first row of its table.';
comment on column audit.report_runs.version is
  '1 for what a schedule made; what is asked for counts on from there.';
comment on column audit.report_runs.seal is 'The seal by which everything in it was known.';
comment on column audit.report_runs.tree_size is 'How many entries were sealed by then.';
comment on column audit.report_runs.root is 'Their Merkle tree hash, in hex, as in the mail.';
comment on column audit.report_runs.parameters is 'What else it was made with.';
comment on column audit.report_runs.subject is 'The subject of its mail.';
comment on column audit.report_runs.produced_at is 'When, by the database''s clock.';
comment on column audit.report_runs.produced_by is 'The database user who did.';
comment on column audit.report_runs.parts is
  'The files that it consists of, a line each, with the SHA-256 of their bytes.';
