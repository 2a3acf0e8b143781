-- Every document, text and account refers to rows that are there. (Foreign keys see to it, except
-- in replica mode. Entries and transfers have checks of their own.)
select r.source || ' ' || r.id as subject,
       format('refers to %s %s, which is not there', r.target, r.value) as finding
from (
  select 'ledger.account', s.name::text, 'ledger.unit', s.unit::text
  from ledger.account as s
  where not exists (
    select from ledger.unit as t where t.code = s.unit and t.kind = s.unit_kind)
  union all
  select 'ledger.operation_salt', s.operation_id::text, 'ledger.operation', s.operation_id::text
  from ledger.operation_salt as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'ledger.entry_text', s.entry_id::text, 'ledger.entry', s.entry_id::text
  from ledger.entry_text as s
  where not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'ledger.act', s.operation_id::text, 'ledger.operation', s.operation_id::text
  from ledger.act as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'ledger.rate', concat_ws(' ', s.currency, s.day), 'ledger.operation',
         s.operation_id::text
  from ledger.rate as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'ledger.rate', concat_ws(' ', s.currency, s.day), 'ledger.unit', s.currency
  from ledger.rate as s
  where not exists (
    select from ledger.unit as t where t.code = s.currency)
  union all
  select 'ledger.rate', concat_ws(' ', s.currency, s.day), 'ledger.rate', s.version_before::text
  from ledger.rate as s
  where s.version_before is not null and not exists (
    select from ledger.rate as t
    where (t.currency, t.day, t.version) = (s.currency, s.day, s.version_before))
  union all
  select 'ledger.period', s.month::text, 'ledger.operation', s.closed_by::text
  from ledger.period as s
  where s.closed_by is not null and not exists (
    select from ledger.operation as t where t.id = s.closed_by)
  union all
  select 'ledger.seal', s.seal::text, 'ledger.seal', s.previous_seal::text
  from ledger.seal as s
  where s.previous_seal is not null and not exists (
    select from ledger.seal as t where t.seal = s.previous_seal)
  union all
  select 'ledger.seal_member', s.leaf_index::text, 'ledger.entry', s.entry_id::text
  from ledger.seal_member as s
  where not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'ledger.seal_operation', s.operation_id::text, 'ledger.operation', s.operation_id::text
  from ledger.seal_operation as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'giving.campaign', s.id::text, 'ledger.unit', s.currency::text
  from giving.campaign as s
  where not exists (
    select from ledger.unit as t where t.code = s.currency)
  union all
  select 'giving.campaign', s.id::text, 'ledger.operation', s.operation_id::text
  from giving.campaign as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'giving.campaign_goal', s.id::text, 'giving.campaign', s.campaign_id::text
  from giving.campaign_goal as s
  where not exists (
    select from giving.campaign as t where t.id = s.campaign_id)
  union all
  select 'giving.campaign_goal', s.id::text, 'ledger.operation', s.operation_id::text
  from giving.campaign_goal as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id and t.recorded_at = s.recorded_at)
  union all
  select 'giving.pledge', s.id::text, 'ledger.entry', s.entry_id::text
  from giving.pledge as s
  where not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'giving.pledge', s.id::text, 'giving.campaign', s.campaign_id::text
  from giving.pledge as s
  where not exists (
    select from giving.campaign as t where t.id = s.campaign_id)
  union all
  select 'giving.pledge', s.id::text, 'giving.donor', s.donor_id::text
  from giving.pledge as s
  where not exists (
    select from giving.donor as t where t.id = s.donor_id)
  union all
  select 'giving.pledge_cancellation', s.id::text, 'giving.pledge', s.pledge_id::text
  from giving.pledge_cancellation as s
  where not exists (
    select from giving.pledge as t where t.id = s.pledge_id)
  union all
  select 'giving.pledge_cancellation', s.id::text, 'ledger.entry', s.entry_id::text
  from giving.pledge_cancellation as s
  where not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'giving.donation', s.id::text, 'ledger.entry', s.entry_id::text
  from giving.donation as s
  where not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'giving.donation', s.id::text, 'giving.pledge', s.pledge_id::text
  from giving.donation as s
  where s.pledge_id is not null
    and not exists (
    select from giving.pledge as t where t.id = s.pledge_id)
  union all
  select 'giving.donation', s.id::text, 'giving.donation', s.replaces::text
  from giving.donation as s
  where s.replaces is not null
    and not exists (
    select from giving.donation as t where t.id = s.replaces)
  union all
  select 'giving.donation', s.id::text, 'giving.campaign', s.campaign_id::text
  from giving.donation as s
  where not exists (
    select from giving.campaign as t where t.id = s.campaign_id)
  union all
  select 'giving.donation', s.id::text, 'giving.donor', s.donor_id::text
  from giving.donation as s
  where s.donor_id is not null
    and not exists (
    select from giving.donor as t where t.id = s.donor_id)
  union all
  select 'giving.donation', s.id::text, 'ledger.unit', s.currency::text
  from giving.donation as s
  where not exists (
    select from ledger.unit as t where t.code = s.currency)
  union all
  select 'giving.donation', s.id::text, 'ledger.country', s.country::text
  from giving.donation as s
  where s.country is not null
    and not exists (
    select from ledger.country as t where t.code = s.country)
  union all
  select 'giving.refund', s.id::text, 'ledger.entry', s.entry_id::text
  from giving.refund as s
  where not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'giving.refund', s.id::text, 'giving.donation', s.donation_id::text
  from giving.refund as s
  where not exists (
    select from giving.donation as t where t.id = s.donation_id)
  union all
  select 'giving.refund', s.id::text, 'ledger.unit', s.paid_currency::text
  from giving.refund as s
  where not exists (
    select from ledger.unit as t where t.code = s.paid_currency)
  union all
  select 'membership.body', s.code::text, 'membership.body', s.parent_id::text
  from membership.body as s
  where s.parent_id is not null
    and not exists (
    select from membership.body as t where t.id = s.parent_id)
  union all
  select 'membership.organisation', s.code::text, 'ledger.operation', s.operation_id::text
  from membership.organisation as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'membership.organisation', s.code::text, 'ledger.country', s.country::text
  from membership.organisation as s
  where s.country is not null
    and not exists (
    select from ledger.country as t where t.code = s.country)
  union all
  select 'membership.organisation_name', s.id::text, 'membership.organisation', s.organisation_id::text
  from membership.organisation_name as s
  where not exists (
    select from membership.organisation as t where t.id = s.organisation_id)
  union all
  select 'membership.organisation_name', s.id::text, 'ledger.operation', s.operation_id::text
  from membership.organisation_name as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id and t.recorded_at = s.recorded_at)
  union all
  select 'membership.contact', s.id::text, 'membership.organisation', s.organisation_id::text
  from membership.contact as s
  where not exists (
    select from membership.organisation as t where t.id = s.organisation_id)
  union all
  select 'membership.contact', s.id::text, 'ledger.operation', s.operation_id::text
  from membership.contact as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'membership.body_rule', s.name::text, 'membership.body', s.body_id::text
  from membership.body_rule as s
  where not exists (
    select from membership.body as t where t.id = s.body_id)
  union all
  select 'membership.body_rule', s.name::text, 'membership.body', s.required_body_id::text
  from membership.body_rule as s
  where not exists (
    select from membership.body as t where t.id = s.required_body_id)
  union all
  select 'membership.movement', s.id::text, 'ledger.operation', s.operation_id::text
  from membership.movement as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id and t.recorded_at = s.recorded_at)
  union all
  select 'membership.movement', s.id::text, 'ledger.entry', s.entry_id::text
  from membership.movement as s
  where s.entry_id is not null
    and not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'membership.movement', s.id::text, 'membership.body', s.body_id::text
  from membership.movement as s
  where not exists (
    select from membership.body as t where t.id = s.body_id)
  union all
  select 'membership.movement', s.id::text, 'membership.organisation', s.organisation_id::text
  from membership.movement as s
  where s.organisation_id is not null
    and not exists (
    select from membership.organisation as t where t.id = s.organisation_id)
  union all
  select 'membership.movement', s.id::text, 'membership.organisation', s.via_id::text
  from membership.movement as s
  where s.via_id is not null
    and not exists (
    select from membership.organisation as t where t.id = s.via_id)
  union all
  select 'membership.movement', s.id::text, 'membership.organisation', s.counterpart_id::text
  from membership.movement as s
  where s.counterpart_id is not null
    and not exists (
    select from membership.organisation as t where t.id = s.counterpart_id)
  union all
  select 'membership.movement', s.id::text, 'ledger.country', s.country::text
  from membership.movement as s
  where s.country is not null
    and not exists (
    select from ledger.country as t where t.code = s.country)
  union all
  select 'membership.withdrawal', s.movement_id::text, 'membership.movement', s.movement_id::text
  from membership.withdrawal as s
  where not exists (
    select from membership.movement as t where t.id = s.movement_id)
  union all
  select 'membership.withdrawal', s.movement_id::text, 'ledger.operation', s.operation_id::text
  from membership.withdrawal as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id and t.recorded_at = s.recorded_at)
  union all
  select 'membership.affiliation', s.id::text, 'ledger.operation', s.operation_id::text
  from membership.affiliation as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id and t.recorded_at = s.recorded_at)
  union all
  select 'membership.affiliation', s.id::text, 'ledger.operation', s.superseded_by::text
  from membership.affiliation as s
  where s.superseded_by is not null
    and not exists (
    select from ledger.operation as t
    where t.id = s.superseded_by and t.recorded_at = s.superseded_at)
  union all
  select 'membership.affiliation', s.id::text, 'membership.body', s.body_id::text
  from membership.affiliation as s
  where not exists (
    select from membership.body as t where t.id = s.body_id)
  union all
  select 'membership.affiliation', s.id::text, 'membership.organisation', s.organisation_id::text
  from membership.affiliation as s
  where not exists (
    select from membership.organisation as t where t.id = s.organisation_id)
  union all
  select 'membership.affiliation', s.id::text, 'membership.organisation', s.via_id::text
  from membership.affiliation as s
  where s.via_id is not null
    and not exists (
    select from membership.organisation as t where t.id = s.via_id)
  union all
  select 'membership.affiliation', s.id::text, 'ledger.entry', s.entry_id::text
  from membership.affiliation as s
  where s.entry_id is not null
    and not exists (
    select from ledger.entry as t where t.id = s.entry_id)
  union all
  select 'membership.affiliation', s.id::text, 'ledger.country', s.country::text
  from membership.affiliation as s
  where s.country is not null
    and not exists (
    select from ledger.country as t where t.code = s.country)
  union all
  select 'membership.opening_country', s.movement_id::text, 'membership.movement', s.movement_id::text
  from membership.opening_country as s
  where not exists (
    select from membership.movement as t where t.id = s.movement_id)
  union all
  select 'membership.opening_country', s.movement_id::text, 'ledger.country', s.country::text
  from membership.opening_country as s
  where not exists (
    select from ledger.country as t where t.code = s.country)
  union all
  select 'membership.figure', s.id::text, 'ledger.operation', s.operation_id::text
  from membership.figure as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'membership.figure', s.id::text, 'membership.body', s.body_id::text
  from membership.figure as s
  where s.body_id is not null
    and not exists (
    select from membership.body as t where t.id = s.body_id)
  union all
  select 'membership.figure', s.id::text, 'membership.organisation', s.organisation_id::text
  from membership.figure as s
  where s.organisation_id is not null
    and not exists (
    select from membership.organisation as t where t.id = s.organisation_id)
  union all
  select 'membership.figure_acceptance', s.figure_id::text, 'membership.figure', s.figure_id::text
  from membership.figure_acceptance as s
  where not exists (
    select from membership.figure as t where t.id = s.figure_id)
  union all
  select 'membership.figure_acceptance', s.figure_id::text, 'ledger.operation', s.operation_id::text
  from membership.figure_acceptance as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'reporting.schedule', s.id::text, 'ledger.operation', s.operation_id::text
  from reporting.schedule as s
  where not exists (
    select from ledger.operation as t where t.id = s.operation_id)
  union all
  select 'reporting.schedule', s.id::text, 'ledger.operation', s.changed_by::text
  from reporting.schedule as s
  where s.changed_by is not null and not exists (
    select from ledger.operation as t where t.id = s.changed_by)
  union all
  select 'reporting.recipient', s.schedule_id::text, 'reporting.schedule', s.schedule_id::text
  from reporting.recipient as s
  where not exists (
    select from reporting.schedule as t where t.id = s.schedule_id)
  union all
  select 'reporting.run', s.id::text, 'reporting.schedule', s.schedule_id::text
  from reporting.run as s
  where s.schedule_id is not null and not exists (
    select from reporting.schedule as t where t.id = s.schedule_id)
  union all
  select 'reporting.run', s.id::text, 'ledger.seal', s.seal::text
  from reporting.run as s
  where not exists (
    select from ledger.seal as t where t.seal = s.seal)
  union all
  select 'reporting.run_part', s.run_id::text, 'reporting.run', s.run_id::text
  from reporting.run_part as s
  where not exists (
    select from reporting.run as t where t.id = s.run_id)
  union all
  select 'reporting.run_body', s.run_id::text, 'reporting.run', s.run_id::text
  from reporting.run_body as s
  where not exists (
    select from reporting.run as t where t.id = s.run_id)
  union all
  select 'reporting.delivery', s.id::text, 'reporting.run', s.run_id::text
  from reporting.delivery as s
  where not exists (
    select from reporting.run as t where t.id = s.run_id)
  union all
  select 'reporting.attempt', s.delivery_id::text, 'reporting.delivery', s.delivery_id::text
  from reporting.attempt as s
  where not exists (
    select from reporting.delivery as t where t.id = s.delivery_id)
) as r (source, id, target, value)
