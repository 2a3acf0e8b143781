-- A gift in dollars to a campaign that counts in euro.
--
-- 1,000.00 USD came by card. The treasurer gave the rate, 0.8791 euro for a dollar, and the fee,
-- 29.30 USD. Value and fee are each converted and rounded to the cent.

select donation, amount, currency, rate, value, fee, fee_value
from audit.donations
where donation = 'D-2018-00008';

select amount * rate as exact_value, round(amount * rate, 2) as value,
       fee * rate as exact_fee, round(fee * rate, 2) as fee_value
from audit.donations
where donation = 'D-2018-00008';

-- The dollars wait in the clearing account of cards. Through Equity:Conversion they become euro of
-- income: each currency balances by itself.

select line, account, unit, debit, credit
from audit.journal
where document = 'D-2018-00008'
order by line;

-- Of the gift 400.00 USD were given back, and 352.00 EUR paid for that. What leaves "raised" is the
-- gift's own value, 400 of 1,000 of 879.10; what was paid beyond it is an exchange loss.

select refund, amount, currency, value, paid, paid_currency, paid - value as exchange_loss
from audit.refunds
where donation = 'D-2018-00008';

select account, unit, debit, credit
from audit.journal
where document = (select refund from audit.refunds where donation = 'D-2018-00008')
order by line;

-- Another gift was settled: the processor said what it paid out, so no rate was needed.

select donation, amount, currency, rate, settled, fee_value, value
from audit.donations
where donation = 'D-2018-00009';

select line, account, unit, debit, credit
from audit.journal
where document = 'D-2018-00009'
order by line;
