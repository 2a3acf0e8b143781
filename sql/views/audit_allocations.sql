create or replace view audit.allocations as
select
  f.line_id as statement_line, f.ordinal as part, ledger.amount(f.amount_minor, u.scale) as amount,
  b.currency, f.explains, f.document, f.campaign, f.donor, f.account, f.entry_id,
  f.posted_on, f.recorded_at, f.reversed_by, o.recorded_by
from banking.part_fact as f
join banking.line as l on l.id = f.line_id
join banking.account as b on b.id = l.account_id
join ledger.unit as u on u.code = b.currency
join ledger.operation as o on o.id = f.operation_id;

comment on view audit.allocations is
  'What explains statement lines, in parts that come to no more than their line: each is an entry '
  'against the line''s suspense account. Those that were taken back stay, with what reversed them.';
comment on column audit.allocations.statement_line is 'The line.';
comment on column audit.allocations.part is 'Its place among all parts of the line, from 1.';
comment on column audit.allocations.amount is 'How much of the line, with its sign.';
comment on column audit.allocations.currency is 'The currency of the bank account.';
comment on column audit.allocations.explains is
  'gift, refund: made from the line; recorded-gift, recorded-refund: recorded by hand and seen on '
  'it; fees: a campaign''s; account: something else.';
comment on column audit.allocations.document is 'Number of the gift or refund.';
comment on column audit.allocations.campaign is 'Its campaign''s code.';
comment on column audit.allocations.donor is 'The donor''s pseudonym.';
comment on column audit.allocations.account is 'The account that explains fees and other things.';
comment on column audit.allocations.entry_id is 'The entry.';
comment on column audit.allocations.posted_on is 'The day on which the journal counts it.';
comment on column audit.allocations.recorded_at is 'When, by the database''s clock.';
comment on column audit.allocations.reversed_by is 'The entry that took it back; null if it stands.';
comment on column audit.allocations.recorded_by is 'The database user who explained it.';
