create or replace function ledger.keep_texts(p_entry_id bigint, p_texts jsonb)
returns void
language plpgsql
as $$
begin
  insert into ledger.entry_text (entry_id, field, salt, content, digest)
  with said as materialized (
    select t.key as field, t.value as content, uuid_send(gen_random_uuid()) as salt
    from jsonb_each_text(p_texts) as t
    where t.value is not null
  )
  select p_entry_id, s.field, s.salt, s.content, sha256(s.salt || convert_to(s.content, 'UTF8'))
  from said as s;
end
$$;

comment on function ledger.keep_texts(bigint, jsonb) is
  'Stores what people wrote about an entry, by field: memo, reference, basis, reason. Internal.';
