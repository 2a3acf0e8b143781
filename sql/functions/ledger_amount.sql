create or replace function ledger.amount(p_minor numeric, p_scale smallint)
returns numeric
language sql
immutable
parallel safe
as $$
  -- Multiplying is exact where dividing would have to choose a precision. The cast names
  -- PostgreSQL's own round: without it another schema's could fit better and be called.
  select round(p_minor * (array[1, 0.1, 0.01, 0.001, 0.0001])[p_scale + 1], p_scale::integer)
$$;

comment on function ledger.amount(numeric, smallint) is
  'An amount in minor units as a decimal number at its unit''s scale: 150000 at 2 is 1500.00.';
