create or replace view audit.statements as
select
  s.id as statement,
  a.code as account,
  a.identifier,
  a.currency,
  s.bank_id,
  s.sequence,
  s.first_day,
  s.last_day,
  ledger.amount(s.opening_minor, u.scale) as opening,
  ledger.amount(s.booked_minor, u.scale) as booked,
  ledger.amount(s.closing_minor, u.scale) as closing,
  ledger.amount(s.difference_minor, u.scale) as difference,
  ledger.amount(s.gap_minor, u.scale) as gap,
  s.follows,
  s.lines,
  s.known_lines,
  s.unbooked_lines,
  s.opening_entry,
  s.gap_entry,
  s.difference_entry,
  f.name as file,
  encode(f.sha256, 'hex') as sha256,
  f.size_bytes,
  f.format,
  f.profile,
  f.keep_until,
  s.recorded_at,
  o.recorded_by,
  k.seal,
  s.precedes,
  ledger.amount(s.correction_minor, u.scale) as correction,
  s.correction_entry
from banking.statement as s
join banking.account as a on a.id = s.account_id
join ledger.unit as u on u.code = a.currency
join banking.file as f on f.id = s.file_id
join ledger.operation as o on o.id = s.operation_id
left join ledger.seal_operation as k on k.operation_id = s.operation_id;

comment on view audit.statements is
  'Bank statements: what each says, which one it follows, and in which file it came.';
comment on column audit.statements.statement is 'Its number.';
comment on column audit.statements.account is 'Code of the bank account.';
comment on column audit.statements.identifier is 'IBAN of the account, or what else banks call it.';
comment on column audit.statements.currency is 'The currency of all amounts.';
comment on column audit.statements.bank_id is 'The bank''s own name of it.';
comment on column audit.statements.sequence is 'The bank''s number of it.';
comment on column audit.statements.first_day is 'The first day that it tells.';
comment on column audit.statements.last_day is 'The last one.';
comment on column audit.statements.opening is 'Balance before its lines; null if none is stated.';
comment on column audit.statements.booked is 'The sum of its booked lines.';
comment on column audit.statements.closing is 'Balance behind them.';
comment on column audit.statements.difference is
  'What it does not add up by, accepted with a reason (see audit.acts).';
comment on column audit.statements.gap is 'What is missing before it, accepted (see audit.acts).';
comment on column audit.statements.follows is 'The statement before it.';
comment on column audit.statements.lines is 'How many lines it added.';
comment on column audit.statements.known_lines is 'How many an earlier file had told.';
comment on column audit.statements.unbooked_lines is
  'How many the bank had not booked: these are not kept.';
comment on column audit.statements.opening_entry is
  'The entry of the opening of the books of this account.';
comment on column audit.statements.gap_entry is 'The entry of the gap.';
comment on column audit.statements.difference_entry is 'The entry of the difference.';
comment on column audit.statements.file is 'Name of its file.';
comment on column audit.statements.sha256 is 'SHA-256 of the file, in hex.';
comment on column audit.statements.size_bytes is 'Size of the file.';
comment on column audit.statements.format is 'What the file was read as.';
comment on column audit.statements.profile is 'The profile that said how to read it.';
comment on column audit.statements.keep_until is 'The last day on which the file must be kept.';
comment on column audit.statements.recorded_at is 'When, by the database''s clock.';
comment on column audit.statements.recorded_by is 'The database user who imported it.';
comment on column audit.statements.seal is 'The seal that covers it; null until sealed.';
comment on column audit.statements.precedes is
  'The statement behind it, where it turned up later than that one.';
comment on column audit.statements.correction is
  'What it takes back of the gap, or the opening, that was booked before that one.';
comment on column audit.statements.correction_entry is 'The entry of that.';
