create or replace function membership.agrees(
  p_value bigint, p_qualifier text, p_evidenced bigint)
returns boolean
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select case p_qualifier
    when 'at least' then p_evidenced >= p_value
    -- "About 4800" says two digits: what is 4800 when rounded to two digits is about 4800.
    when 'about' then p_value = round(
      p_evidenced::numeric,
      greatest(length(rtrim(p_value::text, '0')), 1) - length(p_evidenced::text))
    else p_evidenced = p_value
  end
$$;

comment on function membership.agrees(bigint, text, bigint) is
  'Whether a stated number agrees with a counted one. At least: the count is no smaller. About: '
  'the count, rounded to as many digits as the statement shows before its zeros, is the '
  'statement. Exact: they are equal.';
