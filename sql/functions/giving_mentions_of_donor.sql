create or replace function giving.mentions_of_donor(p_donor text)
returns table (place text, id text)
language sql
stable
security definer
set search_path = pg_catalog, ledger, giving, membership, pg_temp
as $$
  with person as (
    select giving.words(d.name) as words
    from giving.donor as d
    where d.code = p_donor and giving.words(d.name) <> '{}'
  ), said (place, id, content) as (
    select 'act', a.operation_id::text, concat_ws(' ', a.subject, a.reason, a.detail)
    from ledger.act as a
    union all
    select 'contact', c.id::text, concat_ws(' ', c.name, c.email)
    from membership.contact as c
    union all
    select 'donor', d.code, d.name from giving.donor as d where d.code <> p_donor
  )
  select s.place, s.id
  from person as p
  join said as s on giving.says_words(s.content, p.words)
  union all
  -- In a key the words of a name may stand close: janedoe-2018.
  select 'key', o.id::text
  from person as p
  join ledger.operation as o on not exists (
    select from unnest(p.words) as w where strpos(lower(o.key), w) = 0)
  order by 1, 2
$$;

comment on function giving.mentions_of_donor(text) is
  'Where else the donor of this code seems to be named, which erasing leaves as it is: keys and '
  'acts by their operation, contacts of members by their number, other donors by their code.';
