-- A gift in its campaign's currency is worth its amount; one in another currency has a rate or a
-- settled amount, and is worth the product rounded half up, or settled plus fee.
select giving.document_number('D', d.received_on, d.id) as subject,
       format('%s minor %s at rate %s, settled %s, cannot be worth %s minor %s', d.amount_minor,
              d.currency, d.rate, d.settled_minor, d.value_minor, c.currency) as finding
from giving.donation as d
join giving.campaign as c on c.id = d.campaign_id
join ledger.unit as u on u.code = d.currency
join ledger.unit as v on v.code = c.currency
where case
  when d.currency = c.currency then
    (d.value_minor, d.fee_value_minor) <> (d.amount_minor, d.fee_minor)
    or d.rate is not null or d.settled_minor is not null
  when d.rate is not null then
    (d.value_minor, d.fee_value_minor) <> (
      round(d.amount_minor * d.rate * 10::numeric ^ (v.scale - u.scale)),
      round(d.fee_minor * d.rate * 10::numeric ^ (v.scale - u.scale)))
  when d.settled_minor is not null then
    d.value_minor <> d.settled_minor + d.fee_value_minor
  else true end
