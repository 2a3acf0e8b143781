select * from audit.trial_balance_at(ledger.today('Europe/Brussels'), 'infinity');
