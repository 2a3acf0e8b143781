-- No pledge has more fulfilled and cancelled than was promised.
select p.pledge as subject, format('%s %s are outstanding', p.outstanding, p.currency) as finding
from giving.pledge_fact as p
where p.outstanding_minor < 0
