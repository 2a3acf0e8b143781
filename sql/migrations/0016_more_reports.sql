-- More reports are mailed, and what all recipients of a run get alike is stored once.

alter table reporting.schedule drop constraint schedule_is_of_a_report;
alter table reporting.schedule add constraint schedule_is_of_a_report check (
  report in (
    'growth', 'campaign', 'members', 'donations', 'trial-balance', 'activities', 'position'));
comment on column reporting.schedule.report is
  'growth, campaign, members, donations, trial-balance, activities or position.';
comment on column reporting.schedule.scope is
  'The body''s code or the campaign''s; all for every body, every campaign or the whole books.';

alter table reporting.run drop constraint run_is_of_a_report;
alter table reporting.run add constraint run_is_of_a_report check (
  report in (
    'growth', 'campaign', 'members', 'donations', 'trial-balance', 'activities', 'position'));
comment on column reporting.run.report is
  'growth, campaign, members, donations, trial-balance, activities or position.';

-- Context: the messages of a run differ in who gets them, and are long; stored whole, fifty of them
-- make every check read and hash the same bytes fifty times. Choice: what they have in common is
-- kept once, what is a recipient's own beside the delivery, each with its hash; the message is the
-- one behind the other. Rejected: to hash at the writing only, for then nobody would find a byte
-- that turned over later.
create table reporting.run_body (
  run_id bigint primary key references reporting.run (id),
  content bytea not null,
  sha256 bytea not null,
  constraint body_has_its_hash check (sha256 = sha256(content))
);
comment on table reporting.run_body is
  'What the messages of a run have in common: all behind their heads, byte for byte.';
comment on column reporting.run_body.run_id is 'The run.';
comment on column reporting.run_body.content is 'The bytes.';
comment on column reporting.run_body.sha256 is 'SHA-256 of the bytes.';
call ledger.make_append_only('reporting.run_body');

alter table reporting.delivery rename column message to head;
alter table reporting.delivery rename constraint message_has_its_hash to head_has_its_hash;
comment on column reporting.delivery.head is
  'What of the message is its own, the same each time; behind it comes the run''s body. Of a run '
  'without one it is the whole message.';
comment on column reporting.delivery.sha256 is 'SHA-256 of the head.';

-- With other arguments, or another answer, a function is another function.
drop function if exists reporting.record_run(
  bigint, integer, text, text, text, date, date, date, smallint, bigint, jsonb, text, text[],
  text[], bytea[], text[], text[], text[], bytea[]);
