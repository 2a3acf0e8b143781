-- A line has the identity that its account's salt and what it says make, as one of those that are
-- alike: by it the next file knows it again, and with another one it would be booked twice.
--
-- Which of several alike it is stands nowhere but in its identity, so all places among those that
-- are on record are tried. Where texts were erased nothing can be told of their line, which still
-- is one of those that are alike.
with line as (
  select
    l.id, l.account_id, l.identity,
    case
      when l.bank_reference is not null then
        sha256(a.salt || convert_to(
          concat_ws(',', l.booked_on, l.amount_minor, 'ref', l.bank_reference), 'UTF8'))
      when t.salt is not null or t.line_id is null then
        sha256(a.salt || convert_to(
          concat(l.booked_on, ',', l.amount_minor, ',', banking.text_form(
            t.counterparty_name, t.counterparty_account, t.structured_reference, t.end_to_end_id,
            t.remittance)), 'UTF8'))
    end as base,
    count(*) filter (where l.bank_reference is null and t.salt is null and t.line_id is not null)
      over (partition by l.account_id, l.booked_on, l.amount_minor) as erased
  from banking.line as l
  join banking.account as a on a.id = l.account_id
  left join banking.line_text as t on t.line_id = l.id
), alike as (
  select
    l.id, l.identity, l.base,
    count(*) over (partition by l.account_id, l.base) + l.erased as places
  from line as l
  where l.base is not null
)
select 'line ' || a.id as subject, 'has another identity than what it says makes' as finding
from alike as a
where not exists (
  select
  from generate_series(1, a.places) as n (place)
  where a.identity = sha256(a.base || convert_to(n.place::text, 'UTF8')))
