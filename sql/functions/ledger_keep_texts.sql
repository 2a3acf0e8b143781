create or replace function ledger.keep_texts(p_entry_id bigint, p_texts jsonb)
returns void
language plpgsql
as $$
begin
  insert into ledger.entry_text (entry_id, field, content)
  select p_entry_id, t.key, t.value
  from jsonb_each_text(p_texts) as t
  where t.value is not null;
end
$$;

comment on function ledger.keep_texts(bigint, jsonb) is
  'Stores what people wrote about an entry, by field: memo, reference, basis, reason. Internal.';
