-- The lines that an erasure restricted, as its act says, are restricted: else those who asked to be
-- forgotten are shown again, and nobody knows later whose texts were to be blanked.
select a.subject as subject,
       format('was erased by operation %s, which restricted %s statement lines, and %s of them are',
              a.operation_id, s.lines, k.lines) as finding
from ledger.act as a
cross join lateral (
  select substring(a.detail from 'statement lines restricted ([0-9]+)')::bigint as lines
) as s
cross join lateral (
  select count(*) as lines from banking.restriction as r where r.operation_id = a.operation_id
) as k
where a.kind = 'donor.erase' and k.lines < s.lines
