create or replace function giving.says_words(p_text text, p_words text[])
returns boolean
language sql
immutable
parallel safe
as $$
  select case
    -- Taking a text apart costs a hundred times what it costs to see that a word is not in it.
    when strpos(lower(p_text), p_words[1]) > 0 then p_words <@ giving.words(p_text)
    else false
  end
$$;

comment on function giving.says_words(text, text[]) is
  'Whether a text has all these words, of which there is one at least. Internal.';
