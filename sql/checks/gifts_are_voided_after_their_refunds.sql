-- When a gift was taken back, by the stamps, none of its refunds stood: else what was known at that
-- moment was a gift that is void and was given back. (By stamps, as reports read them: a clock that
-- was set back is named here, too.)
select giving.document_number('D', d.received_on, d.id) as subject,
       format('was taken back at %s, when refund %s stood', v.recorded_at, r.ordinal) as finding
from giving.donation as d
join ledger.entry as v on v.reverses = d.entry_id
join giving.refund as r on r.donation_id = d.id
join ledger.entry as e on e.id = r.entry_id
left join ledger.entry as x on x.reverses = e.id
where e.recorded_at <= v.recorded_at
  and (x.id is null or x.recorded_at > v.recorded_at)
