-- Months close for money and reopen with a reason; what came late keeps its own day too.

-- What bends a rule is an act: who and when is the operation's to say, the act says what and why.
create table ledger.act (
  operation_id bigint primary key references ledger.operation (id),
  kind text not null,
  subject text not null,
  reason text not null,
  detail text,
  constraint act_kind_is_known check (kind in (
    'period.close', 'period.reopen', 'donor.erase', 'role.grant', 'role.revoke')),
  constraint act_has_a_subject check (octet_length(subject) between 1 and 200),
  constraint reopening_needs_a_reason check (kind <> 'period.reopen' or reason <> ''),
  constraint act_reason_is_not_endless check (octet_length(reason) <= 10000)
);
comment on table ledger.act is
  'Acts that bend a rule or set one: closing and reopening months, erasing persons, granting roles.';
comment on column ledger.act.operation_id is 'The operation: who and when.';
comment on column ledger.act.kind is
  'period.close, period.reopen, donor.erase, role.grant or role.revoke.';
comment on column ledger.act.subject is 'Which month, donor or user; never a person''s name.';
comment on column ledger.act.reason is 'Why; empty where none is asked for.';
comment on column ledger.act.detail is 'What was found or done, in words.';
call ledger.make_append_only('ledger.act');

alter table ledger.period add column closed_by bigint references ledger.operation (id);
comment on column ledger.period.closed_by is
  'The operation that closed the month for money; null while it is open.';
-- Posting locks the row in share mode, closing it changes it: each waits for the other.
drop trigger append_only on ledger.period;
call ledger.guard_reference('ledger.period', 'closed_by');

alter table ledger.entry add column occurred_on date;
comment on column ledger.entry.occurred_on is
  'The day on which it happened, where its month was closed and it was posted late; else null.';
alter table ledger.entry
  add constraint entry_posted_late_happened_before check (
    occurred_on < effective_on and occurred_on >= '1800-01-01');
comment on column ledger.entry.effective_on is
  'The day on which it counts: that on which it happened, unless it was posted late.';

-- How the organisation keeps its books.
create table ledger.books (
  only_row boolean primary key default true,
  fiscal_year_start smallint not null default 1,
  constraint books_are_one check (only_row),
  constraint fiscal_year_starts_in_a_month check (fiscal_year_start between 1 and 12)
);
comment on table ledger.books is 'How the organisation keeps its books.';
comment on column ledger.books.only_row is 'Always true.';
comment on column ledger.books.fiscal_year_start is
  'The month in which a fiscal year begins; a year bears the number of the one in which it ends.';
insert into ledger.books default values;

-- These take one argument more now; with other arguments a function is another function.
drop function if exists ledger.post_entry(
  bigint, timestamptz, text, text, date, text, text[], text[], integer[], integer[], bigint[],
  jsonb);
drop function if exists ledger.post_entries(
  bigint, timestamptz, text[], text[], text[], text[], date[], bigint[], smallint[],
  integer[], smallint[], integer[], integer[], bigint[]);
drop function if exists ledger.post_reversal(bigint, timestamptz, bigint, date);
drop function if exists ledger.record_entry(
  text, jsonb, jsonb, date, text[], text[], integer[], integer[], bigint[]);
drop function if exists ledger.reverse_entry(text, jsonb, jsonb, bigint, date);
drop function if exists giving.record_donation(
  text, jsonb, jsonb, text, text, date, date, text, text, text, bigint, bigint, bigint, bigint,
  bigint, numeric, bigint, bigint, bigint, text[], text[], integer[], integer[], bigint[]);
drop function if exists giving.refund_donation(
  text, jsonb, jsonb, bigint, smallint, date, bigint, bigint, bigint, text, bigint, bigint,
  text[], text[], integer[], integer[], bigint[]);
drop function if exists giving.void_document(text, jsonb, jsonb, text, bigint);
drop function if exists giving.record_pledge(
  text, jsonb, jsonb, text, text, date, date, bigint, text[], text[], integer[], integer[],
  bigint[]);
drop function if exists giving.cancel_pledge(
  text, jsonb, jsonb, bigint, date, bigint, text[], text[], integer[], integer[], bigint[]);
