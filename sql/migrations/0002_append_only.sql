-- Nothing that was recorded is changed or removed, by anybody. The guards fire for the owner and
-- for superusers too, and in replica mode; taking them off needs DDL, which ledger checks name.

create function ledger.refuse_change() returns trigger
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
begin
  raise exception using
    errcode = 'CL010',
    message = format('%s on %I.%I is refused: what was recorded stays',
                     tg_op, tg_table_schema, tg_table_name),
    hint = 'Record a reversal: coopledger entry reverse, donation void, donation correct.';
end
$$;
comment on function ledger.refuse_change() is
  'Trigger function of the append-only tables: raises CL010.';

create procedure ledger.make_append_only(p_table regclass)
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
begin
  -- A statement trigger refuses even where no row matches, and MERGE fires it as well.
  execute format(
    'create trigger append_only before update or delete or truncate on %s '
    'for each statement execute function ledger.refuse_change()', p_table);
  execute format('alter table %s enable always trigger append_only', p_table);
end
$$;
comment on procedure ledger.make_append_only(regclass) is
  'Puts the append-only guard on a table; for migrations.';

call ledger.make_append_only('ledger.operation');
call ledger.make_append_only('ledger.entry');
call ledger.make_append_only('ledger.transfer');
call ledger.make_append_only('ledger.period');

-- Accounts may be closed and described, units and countries renamed and ended: nothing else, for entries rely on
-- the rest. The trigger's arguments are the columns that may change.
create function ledger.guard_columns() returns trigger
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - tg_argv = to_jsonb(new) - tg_argv then
    return new;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format('%s on %I.%I is refused: entries rely on what it says',
                     tg_op, tg_table_schema, tg_table_name),
    hint = format('Only %s may change.', array_to_string(tg_argv, ', '));
end
$$;
comment on function ledger.guard_columns() is
  'Trigger function: refuses deletes, and updates of any column that is not named to it.';

create procedure ledger.guard_reference(p_table regclass, variadic p_changeable text[])
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
begin
  -- After, not before: a trigger that runs before sees no generated columns in the new row.
  execute format(
    'create trigger kept after update or delete on %s '
    'for each row execute function ledger.guard_columns(%s)',
    p_table, (select string_agg(quote_literal(c), ', ') from unnest(p_changeable) as c));
  execute format('alter table %s enable always trigger kept', p_table);
  execute format(
    'create trigger not_truncated before truncate on %s '
    'for each statement execute function ledger.refuse_change()', p_table);
  execute format('alter table %s enable always trigger not_truncated', p_table);
end
$$;
comment on procedure ledger.guard_reference(regclass, text[]) is
  'Puts a guard on a table of which only the named columns may change; for migrations.';

call ledger.guard_reference('ledger.account', 'closed_on', 'description');
call ledger.guard_reference('ledger.unit', 'name', 'last_day', 'numeric_code');
call ledger.guard_reference('ledger.country', 'name', 'withdrawn_on');

-- A salt may be deleted, which erases what its digests could say; it is never changed.
create trigger kept before update or truncate on ledger.operation_salt
  for each statement execute function ledger.refuse_change();
alter table ledger.operation_salt enable always trigger kept;

-- Free text may be erased, never rewritten.
create function ledger.guard_text() returns trigger
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
begin
  if tg_op = 'UPDATE'
    and new.content is null and new.salt is null
    and new.entry_id = old.entry_id and new.field = old.field
  then
    return new;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format('%s on ledger.entry_text is refused: a text may only be blanked', tg_op);
end
$$;
comment on function ledger.guard_text() is
  'Trigger function: a text may be blanked together with its salt, nothing else.';
create trigger text_is_kept before update or delete on ledger.entry_text
  for each row execute function ledger.guard_text();
alter table ledger.entry_text enable always trigger text_is_kept;
create trigger text_is_not_truncated before truncate on ledger.entry_text
  for each statement execute function ledger.refuse_change();
alter table ledger.entry_text enable always trigger text_is_not_truncated;
