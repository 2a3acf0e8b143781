create or replace view ledger.readable_text as
select t.entry_id, t.field, t.content
from ledger.entry_text as t
-- The condition is on who asks: the rights of a view's reader are not those of its owner.
where has_table_privilege('ledger.entry_text'::regclass, 'select');

comment on view ledger.readable_text is
  'Memos, references and reasons for those who may read them in ledger.entry_text; for all others '
  'there are none.';
comment on column ledger.readable_text.entry_id is 'The entry.';
comment on column ledger.readable_text.field is 'memo, reference, basis or reason.';
comment on column ledger.readable_text.content is 'The words; null once erased.';
