-- The group roles. Nobody logs in as one of these: people's own login roles are made members, so
-- that ledger.operation.recorded_by is a person. Run by a role that may create roles, each time
-- the schema is migrated; does nothing where all is in place.
--
-- Roles belong to the whole server: another database may be set up at the same moment. So each is
-- made and described by whoever comes first, and left alone by all others.

do $$
declare
  v_role text;
  v_purpose text;
begin
  for v_role, v_purpose in
    values
      ('coopledger_owner', 'Owns every coopledger object; nobody works as it.'),
      ('coopledger_treasurer', 'Records donations, pledges and general entries.'),
      ('coopledger_officer', 'Records members and their affiliations.'),
      ('coopledger_reporter', 'Runs the scheduled reports; sees no personal data.'),
      ('coopledger_auditor', 'Reads everything in the schema audit; writes nothing.')
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = v_role) then
      begin
        execute format('create role %I nologin', v_role);
        execute format('comment on role %I is %L', v_role, v_purpose);
      exception
        when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
  -- From PostgreSQL 16 on, who made a role is a member of it and may still not act as it.
  if not pg_has_role(
    current_user, 'coopledger_owner',
    case when current_setting('server_version_num')::integer >= 160000
      then 'SET' else 'MEMBER' end)
  then
    begin
      execute format('grant coopledger_owner to %I', current_user);
    exception
      when unique_violation then null;
    end;
  end if;
  if not has_database_privilege('coopledger_owner', current_database(), 'CREATE')
    or not has_database_privilege('coopledger_owner', current_database(), 'TEMPORARY')
  then
    execute format(
      'grant create, temporary on database %I to coopledger_owner', current_database());
  end if;
  -- Whoever may connect can hold advisory locks that imports wait for, and fill the disk with
  -- temporary tables and large objects. PostgreSQL lets everybody in; here it is those with a role
  -- of ours. (The owner makes the tables into which statements are staged.)
  if pg_has_role(
    current_user,
    (select d.datdba from pg_catalog.pg_database as d where d.datname = current_database()),
    'USAGE')
  then
    execute format('revoke connect, temporary on database %I from public', current_database());
    execute format(
      'grant connect on database %I to coopledger_owner, coopledger_treasurer, '
      'coopledger_officer, coopledger_reporter, coopledger_auditor', current_database());
  end if;
  -- Compiling a query just in time costs these reports half a second and saves them nothing. Only
  -- a database's owner can say so; elsewhere it is the administrator's to decide.
  if current_setting('jit')::boolean then
    begin
      execute format('alter database %I set jit = off', current_database());
    exception
      when insufficient_privilege then null;
    end;
  end if;
end
$$;
