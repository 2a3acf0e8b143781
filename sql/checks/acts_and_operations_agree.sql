-- Every operation that bends a rule has its act, and every act is of its operation's kind.
select format('operation %s', coalesce(o.id, a.operation_id)) as subject,
       format('is a %s, and its act %s', coalesce(o.kind, 'nothing'),
              coalesce('a ' || a.kind, 'is not there')) as finding
from (
  select o.id, o.kind
  from ledger.operation as o
  where o.kind in (
    'period.close', 'period.reopen', 'donor.erase', 'role.grant', 'role.revoke')
    -- Statements are an act only where something was accepted.
    or (o.kind = 'statement.import' and exists (
      select from banking.statement as s
      where s.operation_id = o.id
        and num_nonnulls(s.gap_minor, s.difference_minor, s.correction_minor) > 0))
) as o
full join ledger.act as a on a.operation_id = o.id
where a.kind is distinct from o.kind
