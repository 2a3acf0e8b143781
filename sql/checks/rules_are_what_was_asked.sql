-- A rule looks for what was asked when it was added: the request keeps salted digests of its words,
-- which say nothing any more where the salt was erased.
select 'rule ' || r.id as subject, 'is not the one that was asked for' as finding
from banking.rule as r
join ledger.operation as o on o.id = r.operation_id
left join ledger.operation_salt as s on s.operation_id = o.id
left join banking.account as b on b.id = r.account_id
left join giving.campaign as c on c.id = r.campaign_id
cross join lateral (
  select array['bank'] || case
    when s.salt is null then array['counterparty', 'remittance'] end as fields
) as untold
where o.request - untold.fields <> ledger.digest_private(jsonb_strip_nulls(jsonb_build_object(
    'counterparty', r.counterparty, 'remittance', r.remittance, 'kind', r.kind,
    'direction', case when r.is_in then 'in' when not r.is_in then 'out' end,
    'campaign', c.code, 'fee', case when r.is_fee then 'true' end,
    'account', r.target_account)), s.salt) - untold.fields
  -- (Capitals of the bank account's code do not count.)
  or lower(o.request ->> 'bank') is distinct from lower(b.code)
