-- Reports that are mailed: who gets which when, what was sent, and what became of it.
--
-- What was sent stays, byte for byte; only the states of schedules and deliveries change.

create schema reporting;
comment on schema reporting is 'Scheduled reports: schedules, runs, and their delivery by mail.';

create table reporting.schedule (
  id integer generated always as identity primary key,
  operation_id bigint not null references ledger.operation (id),
  report text not null,
  scope text not null,
  frequency text not null,
  send_day smallint not null,
  starting date not null,
  dialect text not null,
  state text not null default 'active',
  changed_by bigint references ledger.operation (id),
  constraint schedule_is_of_one_operation unique (operation_id),
  constraint schedule_is_of_a_report check (report in ('growth', 'campaign')),
  constraint schedule_has_a_scope check (octet_length(scope) between 1 and 60),
  constraint schedule_frequency_is_known check (frequency in ('monthly', 'quarterly', 'yearly')),
  constraint every_month_has_the_day_of_sending check (send_day between 1 and 28),
  constraint schedule_starts_with_a_period check (
    starting = date_trunc(
      case frequency when 'monthly' then 'month' when 'quarterly' then 'quarter' else 'year' end,
      starting::timestamp)::date),
  constraint schedule_dialect_is_known check (dialect in ('rfc4180', 'excel-eu')),
  constraint schedule_state_is_known check (state in ('active', 'paused', 'removed'))
);
comment on table reporting.schedule is 'Which report is sent for which periods.';
comment on column reporting.schedule.id is 'Its number.';
comment on column reporting.schedule.operation_id is 'The operation that added it: who and when.';
comment on column reporting.schedule.report is 'growth or campaign.';
comment on column reporting.schedule.scope is
  'The body''s code, or all for every body; or the campaign''s code.';
comment on column reporting.schedule.frequency is 'monthly, quarterly or yearly.';
comment on column reporting.schedule.send_day is
  'On which day of the month after the period''s end it becomes due.';
comment on column reporting.schedule.starting is 'First day of the first period.';
comment on column reporting.schedule.dialect is 'How the CSV is written: rfc4180 or excel-eu.';
comment on column reporting.schedule.state is 'active, paused or removed.';
comment on column reporting.schedule.changed_by is 'The operation that changed the state last.';
call ledger.guard_reference('reporting.schedule', 'state', 'changed_by');

create table reporting.recipient (
  schedule_id integer not null references reporting.schedule (id),
  ordinal smallint not null,
  address text not null,
  name text,
  primary key (schedule_id, ordinal),
  constraint recipient_is_named_once unique (schedule_id, address),
  constraint recipients_count_from_one check (ordinal >= 1),
  constraint recipient_address_has_an_at check (
    address ~ '^[^@[:space:]]+@[^@[:space:]]+$' and octet_length(address) <= 254)
);
comment on table reporting.recipient is 'Who gets the reports of a schedule: staff and board.';
comment on column reporting.recipient.schedule_id is 'The schedule.';
comment on column reporting.recipient.ordinal is 'Place in the list, from 1.';
comment on column reporting.recipient.address is 'The mail address.';
comment on column reporting.recipient.name is 'The display name; null for none.';
call ledger.make_append_only('reporting.recipient');

-- Given before the run is stored, for the messages bear it.
create sequence reporting.run_number;
comment on sequence reporting.run_number is 'The numbers of runs; they have gaps.';

create table reporting.run (
  id bigint primary key,
  schedule_id integer references reporting.schedule (id),
  report text not null,
  scope text not null,
  step text not null,
  period_start date not null,
  period_end date not null,
  covers_from date not null,
  version smallint not null,
  seal bigint not null references ledger.seal (seal),
  parameters jsonb not null,
  subject text not null,
  produced_at timestamptz not null default clock_timestamp(),
  produced_by text not null default session_user,
  constraint scheduled_run_is_made_once unique (schedule_id, period_start, version),
  constraint run_is_of_a_report check (report in ('growth', 'campaign')),
  constraint run_step_is_known check (step in ('month', 'quarter', 'year')),
  constraint run_is_of_a_whole_period check (
    period_start = date_trunc(step, period_start::timestamp)::date
    and period_end = (period_start + case step
      when 'month' then interval '1 month' when 'quarter' then interval '3 months'
      else interval '1 year' end)::date - 1),
  constraint run_covers_its_period check (covers_from <= period_start),
  constraint versions_count_from_one check (version >= 1)
);
comment on table reporting.run is
  'Reports as they were produced: of which period, as known at which seal.';
