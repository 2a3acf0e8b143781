-- A correction takes over what was written about the wrongly typed gift, whoever was thought to
-- have given it: so gifts and their corrections go together. A gift without a donor that was given
-- for the donor's pledge is the donor's.
create or replace function giving.entries_of_donor(p_donor_id integer)
returns setof bigint
language sql
stable
as $$
  with recursive promised as (
    select p.id, p.entry_id from giving.pledge as p where p.donor_id = p_donor_id
  ), gift as (
    select d.id, d.replaces, d.entry_id
    from giving.donation as d
    where d.donor_id = p_donor_id
      or (d.donor_id is null and d.pledge_id in (select p.id from promised as p))
    union
    select d.id, d.replaces, d.entry_id
    from gift as g
    join giving.donation as d on d.id = g.replaces or d.replaces = g.id
  ), booked (entry_id) as (
    select g.entry_id from gift as g
    union all
    select p.entry_id from promised as p
    union all
    select r.entry_id from giving.refund as r where r.donation_id in (select g.id from gift as g)
    union all
    select c.entry_id
    from giving.pledge_cancellation as c
    where c.pledge_id in (select p.id from promised as p)
  )
  select b.entry_id from booked as b
  union all
  select e.id from ledger.entry as e where e.reverses in (select b.entry_id from booked as b)
$$;

comment on function giving.entries_of_donor(integer) is
  'The entries of everything that a donor gave, was given back, promised and gave up, with what '
  'corrected or reversed it. Internal.';
