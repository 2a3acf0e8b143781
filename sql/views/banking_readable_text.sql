create or replace view banking.readable_text as
select
  t.line_id, null::integer as payment, t.counterparty_name, t.counterparty_account,
  t.structured_reference, t.end_to_end_id, t.remittance
from banking.line_text as t
-- The condition is on who asks: the rights of a view's reader are not those of its owner.
where has_table_privilege('banking.line_text'::regclass, 'select')
  -- Who asked to be forgotten is shown no more, though the file must still be kept.
  and not exists (select from banking.restriction as x where x.line_id = t.line_id)
union all
select
  p.line_id, p.ordinal, p.counterparty_name, p.counterparty_account, p.structured_reference,
  p.end_to_end_id, p.remittance
from banking.payment as p
where has_table_privilege('banking.line_text'::regclass, 'select')
  and not exists (select from banking.restriction as x where x.line_id = p.line_id);

comment on view banking.readable_text is
  'What statement lines and the payments behind them say of persons, for those who may read '
  'banking.line_text; for all others there is nothing.';
comment on column banking.readable_text.line_id is 'The line.';
comment on column banking.readable_text.payment is 'Place of the payment; null for the line itself.';
comment on column banking.readable_text.counterparty_name is 'Who is on the other side.';
comment on column banking.readable_text.counterparty_account is 'Their account.';
comment on column banking.readable_text.structured_reference is 'The structured reference.';
comment on column banking.readable_text.end_to_end_id is 'The payer''s reference.';
comment on column banking.readable_text.remittance is 'What the payer wrote.';