comment on column reporting.run.id is 'Its number.';
comment on column reporting.run.schedule_id is 'The schedule; null where somebody asked for it.';
comment on column reporting.run.report is 'growth or campaign.';
comment on column reporting.run.scope is 'The body''s or the campaign''s code, or all.';
comment on column reporting.run.step is 'month, quarter or year.';
comment on column reporting.run.period_start is 'First day of the period.';
comment on column reporting.run.period_end is 'Last day of the period.';
comment on column reporting.run.covers_from is 'First day of the first row of its table.';
comment on column reporting.run.version is
  '1 for what a schedule made; what is asked for counts on from there.';
comment on column reporting.run.seal is 'The seal by which everything in it was known.';
comment on column reporting.run.parameters is 'What else it was made with.';
comment on column reporting.run.subject is 'The subject of its mail.';
comment on column reporting.run.produced_at is 'When, by the database''s clock.';
comment on column reporting.run.produced_by is 'The session''s user.';
-- Two who ask at the same moment do not get the same version.
create unique index version_is_given_once
  on reporting.run (report, scope, step, period_start, version) where schedule_id is null;
call ledger.make_append_only('reporting.run');

create table reporting.run_part (
  run_id bigint not null references reporting.run (id),
  ordinal smallint not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  sha256 bytea not null,
  primary key (run_id, ordinal),
  constraint part_is_named_once unique (run_id, name),
  constraint parts_count_from_one check (ordinal >= 1),
  constraint part_has_its_hash check (sha256 = sha256(content))
);
comment on table reporting.run_part is 'What a report consists of, byte for byte.';
comment on column reporting.run_part.run_id is 'The run.';
comment on column reporting.run_part.ordinal is 'Place, from 1.';
comment on column reporting.run_part.name is 'Name as a file.';
comment on column reporting.run_part.media_type is 'text/csv, text/html, image/png and the like.';
comment on column reporting.run_part.content is 'The bytes.';
comment on column reporting.run_part.sha256 is 'SHA-256 of the bytes.';
call ledger.make_append_only('reporting.run_part');

create table reporting.delivery (
  id bigint generated always as identity primary key,
  run_id bigint not null references reporting.run (id),
  ordinal smallint not null,
  address text not null,
  name text,
  message_id text not null,
  message bytea not null,
  sha256 bytea not null,
  queued_at timestamptz not null default clock_timestamp(),
  state text not null default 'queued',
  attempts smallint not null default 0,
  doubts smallint not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  give_up_at timestamptz not null default clock_timestamp() + interval '5 days',
  attempt_began_at timestamptz,
  lease_until timestamptz,
  last_code integer,
  last_text text,
  constraint delivery_goes_to_each_once unique (run_id, address),
  constraint deliveries_count_from_one unique (run_id, ordinal),
  constraint message_id_is_given_once unique (message_id),
  constraint message_has_its_hash check (sha256 = sha256(message)),
  constraint delivery_state_is_known check (
    state in ('queued', 'sending', 'accepted', 'retry', 'failed', 'in doubt')),
  constraint who_sends_has_a_lease check ((state = 'sending') = (lease_until is not null)),
  constraint attempts_are_counted check (attempts >= 0 and doubts between 0 and attempts)
);
comment on table reporting.delivery is 'A message to one recipient, and what became of it.';
comment on column reporting.delivery.id is 'Its number.';
comment on column reporting.delivery.run_id is 'The run that it brings.';
comment on column reporting.delivery.ordinal is 'Place among the run''s recipients, from 1.';
comment on column reporting.delivery.address is 'The mail address.';
comment on column reporting.delivery.name is 'The display name; null for none.';
comment on column reporting.delivery.message_id is 'Its Message-ID, the same each time it is sent.';
comment on column reporting.delivery.message is 'The whole message, the same each time.';
comment on column reporting.delivery.sha256 is 'SHA-256 of the message.';
comment on column reporting.delivery.queued_at is 'Since when it waits.';
comment on column reporting.delivery.state is
  'queued; sending; accepted by the server; retry: refused for now; failed: refused for ever, or '
  'too long; in doubt: perhaps accepted, and sent again.';
