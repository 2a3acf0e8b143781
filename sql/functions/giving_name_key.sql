create or replace function giving.name_key(p_name text)
returns text
language sql
stable
parallel safe
as $$
  -- Letters without their accents, in small, each word once and in order.
  select string_agg(w.word, ' ' order by w.word collate "C")
  from regexp_split_to_table(
    lower(regexp_replace(normalize(p_name, NFKD), '[\u0300-\u036f]', '', 'g')), '[^[:alnum:]]+')
    as w (word)
  where w.word <> ''
$$;

comment on function giving.name_key(text) is
  'The same for names that differ in case, accents, punctuation or the order of their words only.';
