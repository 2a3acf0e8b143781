create or replace function giving.donor_id(p_donor text)
returns integer
language plpgsql
as $$
declare
  v_id integer;
begin
  if p_donor is null then
    return null;
  end if;
  -- Locked, so that nobody erases the donor while we record.
  select d.id into v_id from giving.donor as d where d.name = p_donor for key share;
  if not found then
    select d.id into v_id from giving.donor as d where d.code = p_donor for key share;
  end if;
  if not found and p_donor ~ '^DN-[0-9]{5,}$' then
    raise exception using
      errcode = 'CL006', column = 'donor',
      message = 'there is no donor of that code',
      hint = 'coopledger donor list shows them; a new donor is recorded by name.';
  end if;
  if not found then
    insert into giving.donor as d (name) values (p_donor)
    on conflict (name) do nothing
    returning d.id into v_id;
  end if;
  if not found then
    -- Somebody else recorded a first gift of the same donor at this moment.
    select d.id into strict v_id from giving.donor as d where d.name = p_donor for key share;
  end if;
  return v_id;
end
$$;

comment on function giving.donor_id(text) is
  'The donor of this name, or of this code, or else a new one of this name. Raises CL006 for a '
  'code that no donor has: it would hide the donor who gets it one day. Internal.';
