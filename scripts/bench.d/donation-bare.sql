\set amount random(1000, 100000)
\set donor random(1, 10000)
with operation as (
  insert into ledger.operation (key, kind, request)
  values (gen_random_uuid()::text, 'donation.record', jsonb_strip_nulls(jsonb_object(
    '{amount,currency,campaign,donor,country,on,method,fee}',
    array[:amount::bigint::text, 'EUR', 'sdg', repeat('0', 71), 'AR', '2018-12-05', 'card',
          '2.50'])))
  returning id, recorded_at
), unsealed as (
  insert into ledger.unsealed (operation_id)
  select id
  from operation
), salt as (
  insert into ledger.operation_salt (operation_id)
  select id
  from operation
), entry as (
  insert into ledger.entry (
    operation_id, recorded_at, effective_on, transfer_count, journal_code, kind)
  select id, recorded_at, '2018-12-05', 2, 'DON', 'donation'
  from operation
  returning id
), transfer as (
  insert into ledger.transfer (
    entry_id, line, transfer_count, debit_account, credit_account, unit, account_group,
    amount_minor)
  select e.id, t.line, 2, t.debit, :income_id, 'EUR', 'real', t.amount
  from entry as e
  cross join (
    values (1::smallint, :clearing_id::integer, :amount::bigint - 250),
           (2, :fees_id::integer, 250)) as t (line, debit, amount)
)
insert into giving.donation (
  entry_id, campaign_id, donor_id, received_on, method, country, currency, amount_minor,
  fee_minor, value_minor, fee_value_minor)
select id, 1, :donor, '2018-12-05', 'card', 'AR', 'EUR', :amount, 250, :amount, 250
from entry;
