create or replace view audit.accounts as
select a.name as account, a.number as account_number, a.class as account_class,
       a.account_group, a.unit, a.moved_by, a.any_currency, a.closed_on, a.description
from ledger.account as a;

comment on view audit.accounts is 'The chart of accounts, a row for each unit an account holds.';
comment on column audit.accounts.account is 'Account name.';
comment on column audit.accounts.account_number is 'Number in the Belgian chart (PCMN/MAR).';
comment on column audit.accounts.account_class is
  'asset, liability, equity, income, expense, memorandum or statistical.';
comment on column audit.accounts.account_group is
  'real, memorandum or statistical: no transfer mixes two groups.';
comment on column audit.accounts.unit is 'The unit that it holds.';
comment on column audit.accounts.moved_by is 'anyone, donations, statements or membership.';
comment on column audit.accounts.any_currency is 'Whether it opens by itself in other currencies.';
comment on column audit.accounts.closed_on is 'When it was closed; null while open.';
comment on column audit.accounts.description is 'What it is for.';