comment on column reporting.delivery.attempts is 'How often it was tried.';
comment on column reporting.delivery.doubts is
  'How often nobody knows whether it arrived: it may have come so many times more.';
comment on column reporting.delivery.next_attempt_at is 'When it may be tried again.';
comment on column reporting.delivery.give_up_at is 'When it is tried no more.';
comment on column reporting.delivery.attempt_began_at is 'When the last attempt began.';
comment on column reporting.delivery.lease_until is
  'Until when whoever sends it is believed to be alive; null while nobody sends it.';
comment on column reporting.delivery.last_code is 'The server''s last code; null for none.';
comment on column reporting.delivery.last_text is 'Its words, or what hindered.';
create index delivery_to_be_sent on reporting.delivery (run_id, ordinal)
  where state in ('queued', 'sending', 'retry', 'in doubt');
call ledger.guard_reference(
  'reporting.delivery', 'state', 'attempts', 'doubts', 'next_attempt_at', 'give_up_at',
  'attempt_began_at', 'lease_until', 'last_code', 'last_text');

create table reporting.attempt (
  delivery_id bigint not null references reporting.delivery (id),
  number smallint not null,
  began_at timestamptz not null,
  ended_at timestamptz not null default clock_timestamp(),
  outcome text not null,
  code integer,
  answer text not null,
  primary key (delivery_id, number),
  constraint attempts_count_from_one check (number >= 1),
  constraint outcome_is_known check (
    outcome in ('accepted', 'temporary', 'permanent', 'unknown'))
);
comment on table reporting.attempt is 'Every attempt at a delivery, once it is over.';
comment on column reporting.attempt.delivery_id is 'The delivery.';
comment on column reporting.attempt.number is 'Which attempt, from 1.';
comment on column reporting.attempt.began_at is 'When it began, by the database''s clock.';
comment on column reporting.attempt.ended_at is 'When its end was written down.';
comment on column reporting.attempt.outcome is 'accepted, temporary, permanent or unknown.';
comment on column reporting.attempt.code is 'The server''s code; null for none.';
comment on column reporting.attempt.answer is 'Its words, or what hindered.';
call ledger.make_append_only('reporting.attempt');

create table reporting.round (
  id bigint generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null default clock_timestamp(),
  host text not null,
  runs integer not null,
  accepted integer not null,
  waiting integer not null,
  failed integer not null,
  problem text,
  constraint round_ends_after_it_began check (began_at <= ended_at),
  constraint round_counts_are_counts check (least(runs, accepted, waiting, failed) >= 0)
);
comment on table reporting.round is 'Each time the scheduled job has come to its end.';
comment on column reporting.round.id is 'Its number.';
comment on column reporting.round.began_at is 'When, by the database''s clock.';
comment on column reporting.round.ended_at is 'When it was over.';
comment on column reporting.round.host is 'On which machine.';
comment on column reporting.round.runs is 'How many reports it produced.';
comment on column reporting.round.accepted is 'How many deliveries were accepted.';
comment on column reporting.round.waiting is 'How many are to be tried again.';
comment on column reporting.round.failed is 'How many were given up.';
comment on column reporting.round.problem is 'Why a report could not be made; null for none.';
call ledger.make_append_only('reporting.round');
