create or replace function banking.staged_file(
  p_account text,
  out sha256 bytea,
  out size_bytes bigint,
  out operation_id bigint)
language plpgsql
security definer
set search_path = pg_catalog, banking, pg_temp
as $$
begin
  perform banking.require_staging();
  select sha256(string_agg(p.bytes, ''::bytea order by p.ordinal)), sum(octet_length(p.bytes))
  into staged_file.sha256, staged_file.size_bytes
  from pg_temp.banking_piece as p;
  select f.operation_id into staged_file.operation_id
  from banking.file as f
  left join banking.account as a on a.id = f.account_id
  where f.sha256 = staged_file.sha256
    and (f.account_id is null or lower(a.code) = lower(p_account));
end
$$;

comment on function banking.staged_file(text) is
  'SHA-256 and size of the staged bytes, and the operation that imported the same ones before, of '
  'whichever account they say themselves or for that of this code.';
