create or replace function banking.is_iban(p_text text)
returns boolean
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_text !~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' then
    return false;
  end if;
  -- Letters read as 10 to 35, country and check digits last.
  return string_agg(
      case when c.letter ~ '[0-9]' then c.letter else (ascii(c.letter) - 55)::text end, ''
      order by c.place)::numeric % 97 = 1
    from regexp_split_to_table(substr(p_text, 5) || left(p_text, 4), '')
      with ordinality as c (letter, place);
end
$$;

comment on function banking.is_iban(text) is
  'Whether a text is an IBAN whose check digits are right (ISO 13616). Internal.';
