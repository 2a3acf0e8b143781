-- The seals, verified with SQL alone.
--
--   psql -v seal=3 -v root=7d3b… -f verify.sql
--
-- Nothing of what follows trusts a function of the program whose books these are. It builds the
-- canonical text of every sealed entry from the views that auditors read, hashes it, builds the
-- hash tree (RFC 6962) and the root of every seal from those hashes, and prints what differs, or
-- that everything agrees. The root and its seal come from an old mail or note: without them it is
-- proved that the books agree with their seals, but not that nobody has computed both anew.
--
-- SEALS.md, beside this file, has the rules that are applied here.

\if :{?seal}
\else
  \set seal ''
\endif
\if :{?root}
\else
  \set root ''
\endif

-- One snapshot, and no settings of the session's that could change a text.
begin transaction isolation level repeatable read read only;
set local search_path = pg_catalog;
set local standard_conforming_strings = on;

with recursive
-- An entry's head and its transfers, from the lines of the journal: an odd line is a transfer's
-- debit, the line behind it its credit. Amounts lose their decimal point: minor units.
side as (
  select j.entry_id, j.kind, j.effective_on, j.occurred_on, j.recorded_at, j.recorded_by,
         j.reverses, j.seal, j.line, j.unit, j.account as debit,
         lead(j.account) over lines as credit,
         replace(j.debit::text, '.', '')::numeric::text as minor,
         j.debit = lead(j.credit) over lines and j.unit = lead(j.unit) over lines
           and j.credit = 0 and lead(j.debit) over lines = 0 as is_balanced
  from audit.journal as j
  where j.seal is not null
  window lines as (partition by j.entry_id order by j.line)
),
-- Netstrings: the length in bytes, a colon, the text, a comma; ~ where there is nothing.
written as (
  select s.entry_id, min(s.seal) as seal, bool_and(s.is_balanced) as is_balanced,
         max(s.line) = 2 * count(*) - 1 as is_complete,
         concat(
           octet_length(s.entry_id::text), ':', s.entry_id, ',',
           octet_length(min(s.kind)), ':', min(s.kind), ',',
           '10:', to_char(min(s.effective_on), 'YYYY-MM-DD'), ',',
           coalesce('10:' || to_char(min(s.occurred_on), 'YYYY-MM-DD'), '~'), ',',
           '27:', to_char(min(s.recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           ',', octet_length(min(s.recorded_by)), ':', min(s.recorded_by), ',',
           coalesce(octet_length(min(s.reverses)::text) || ':' || min(s.reverses), '~'), ',',
           octet_length(count(*)::text), ':', count(*), ',',
           string_agg(
             concat(
               octet_length(s.debit), ':', s.debit, ',', octet_length(s.credit), ':', s.credit,
               ',', octet_length(s.unit), ':', s.unit, ',', octet_length(s.minor), ':', s.minor,
               ','), '' order by s.line)) as form
  from side as s
  where s.line % 2 = 1
  group by s.entry_id
),
-- The sealed entries: what was hashed then, and the hash of what is there now. Of the document and
-- the texts (whose digests alone are sealed) the view has the canonical form.
leaf as (
  select e.leaf_index, e.entry_id, e.seal, e.entry_no, e.fiscal_year, e.journal_code, e.number,
         e.leaf, w.is_balanced, w.is_complete,
         sha256(decode('00', 'hex') || convert_to(
           concat('18:coopledger-entry-1,', octet_length(e.entry_no), ':', e.entry_no, ',',
             w.form, f.document, f.texts), 'UTF8')) as computed
  from audit.sealed_entries as e
  join audit.entry_form as f on f.entry_id = e.entry_id
  left join written as w on w.entry_id = e.entry_id
),
-- The complete subtrees, level by level: two neighbours make a node of the level above.
node as (
  select 0 as level, l.leaf_index as place, l.leaf as hash from leaf as l
  union all
  select p.level + 1, p.place / 2, sha256(decode('01', 'hex') || p.hash || p.next)
  from (
    select n.level, n.place, n.hash, lead(n.hash) over (order by n.place) as next from node as n
  ) as p
  where p.place % 2 = 0 and p.next is not null
),
-- Of which a tree of some size consists: a subtree for each one bit of its size.
part as (
  select s.seal, bit.level, n.hash,
         row_number() over (partition by s.seal order by bit.level) as step
  from audit.seals as s
  cross join generate_series(0, 62) as bit (level)
  left join node as n on n.level = bit.level and n.place = (s.tree_size >> bit.level) - 1
  where (s.tree_size >> bit.level) % 2 = 1
),
-- From the smallest to the largest they are hashed together: the root.
climb as (
  select p.seal, p.step, p.hash from part as p where p.step = 1
  union all
  select c.seal, p.step, sha256(decode('01', 'hex') || p.hash || c.hash)
  from climb as c
  join part as p on p.seal = c.seal and p.step = c.step + 1
),
recomputed as (
  select s.seal, s.entries, s.tree_size, s.root, s.previous_root,
         lag(s.seal) over (order by s.seal) as before,
         lag(s.tree_size) over (order by s.seal) as size_before,
         lag(s.root) over (order by s.seal) as root_before,
         encode(coalesce(
           (select c.hash from climb as c where c.seal = s.seal order by c.step desc limit 1),
           case s.tree_size when 0 then sha256('') end), 'hex') as computed
  from audit.seals as s
),
difference (place, difference) as (
  -- Entries whose text does not have the hash that was sealed.
  select format('seal %s, leaf %s, entry %s', l.seal, l.leaf_index, l.entry_id),
         format('%s does not read as it did when it was sealed', l.entry_no)
  from leaf as l
  where l.computed is distinct from l.leaf or l.is_balanced is not true or l.is_complete is not true
  union all
  -- Places in the tree, from 0 without a gap, each within its seal.
  select format('seal %s, leaf %s, entry %s', l.seal, l.leaf_index, l.entry_id),
         'is not in its place'
  from (select l.*, row_number() over (order by l.leaf_index) - 1 as place from leaf as l) as l
  left join recomputed as s on s.seal = l.seal
  where l.leaf_index <> l.place
    or (l.leaf_index >= s.tree_size - s.entries and l.leaf_index < s.tree_size) is not true
  union all
  -- Every line that belongs to a seal is of a sealed entry.
  select format('seal %s, entry %s', w.seal, w.entry_id), 'has no leaf'
  from written as w
  where not exists (select from leaf as l where l.entry_id = w.entry_id)
  union all
  -- Legal numbers, from 1 without a gap, in order of the leaves.
  select format('seal %s, leaf %s, entry %s', n.seal, n.leaf_index, n.entry_id),
         format('has the number %s and should be number %s', n.entry_no, n.place)
  from (
    select l.*, row_number() over (
             partition by l.journal_code, l.fiscal_year order by l.leaf_index) as place
    from leaf as l
  ) as n
  where n.number <> n.place
    or n.entry_no <> n.fiscal_year || '/' || n.journal_code || '/'
      || lpad(n.number::text, greatest(6, length(n.number::text)), '0')
  union all
  -- Seals follow from each other, and their roots from the leaves.
  select format('seal %s', r.seal), 'does not follow from the seal before'
  from recomputed as r
  where r.seal <> coalesce(r.before, 0) + 1 or r.tree_size <> coalesce(r.size_before, 0) + r.entries
    or r.previous_root is distinct from r.root_before
  union all
  select format('seal %s', r.seal),
         format('its root is %s, and that of its entries %s', r.root, coalesce(r.computed, 'none'))
  from recomputed as r
  where r.root is distinct from r.computed
  union all
  select 'the last seal', format('covers %s entries, and %s are sealed', size.sealed, size.stored)
  from (
    select (select coalesce(max(r.tree_size), 0) from recomputed as r) as sealed,
           (select count(*) from leaf as l) as stored
  ) as size
  where size.sealed <> size.stored
  union all
  -- Balances that reports show are those of the journal.
  select format('%s %s', account, unit), format('%s by the journal, %s by the report',
           coalesce(counted.balance, 0), coalesce(shown.balance, 0))
  from (
    select j.account, j.unit, sum(j.debit - j.credit) as balance
    from audit.journal as j
    group by j.account, j.unit
  ) as counted
  full join (
    select t.account, t.unit, sum(t.balance) as balance
    from audit.trial_balance as t
    group by t.account, t.unit
  ) as shown using (account, unit)
  where coalesce(counted.balance, 0) <> coalesce(shown.balance, 0)
  union all
  -- And the root from outside.
  select format('seal %s', given.seal),
         case when s.root is null then 'is not there'
           else format('its root is %s, and not %s as given', s.root, given.root) end
  from (
    select nullif(:'seal', '')::bigint as seal,
           lower(translate(:'root', ' ', '')) as root
  ) as given
  left join audit.seals as s on s.seal = given.seal
  where (given.seal is not null or given.root <> '') and s.root is distinct from given.root
)
select d.place, d.difference
from difference as d
union all
select format('%s seals, %s entries', count(*), coalesce(max(r.tree_size), 0)), 'everything agrees'
from recomputed as r
where not exists (select from difference)
having not exists (select from difference);

commit;
