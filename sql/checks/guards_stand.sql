-- The triggers that refuse changes are there, fire always, also in replica mode, and do what the
-- migrations made them do: the same events (pg_trigger.tgtype: 1 row, 2 before, 4 insert, 8 delete,
-- 16 update, 32 truncate), no condition, the same function with the same body and arguments.
select wanted.table_name || ' ' || wanted.trigger_name as subject,
       case
         when t.oid is null then 'is missing'
         when t.tgenabled = 'D' then 'is disabled'
         when t.tgenabled <> 'A' then 'does not always fire'
         when t.tgqual is not null then 'has a condition'
         when t.tgtype <> wanted.fires then 'fires on other events'
         when made.sha256 is null then 'calls another function'
         when made.sha256 <> encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex')
           then format('calls %s, whose body was replaced', wanted.calls)
         else 'guards other columns'
       end as finding
from (
  select unnest(array[
    'banking.allocation',
    'ledger.operation', 'ledger.entry', 'ledger.transfer', 'ledger.act', 'ledger.seal',
    'ledger.seal_member', 'ledger.seal_operation', 'ledger.number_series', 'ledger.rate',
    'giving.campaign_goal', 'giving.pledge', 'giving.pledge_cancellation', 'giving.donation',
    'giving.refund', 'membership.organisation_name', 'membership.movement',
    'membership.withdrawal', 'membership.opening_country', 'membership.figure',
    'membership.figure_acceptance', 'reporting.recipient', 'reporting.run',
    'reporting.run_part', 'reporting.run_body', 'reporting.attempt', 'reporting.round',
    'banking.statement', 'banking.line', 'banking.restriction']),
    'append_only', 2 + 8 + 16 + 32, 'ledger.refuse_change', ''
  union all
  select unnest(array[
    'banking.rule',
    'ledger.period', 'ledger.books', 'ledger.account', 'ledger.unit', 'ledger.country',
    'giving.campaign', 'giving.donor', 'membership.body', 'membership.organisation',
    'membership.affiliation', 'reporting.schedule', 'reporting.delivery', 'banking.account',
    'banking.file', 'banking.file_piece', 'banking.payment']),
    'not_truncated', 2 + 32, 'ledger.refuse_change', ''
  union all
  values
    ('banking.payment', 'kept', 1 + 2 + 8 + 16, 'banking.guard_payment', ''),
    ('banking.rule', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'removed_by'),
    ('banking.allocation', 'parts_stay_within_their_line', 1 + 4, 'banking.guard_parts', ''),
    ('ledger.operation_salt', 'kept', 2 + 16 + 32, 'ledger.refuse_change', ''),
    ('ledger.entry_text', 'text_is_kept', 1 + 2 + 8 + 16, 'ledger.guard_text', ''),
    ('ledger.entry_text', 'text_is_not_truncated', 2 + 32, 'ledger.refuse_change', ''),
    ('ledger.books', 'kept', 1 + 8 + 16, 'ledger.guard_books', ''),
    ('ledger.period', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'closed_by'),
    ('ledger.account', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'closed_on description'),
    ('ledger.unit', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'name last_day numeric_code'),
    ('ledger.country', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'name withdrawn_on'),
    ('giving.campaign', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'name'),
    ('giving.donor', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'name'),
    ('membership.body', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'name scope founded'),
    ('membership.body', 'has_accounts', 1 + 4, 'membership.open_accounts', ''),
    ('membership.organisation', 'kept', 1 + 8 + 16, 'ledger.guard_columns',
      'kind acronym native_name founded website sectors'),
    ('membership.affiliation', 'kept', 1 + 8 + 16, 'membership.guard_affiliation', ''),
    ('banking.account', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'name'),
    ('banking.file', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'keep_until'),
    ('banking.file_piece', 'kept', 1 + 2 + 8 + 16, 'banking.guard_piece', ''),
    ('banking.line_text', 'text_is_kept', 1 + 2 + 8 + 16, 'banking.guard_text', ''),
    ('banking.line_text', 'text_is_not_truncated', 2 + 32, 'ledger.refuse_change', ''),
    ('reporting.schedule', 'kept', 1 + 8 + 16, 'ledger.guard_columns', 'state changed_by'),
    ('reporting.delivery', 'kept', 1 + 8 + 16, 'ledger.guard_columns',
      'state attempts doubts next_attempt_at give_up_at attempt_began_at lease_until last_code '
      'last_text')
) as wanted (table_name, trigger_name, fires, calls, arguments)
left join (
  pg_trigger as t
  join pg_class as c on c.oid = t.tgrelid
  join pg_namespace as n on n.oid = c.relnamespace
  join pg_proc as p on p.oid = t.tgfoid
  join pg_namespace as s on s.oid = p.pronamespace
) on n.nspname || '.' || c.relname = wanted.table_name and t.tgname = wanted.trigger_name
left join (
  values
    ('banking.guard_payment', 'f211c2dc9ea806fd537274c45e939279fefe983c83370606ed285944b61cdbd6'),
    ('banking.guard_parts', '8a043c2a7becffc3152eaccf536456c23f7149afc0c94760d26b3b8f2cd73067'),
    ('ledger.refuse_change', 'e1a86eccf07b0d220bd3075d1dca6f213a6c9e05c391c1377c6eada7ab8b99f4'),
    ('ledger.guard_columns', 'f9026c80a5e129364473d8cdf016b777d92877da06f416c5a102dfa7f6590ad2'),
    ('ledger.guard_text', '09182915abc0c00f94e4e67af6d719acfa0de241a129be7d700dffda2e5bbf93'),
    ('ledger.guard_books', '1337d8e5148d8ef6308c530bc957b4cf7bce9f4a5ec823a9c405d7ba066f2c1b'),
    ('banking.guard_piece', '0c7d609072db9033ae36c6b80494111400d5223ae5551f50b2b2c98acbf3e1c4'),
    ('banking.guard_text', '2bb297c989fbf281d9ba57c28a72e106f1c1aa84424602f8891e508de9e839c6'),
    ('membership.guard_affiliation',
      '194a9627625575fc24212b9685ca0dc3dc45abf57bdf35329573c7071d904500'),
    ('membership.open_accounts', 'a038ec73eb9e626c78f29efa25e4212d3071e0fe0cfeaff5e8e2792252f2b69f')
) as made (name, sha256) on made.name = wanted.calls and made.name = s.nspname || '.' || p.proname
where t.tgenabled is distinct from 'A' or t.tgqual is not null or t.tgtype <> wanted.fires
  or made.sha256 is distinct from encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex')
  or btrim(replace(encode(t.tgargs, 'escape'), '\000', ' ')) <> wanted.arguments
