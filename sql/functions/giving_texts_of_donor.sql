create or replace function giving.texts_of_donor(p_donor text)
returns table (entry_id bigint, field text, document text)
language sql
stable
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
as $$
  with person as (
    select d.id, giving.words(d.name) as words
    from giving.donor as d
    where d.code = p_donor
  )
  select t.entry_id, t.field, n.document
  from person as p
  join ledger.entry_text as t on t.content is not null
  left join giving.document as n on n.entry_id = t.entry_id
  where t.entry_id in (select giving.entries_of_donor(p.id))
    or (p.words <> '{}' and p.words <@ giving.words(t.content))
  order by t.entry_id, t.field collate "C"
$$;

comment on function giving.texts_of_donor(text) is
  'The texts that erasing the donor of this code blanks: those about the donor''s documents, and '
  'those about any other entry that name the donor in full.';
