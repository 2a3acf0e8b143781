create or replace function ledger.entry_no(p_year smallint, p_journal text, p_number integer)
returns text
language sql
immutable
parallel safe
as $$
  select p_year::text || '/' || p_journal || '/'
    || case when p_number < 1000000 then lpad(p_number::text, 6, '0') else p_number::text end
$$;

comment on function ledger.entry_no(smallint, text, integer) is
  'A legal number as it is printed, such as 2018/DON/000017: fiscal year, journal, and the place '
  'among those of its journal and year, without a gap.';
