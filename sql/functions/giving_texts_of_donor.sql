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
  ), booked as materialized (
    select e as entry_id from person as p cross join giving.entries_of_donor(p.id) as e
  ), said as (
    select t.entry_id, t.field
    from person as p
    join ledger.entry_text as t on t.content is not null
    where t.entry_id in (select b.entry_id from booked as b)
      or giving.says_words(t.content, p.words)
  )
  select
    s.entry_id, s.field,
    (select n.document from giving.document as n where n.entry_id = s.entry_id)
  from said as s
  order by s.entry_id, s.field collate "C"
$$;

comment on function giving.texts_of_donor(text) is
  'The texts that erasing the donor of this code blanks: those about the donor''s documents, and '
  'those about any other entry that name the donor in full.';
