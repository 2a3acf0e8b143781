\set amount random(1, 100000)
select status, operation_id
from ledger.record_entry(
  p_key => gen_random_uuid()::text,
  p_request => jsonb_strip_nulls(jsonb_object(
    '{debit,credit,amount,unit,on}',
    array[:debit, :credit, :amount::bigint::text, 'EUR', '2018-12-05'])),
  p_texts => '{}',
  p_day => '2018-12-05', p_late => false,
  p_accounts => array[:debit, :credit]::text[], p_units => '{EUR,EUR}',
  p_debits => '{1}', p_credits => '{2}', p_amounts => array[:amount]::bigint[]);
