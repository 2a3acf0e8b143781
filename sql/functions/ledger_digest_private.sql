create or replace function ledger.digest_private(p_request jsonb, p_salt bytea)
returns jsonb
language sql
immutable
parallel safe
set search_path = pg_catalog, ledger, pg_temp
as $$
  select coalesce(jsonb_object_agg(
    field.key,
    case
      when field.key <> all (array[
        'donor', 'memo', 'reference', 'basis', 'reason', 'contact_name', 'email', 'phone'])
        then field.value
      when p_salt is null then '"erased"'
      else to_jsonb('sha256:' || encode(
        sha256(p_salt || convert_to(field.value #>> '{}', 'UTF8')), 'hex'))
    end), '{}')
  from jsonb_each(p_request) as field
$$;

comment on function ledger.digest_private(jsonb, bytea) is
  'The request with each field that may name a person (donor, memo, reference, basis, reason, '
  'contact_name, email, phone) replaced by the SHA-256 of salt and text; without a salt (it was '
  'erased) by the word erased.';
