-- Records :gifts gifts of :donors donors from 40 countries over the days of 2017 and 2018, an
-- operation each, as finished rows: for measuring what reads and seals them, not what writes.
-- (In replica mode keys that refer to other rows are not looked up, which takes most of the time.)
set local session_replication_role = replica;
insert into giving.donor (name)
select 'Giver ' || n
from generate_series((select count(*) from giving.donor) + 1, :donors) as n;
create temporary table gift as
select n, clock_timestamp() as stamp, date '2017-01-01' + (n % 730)::integer as day,
       1000 + n % 90000 as amount
from generate_series(1, :gifts::bigint) as n;
alter table gift add operation_id bigint, add entry_id bigint;
update gift
set operation_id = nextval('ledger.operation_id_seq'), entry_id = nextval('ledger.entry_id_seq');
insert into ledger.operation (id, key, kind, request, recorded_at)
overriding system value
select operation_id, 'bulk-' || operation_id, 'donation.record', '{}', stamp from gift;
insert into ledger.unsealed (operation_id) select operation_id from gift;
insert into ledger.period (month)
select distinct date_trunc('month', day)::date from gift
on conflict do nothing;
insert into ledger.entry (
  id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind)
overriding system value
select entry_id, operation_id, stamp, day, 2, 'DON', 'donation' from gift;
insert into ledger.transfer (
  entry_id, line, transfer_count, debit_account, credit_account, unit, account_group, amount_minor)
select g.entry_id, l.line, 2, d.id, c.id, 'EUR', 'real',
       case l.line when 1 then g.amount - 250 else 250 end
from gift as g
cross join (values (1, 'Assets:Clearing:Card'), (2, 'Expenses:Fees:SDG')) as l (line, debit)
join ledger.account as d on d.name = l.debit and d.unit = 'EUR'
join ledger.account as c on c.name = 'Income:Donations:SDG' and c.unit = 'EUR';
insert into giving.donation (
  entry_id, campaign_id, donor_id, received_on, method, country, currency, amount_minor,
  fee_minor, value_minor, fee_value_minor)
select g.entry_id, c.id, d.id, g.day, 'card', k.code, 'EUR', g.amount, 250, g.amount, 250
from gift as g
join (select id, row_number() over (order by id) - 1 as place from giving.donor) as d
  on d.place = g.n * 7919 % :donors
join (select code, row_number() over (order by code) - 1 as place
      from (select code from ledger.country order by code limit 40) as first) as k
  on k.place = d.id % 40
join giving.campaign as c on c.code = 'sdg';
drop table gift;
set local session_replication_role = origin;
analyze;
