-- Donors 1 to 10,000, so that both sides find theirs.
insert into giving.donor (name)
select 'Donor ' || n
from generate_series(1, 10000) as n;
analyze;
