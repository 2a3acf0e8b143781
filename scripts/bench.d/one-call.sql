select status, operation_id
from giving.record_donation(
  p_key => gen_random_uuid()::text,
  p_request => jsonb_strip_nulls(jsonb_object(
    '{amount,currency,campaign,donor,country,on,method,fee}',
    array['10.00', 'EUR', 'sdg', 'Coop', 'AR', '2018-12-05', 'card', '2.50'])),
  p_texts => '{}',
  p_campaign => 'sdg', p_donor => 'Coop',
  p_received_on => '2018-12-05', p_late => false, p_method => 'card',
  p_country => 'AR', p_currency => 'EUR', p_amount => 1000, p_fee => 250,
  p_value => 1000, p_fee_value => 250, p_settled => null, p_rate => null,
  p_pledge_id => null, p_fulfilled => null, p_replaces => null,
  p_accounts => '{Assets:Clearing:Card,Income:Donations:SDG,Expenses:Fees:SDG}',
  p_units => '{EUR,EUR,EUR}', p_debits => '{1,3}', p_credits => '{2,2}',
  p_amounts => '{750,250}');
