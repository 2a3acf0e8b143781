-- Accounts at banks, files, statements, lines and what explains them refer to rows that are there.
-- (Foreign keys see to it, except in replica mode.)
select r.source || ' ' || r.id as subject,
       format('refers to %s %s, which is not there', r.target, r.value) as finding
from (
  select 'banking.rule', s.id::text, 'ledger.operation', s.operation_id::text
  from banking.rule as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'banking.rule', s.id::text, 'banking.account', s.account_id::text
  from banking.rule as s
  where s.account_id is not null and not exists (
    select from banking.account as t where t.id = s.account_id)
  union all
  select 'banking.rule', s.id::text, 'giving.campaign', s.campaign_id::text
  from banking.rule as s
  where s.campaign_id is not null and not exists (
    select from giving.campaign as t where t.id = s.campaign_id)
  union all
  select 'banking.rule', s.id::text, 'ledger.operation', s.removed_by::text
  from banking.rule as s
  where s.removed_by is not null and not exists (
    select from ledger.operation as t where t.id = s.removed_by)
  union all
  select 'banking.allocation', s.entry_id::text, 'ledger.entry', s.entry_id::text
  from banking.allocation as s
  where not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'banking.allocation', s.entry_id::text, 'banking.line', s.line_id::text
  from banking.allocation as s
  where not exists (
    select from banking.line as t where t.id = s.line_id)
  union all
  select 'banking.allocation', s.entry_id::text, 'giving.donation', s.donation_id::text
  from banking.allocation as s
  where s.donation_id is not null and not exists (
    select from giving.donation as t where t.id = s.donation_id)
  union all
  select 'banking.allocation', s.entry_id::text, 'giving.refund', s.refund_id::text
  from banking.allocation as s
  where s.refund_id is not null and not exists (
    select from giving.refund as t where t.id = s.refund_id)
  union all
  select 'banking.allocation', s.entry_id::text, 'ledger.account', s.account_id::text
  from banking.allocation as s
  where s.account_id is not null and not exists (
    select from ledger.account as t where t.id = s.account_id)
  union all
  select 'banking.account', s.code::text, 'ledger.operation', s.operation_id::text
  from banking.account as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'banking.account', s.code::text, 'ledger.unit', s.currency::text
  from banking.account as s
  where not exists (
    select from ledger.unit as t where t.code = s.currency)
  union all
  select 'banking.account', s.code::text, 'ledger.account', s.bank_account::text
  from banking.account as s
  where not exists (
    select from ledger.account as t where t.id = s.bank_account)
  union all
  select 'banking.account', s.code::text, 'ledger.account', s.suspense_account::text
  from banking.account as s
  where not exists (
    select from ledger.account as t where t.id = s.suspense_account)
  union all
  select 'banking.file', s.id::text, 'ledger.operation', s.operation_id::text
  from banking.file as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'banking.file', s.id::text, 'banking.account', s.account_id::text
  from banking.file as s
  where s.account_id is not null and not exists (
    select from banking.account as t where t.id = s.account_id)
  union all
  select 'banking.file_piece', s.file_id::text, 'banking.file', s.file_id::text
  from banking.file_piece as s
  where not exists (
    select from banking.file as t where t.id = s.file_id)
  union all
  select 'banking.statement', s.id::text, 'ledger.operation', s.operation_id::text
  from banking.statement as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id and t.recorded_at = s.recorded_at)
  union all
  select 'banking.statement', s.id::text, 'banking.file', s.file_id::text
  from banking.statement as s
  where not exists (
    select from banking.file as t where t.id = s.file_id)
  union all
  select 'banking.statement', s.id::text, 'banking.account', s.account_id::text
  from banking.statement as s
  where not exists (
    select from banking.account as t where t.id = s.account_id)
  union all
  select 'banking.statement', s.id::text, 'banking.statement', s.follows::text
  from banking.statement as s
  where s.follows is not null and not exists (
    select from banking.statement as t where t.id = s.follows)
  union all
  select 'banking.payment', s.id::text, 'banking.file', s.file_id::text
  from banking.payment as s
  where not exists (
    select from banking.file as t where t.id = s.file_id)
  union all
  select 'banking.payment', s.id::text, 'banking.line', s.line_id::text
  from banking.payment as s
  where not exists (
    select from banking.line as t where t.id = s.line_id)
  union all
  select 'banking.payment', s.id::text, 'ledger.unit', s.original_currency::text
  from banking.payment as s
  where s.original_currency is not null and not exists (
    select from ledger.unit as t where t.code = s.original_currency)
  union all
  select 'banking.statement', s.id::text, 'banking.statement', s.precedes::text
  from banking.statement as s
  where s.precedes is not null and not exists (
    select from banking.statement as t where t.id = s.precedes)
  union all
  select 'banking.statement', s.id::text, 'ledger.entry', s.correction_entry::text
  from banking.statement as s
  where s.correction_entry is not null and not exists (
    select from ledger.entry as t where t.id = s.correction_entry)
  union all
  select 'banking.statement', s.id::text, 'ledger.entry', s.opening_entry::text
  from banking.statement as s
  where s.opening_entry is not null and not exists (
    select from ledger.entry as t where t.id = s.opening_entry)
  union all
  select 'banking.statement', s.id::text, 'ledger.entry', s.gap_entry::text
  from banking.statement as s
  where s.gap_entry is not null and not exists (
    select from ledger.entry as t where t.id = s.gap_entry)
  union all
  select 'banking.statement', s.id::text, 'ledger.entry', s.difference_entry::text
  from banking.statement as s
  where s.difference_entry is not null and not exists (
    select from ledger.entry as t where t.id = s.difference_entry)
  union all
  select 'banking.line', s.id::text, 'banking.statement', s.statement_id::text
  from banking.line as s
  where not exists (
    select from banking.statement as t where t.id = s.statement_id and t.account_id = s.account_id)
  union all
  select 'banking.line', s.id::text, 'ledger.unit', s.original_currency::text
  from banking.line as s
  where s.original_currency is not null and not exists (
    select from ledger.unit as t where t.code = s.original_currency)
  union all
  select 'banking.line', s.id::text, 'ledger.entry', s.entry_id::text
  from banking.line as s
  where s.entry_id is not null and not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'banking.line_text', s.line_id::text, 'banking.line', s.line_id::text
  from banking.line_text as s
  where not exists (
    select from banking.line as t where t.id = s.line_id)
  union all
  select 'banking.restriction', s.line_id::text, 'banking.line', s.line_id::text
  from banking.restriction as s
  where not exists (
    select from banking.line as t where t.id = s.line_id)
  union all
  select 'banking.restriction', s.line_id::text, 'ledger.operation', s.operation_id::text
  from banking.restriction as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
) as r (source, id, target, value)
