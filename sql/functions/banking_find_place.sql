-- Context: a statement may turn up after those that come behind it, because a day was skipped that
-- came to nothing, or a gap was accepted. Choice: it goes between two whose days leave room, where
-- it joins their balances or some of a gap is open. Rejected: by its days alone, for then it would
-- move what others close with.
create or replace function banking.find_place(
  p_place integer,
  p_known bigint,
  out precedes bigint,
  out follows bigint,
  out after date,
  out books numeric,
  out gap numeric,
  out rank numeric,
  out joins boolean,
  out fits boolean)
language plpgsql
stable
set search_path = pg_catalog, ledger, banking, pg_temp
as $$
begin
  with chain as (
    select t.account_id, t.id, t.rank, t.first_day, t.last_day, t.sequence,
           t.opening_minor::numeric + t.known_minor as wanted,
           lag(t.id) over o as before_id, lag(t.last_day) over o as before_day,
           lag(t.sequence) over o as before_sequence,
           lag(t.closing_minor) over o as before_closing, lag(t.rank) over o as before_rank
    from banking.statement as t
    where t.opening_minor is not null and t.account_id = (
      select s.account_id from pg_temp.banking_statement as s where s.place = p_place)
    window o as (order by t.rank)
  )
  select c.id, c.before_id, c.before_day, k.books, c.wanted - k.books,
         (coalesce(b.rank, c.rank - 2) + c.rank) / 2,
         s.closing_minor = c.wanted and s.opening_minor = k.books,
         s.closing_minor = c.wanted and s.opening_minor in (k.books, k.books - p_known)
           or k.is_open
  into precedes, follows, after, books, gap, rank, joins, fits
  from pg_temp.banking_statement as s
  cross join chain as c
  -- What files without balances told between the two.
  cross join lateral (
    select coalesce(sum(t.booked_minor - t.known_minor), 0) as minor, count(*) as files
    from banking.statement as t
    where t.account_id = c.account_id and t.opening_minor is null
      and t.rank < c.rank and t.rank > coalesce(c.before_rank, '-Infinity')
  ) as bare
  -- Before the first one nothing is known but what the statement itself opens with.
  cross join lateral (
    select case when c.before_id is null then s.opening_minor
             else c.before_closing + bare.minor end as books,
           c.before_id is not null and c.wanted <> c.before_closing + bare.minor as is_open
  ) as k
  left join lateral (
    select max(t.rank) as rank
    from banking.statement as t
    where t.account_id = c.account_id and t.rank < c.rank
  ) as b on true
  where s.place = p_place and s.opening_minor is not null
    and not banking.comes_before(s.first_day, s.sequence, c.before_day, c.before_sequence)
    and (s.last_day < c.first_day or s.last_day = c.last_day)
    and not banking.comes_before(c.last_day, c.sequence, s.last_day, s.sequence)
    and (c.before_id is not null or bare.files = 0 and s.closing_minor = c.wanted)
  order by s.closing_minor = c.wanted and s.opening_minor = k.books desc,
    s.opening_minor + p_known = k.books desc, s.closing_minor = c.wanted desc, c.rank
  limit 1;
end
$$;

comment on function banking.find_place(integer, bigint) is
  'Where among the statements that are there a staged one belongs that comes before the last of '
  'them, if anywhere: between which two, what the books have before it, what of a gap is open '
  'there, whether it joins the balances of both, and whether it fits without a new gap. p_known is '
  'the sum of its known lines. Internal.';
