create or replace function giving.words(p_text text)
returns text[]
language sql
immutable
parallel safe
as $$
  select array(
    select lower(m.word[1]) from regexp_matches(p_text, '[[:alnum:]]+', 'g') as m (word))
$$;

comment on function giving.words(text) is
  'The words of a text in lower case, without what stands between them: to look for a name. '
  'Internal.';
