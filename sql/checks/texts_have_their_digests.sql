-- A free text that is not erased has the salted digest that entered the seal.
select format('entry %s, %s', t.entry_id, t.field) as subject,
       'the text is not the one of its digest' as finding
from ledger.entry_text as t
where t.content is not null
  and t.digest is distinct from sha256(t.salt || convert_to(t.content, 'UTF8'))
