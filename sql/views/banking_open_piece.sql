create or replace view banking.open_piece as
select
  o.id as key, o.id as line_id, null::integer as payment, o.account_id, o.booked_on,
  o.amount_minor, o.rest_minor, l.batch, l.kind, l.country, t.counterparty_name,
  t.counterparty_account, t.counterparty_bank, t.structured_reference, t.end_to_end_id,
  t.remittance, l.bank_reference, l.original_minor, l.original_currency
from banking.open_line as o
join banking.line as l on l.id = o.id
left join banking.restriction as x on x.line_id = o.id
left join banking.line_text as t on t.line_id = o.id and x.line_id is null
where o.rest_minor <> o.amount_minor or x.line_id is not null
  or not exists (select from banking.payment as p where p.line_id = o.id)
union all
select
  -p.id, o.id, p.ordinal, o.account_id, o.booked_on, p.amount_minor, p.amount_minor, p.batch,
  p.kind, p.country, p.counterparty_name, p.counterparty_account, p.counterparty_bank,
  p.structured_reference, p.end_to_end_id, p.remittance,
  p.bank_reference, p.original_minor, p.original_currency
from banking.open_line as o
join banking.payment as p on p.line_id = o.id
where o.rest_minor = o.amount_minor
  -- Who asked to be forgotten is shown no more, though the file must still be kept.
  and not exists (select from banking.restriction as x where x.line_id = o.id);

comment on view banking.open_piece is
  'What waits to be explained: lines, or their payments where these are known and nothing of the '
  'line is explained yet.';
comment on column banking.open_piece.key is 'The line, or less the payment''s row.';
comment on column banking.open_piece.line_id is 'The line.';
comment on column banking.open_piece.payment is 'The place of the payment; null for a line.';
comment on column banking.open_piece.account_id is 'Its bank account.';
comment on column banking.open_piece.booked_on is 'The day on which the bank booked it.';
comment on column banking.open_piece.amount_minor is 'The whole of it, in minor units.';
comment on column banking.open_piece.rest_minor is 'What is not explained yet, with its sign.';
comment on column banking.open_piece.batch is 'The batch that it was part of.';
comment on column banking.open_piece.kind is 'What the bank says it is.';
comment on column banking.open_piece.country is 'The country of who is on the other side.';
comment on column banking.open_piece.counterparty_name is 'Who is on the other side.';
comment on column banking.open_piece.counterparty_account is 'Their account.';
comment on column banking.open_piece.counterparty_bank is 'Their bank.';
comment on column banking.open_piece.structured_reference is 'The structured reference.';
comment on column banking.open_piece.end_to_end_id is 'The payer''s reference.';
comment on column banking.open_piece.remittance is 'What the payer wrote.';
comment on column banking.open_piece.bank_reference is 'The bank''s or processor''s own reference.';
comment on column banking.open_piece.original_minor is
  'What was paid where that was in another currency, in its minor units.';
comment on column banking.open_piece.original_currency is 'That currency.';
