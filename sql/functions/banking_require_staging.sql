create or replace function banking.require_staging()
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if (
    select count(*) <> 5
    from pg_class as c
    where c.relnamespace = pg_my_temp_schema() and c.relkind = 'r'
      and c.relname in (
        'banking_piece', 'banking_statement', 'banking_line', 'banking_identity',
        'banking_posting')
      and c.relowner = current_user::regrole)
  then
    raise exception using
      errcode = 'CL070', message = 'nothing was staged: call banking.stage_file() first';
  end if;
end
$$;

comment on function banking.require_staging() is
  'Refuses to read tables in the place of ours that the caller has made. Internal.';
