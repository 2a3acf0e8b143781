-- What was refunded of a gift, voided refunds aside, is not over it, in its own currency and in
-- value; and a gift that was voided or corrected has no refund that stands.
select giving.document_number('D', d.received_on, d.id) as subject,
       format('%s of %s minor units refunded, value %s of %s%s', sum(r.amount_minor),
              d.amount_minor, sum(r.value_minor), d.value_minor,
              case when v.id is not null then ', and the gift is void' else '' end) as finding
from giving.donation as d
join giving.refund as r on r.donation_id = d.id
join giving.campaign as c on c.id = d.campaign_id
left join ledger.entry as v on v.reverses = d.entry_id
where not exists (select from ledger.entry as x where x.reverses = r.entry_id)
group by d.id, v.id
having sum(r.amount_minor) > d.amount_minor
    or sum(r.value_minor) > d.value_minor
    or (sum(r.amount_minor) = d.amount_minor and sum(r.value_minor) <> d.value_minor)
    or bool_or(d.currency = c.currency and r.value_minor <> r.amount_minor)
    or v.id is not null
