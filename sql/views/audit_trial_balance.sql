create or replace view audit.trial_balance as
select account, account_class, unit, opening, debit, credit, balance, account_number
from audit.trial_balance_at('infinity', 'infinity');

comment on view audit.trial_balance is
  'Each account''s debits, credits and balance over everything recorded. Per unit the balances '
  'add up to 0.';
comment on column audit.trial_balance.account is 'Account name.';
comment on column audit.trial_balance.account_class is
  'asset, liability, equity, income, expense, memorandum or statistical.';
comment on column audit.trial_balance.unit is 'The unit of the amounts.';
comment on column audit.trial_balance.opening is 'Always 0 here: nothing came before.';
comment on column audit.trial_balance.debit is 'Sum of debits.';
comment on column audit.trial_balance.credit is 'Sum of credits.';
comment on column audit.trial_balance.balance is 'Debit less credit.';
comment on column audit.trial_balance.account_number is 'Number in the Belgian chart (PCMN/MAR).';
