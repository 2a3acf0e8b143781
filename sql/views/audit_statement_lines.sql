create or replace view audit.statement_lines as
select
  l.id as line,
  l.statement_id as statement,
  a.code as account,
  l.ordinal,
  l.entry_place,
  l.detail_place,
  ledger.amount(l.amount_minor, u.scale) as amount,
  a.currency,
  l.is_reversal,
  l.booked_on,
  l.value_on,
  e.effective_on as posted_on,
  e.effective_on > l.booked_on as is_late,
  l.bank_reference,
  l.entry_reference,
  l.batch,
  l.kind,
  l.country,
  l.entry_id,
  ledger.amount(coalesce(o.rest_minor, 0), u.scale) as unexplained,
  encode(t.digest, 'hex') as texts_digest
from banking.line as l
join banking.account as a on a.id = l.account_id
join ledger.unit as u on u.code = a.currency
left join ledger.entry as e on e.id = l.entry_id
left join banking.open_line as o on o.id = l.id
left join banking.line_text as t on t.line_id = l.id;

comment on view audit.statement_lines is
  'What banks have booked, a row a line; each is an entry of its own. Who paid stands in none of '
  'its columns.';
comment on column audit.statement_lines.line is 'Its number.';
comment on column audit.statement_lines.statement is 'The statement that told it first.';
comment on column audit.statement_lines.account is 'Code of the bank account.';
comment on column audit.statement_lines.ordinal is 'Place in the statement, oldest first.';
comment on column audit.statement_lines.entry_place is 'Place of the bank''s entry.';
comment on column audit.statement_lines.detail_place is 'Place of the payment in that entry.';
comment on column audit.statement_lines.amount is 'Above zero what came in.';
comment on column audit.statement_lines.currency is 'Its currency.';
comment on column audit.statement_lines.is_reversal is 'Whether the bank says it takes one back.';
comment on column audit.statement_lines.booked_on is 'When the bank booked it.';
comment on column audit.statement_lines.value_on is 'From when it bears interest.';
comment on column audit.statement_lines.posted_on is 'When it counts in the books.';
comment on column audit.statement_lines.is_late is
  'Whether it counts later than it was booked: its month was closed, or an earlier statement had '
  'told its day already.';
comment on column audit.statement_lines.bank_reference is 'The bank''s reference of it.';
comment on column audit.statement_lines.entry_reference is 'The bank''s reference of its entry.';
comment on column audit.statement_lines.batch is 'The batch or payout that it is part of.';
comment on column audit.statement_lines.kind is 'What the bank says it is.';
comment on column audit.statement_lines.country is 'Country of who is on the other side, if told.';
comment on column audit.statement_lines.entry_id is 'Its entry; null for a line of nothing.';
comment on column audit.statement_lines.unexplained is 'What of it is still in suspense.';
comment on column audit.statement_lines.texts_digest is
  'Hex SHA-256 of a salt and what it says of persons: it enters the seal.';
