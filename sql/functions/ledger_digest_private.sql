create or replace function ledger.digest_private(p_request jsonb, p_salt bytea)
returns jsonb
language plpgsql
immutable
parallel safe
as $$
declare
  v_private constant text[] := array[
    'donor', 'memo', 'reference', 'basis', 'reason', 'contact_name', 'email', 'phone', 'donors',
    'counterparty', 'remittance'];
  v_field text;
begin
  -- Expressions without a query inside cost plpgsql next to nothing, and every write passes here.
  if p_request ?| v_private then
    foreach v_field in array v_private loop
      if p_request ? v_field then
        p_request := p_request || jsonb_build_object(v_field, case
          when p_salt is null then 'erased'
          else 'sha256:' || encode(
            sha256(p_salt || convert_to(p_request ->> v_field, 'UTF8')), 'hex')
        end);
      end if;
    end loop;
  end if;
  return p_request;
end
$$;

comment on function ledger.digest_private(jsonb, bytea) is
  'The request with each field that may name a person (donor, memo, reference, basis, reason, contact) '
  'replaced by the SHA-256 of salt and text; without a salt (it was erased) by the word erased.';
