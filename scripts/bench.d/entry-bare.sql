\set amount random(1, 100000)
with operation as (
  insert into ledger.operation (key, kind, request)
  values (gen_random_uuid()::text, 'entry.post', jsonb_strip_nulls(jsonb_object(
    '{debit,credit,amount,unit,on}',
    array[:debit, :credit, :amount::bigint::text, 'EUR', '2018-12-05'])))
  returning id, recorded_at
), unsealed as (
  insert into ledger.unsealed (operation_id)
  select id
  from operation
), entry as (
  insert into ledger.entry (
    operation_id, recorded_at, effective_on, transfer_count, journal_code, kind)
  select id, recorded_at, '2018-12-05', 1, 'OD', 'entry'
  from operation
  returning id
)
insert into ledger.transfer (
  entry_id, line, transfer_count, debit_account, credit_account, unit, account_group, amount_minor)
select id, 1, 1, :debit_id, :credit_id, 'EUR', 'real', :amount::bigint
from entry;
