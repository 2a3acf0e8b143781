create or replace view banking.open_line as
select
  l.id,
  l.account_id,
  l.booked_on,
  l.amount_minor,
  l.amount_minor - coalesce(p.minor, 0) as rest_minor
from banking.line as l
left join (
  select a.line_id, sum(a.amount_minor) as minor from banking.standing_part as a group by a.line_id
) as p on p.line_id = l.id
where l.amount_minor <> coalesce(p.minor, 0);

comment on view banking.open_line is 'Statement lines of which something is still in suspense.';
comment on column banking.open_line.id is 'The line.';
comment on column banking.open_line.account_id is 'Its bank account.';
comment on column banking.open_line.booked_on is 'The day on which the bank booked it.';
comment on column banking.open_line.amount_minor is 'The whole line, in minor units.';
comment on column banking.open_line.rest_minor is 'What is not explained yet, with its sign.';
