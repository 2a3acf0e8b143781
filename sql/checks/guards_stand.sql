-- The triggers that refuse changes are there and fire always, also in replica mode.
select wanted.table_name || ' ' || wanted.trigger_name as subject,
       coalesce(case t.tgenabled when 'D' then 'is disabled' else 'does not always fire' end,
                'is missing') as finding
from (
  values
    ('ledger.operation', 'append_only'), ('ledger.entry', 'append_only'),
    ('ledger.transfer', 'append_only'), ('ledger.act', 'append_only'),
    ('ledger.period', 'kept'), ('ledger.period', 'not_truncated'),
    ('ledger.books', 'kept'), ('ledger.books', 'not_truncated'),
    ('ledger.seal', 'append_only'), ('ledger.seal_member', 'append_only'),
    ('ledger.seal_operation', 'append_only'), ('ledger.number_series', 'append_only'),
    ('ledger.account', 'kept'), ('ledger.account', 'not_truncated'),
    ('ledger.unit', 'kept'), ('ledger.unit', 'not_truncated'),
    ('ledger.country', 'kept'), ('ledger.country', 'not_truncated'),
    ('ledger.operation_salt', 'kept'),
    ('ledger.entry_text', 'text_is_kept'), ('ledger.entry_text', 'text_is_not_truncated'),
    ('giving.campaign', 'kept'), ('giving.campaign', 'not_truncated'),
    ('giving.campaign_goal', 'append_only'),
    ('giving.donor', 'kept'), ('giving.donor', 'not_truncated'),
    ('giving.pledge', 'append_only'), ('giving.pledge_cancellation', 'append_only'),
    ('giving.donation', 'append_only'), ('giving.refund', 'append_only'),
    ('membership.body', 'kept'), ('membership.body', 'not_truncated'),
    ('membership.body', 'has_accounts'),
    ('membership.organisation', 'kept'), ('membership.organisation', 'not_truncated'),
    ('membership.organisation_name', 'append_only'), ('membership.movement', 'append_only'),
    ('membership.withdrawal', 'append_only'), ('membership.opening_country', 'append_only'),
    ('membership.affiliation', 'kept'), ('membership.affiliation', 'not_truncated'),
    ('membership.figure', 'append_only'), ('membership.figure_acceptance', 'append_only')
) as wanted (table_name, trigger_name)
left join (
  pg_trigger as t
  join pg_class as c on c.oid = t.tgrelid
  join pg_namespace as n on n.oid = c.relnamespace
) on n.nspname || '.' || c.relname = wanted.table_name and t.tgname = wanted.trigger_name
where t.tgenabled is distinct from 'A'
