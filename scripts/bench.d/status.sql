select c.*
from audit.campaigns_at(ledger.today('Europe/Brussels'), 'infinity') as c
where c.campaign = 'sdg';
