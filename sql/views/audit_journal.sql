create or replace view audit.journal as
select
  e.id as entry_id,
  ledger.entry_no(n.fiscal_year, n.journal_code, m.number) as entry_no,
  e.journal_code,
  ledger.fiscal_year(e.effective_on, books.fiscal_year_start) as fiscal_year,
  (2 * t.line - 1 + side.credit)::integer as line,
  e.effective_on,
  e.recorded_at,
  o.recorded_by,
  e.kind,
  a.name as account,
  a.number as account_number,
  a.class as account_class,
  t.unit,
  case side.credit when 0 then ledger.amount(t.amount_minor, u.scale)
    else round(0::numeric, u.scale) end as debit,
  case side.credit when 1 then ledger.amount(t.amount_minor, u.scale)
    else round(0::numeric, u.scale) end as credit,
  case t.unit when 'EUR' then ledger.amount(t.amount_minor, u.scale) end as value_eur,
  e.reverses,
  r.id as reversed_by,
  d.document,
  s.seal,
  e.occurred_on
from ledger.transfer as t
cross join (values (0), (1)) as side (credit)
join ledger.entry as e on e.id = t.entry_id
join ledger.operation as o on o.id = e.operation_id
join ledger.account as a
  on a.id = case side.credit when 0 then t.debit_account else t.credit_account end
join ledger.unit as u on u.code = t.unit
left join ledger.entry as r on r.reverses = e.id
left join giving.document as d on d.entry_id = coalesce(e.reverses, e.id)
left join ledger.seal_member as m on m.entry_id = e.id
left join ledger.number_series as n on n.id = m.series
left join ledger.seal_operation as s on s.operation_id = e.operation_id
cross join ledger.books;

comment on view audit.journal is
  'Every journal line: two for each transfer, its debit and its credit. Sum debit and credit by '
  'entry and unit and they are equal; nothing here is ever changed.';
comment on column audit.journal.entry_id is 'The entry''s id: unique and rising, with gaps.';
comment on column audit.journal.entry_no is
  'The legal number, such as 2018/DON/000017, without a gap in its journal and year; null until '
  'sealed.';
comment on column audit.journal.journal_code is 'DON gifts, PLG pledges, OD general entries.';
comment on column audit.journal.fiscal_year is 'Fiscal year of effective_on.';
comment on column audit.journal.line is 'Place in the entry, from 1.';
comment on column audit.journal.effective_on is 'The day on which it counts.';
comment on column audit.journal.recorded_at is 'When it was recorded, by the database''s clock.';
comment on column audit.journal.recorded_by is 'The database user who recorded it.';
comment on column audit.journal.kind is
  'donation, in-kind, refund, pledge, cancellation, entry, or reversal of one of them.';
comment on column audit.journal.account is 'Account name.';
comment on column audit.journal.account_number is 'Number in the Belgian chart (PCMN/MAR).';
comment on column audit.journal.account_class is
  'asset, liability, equity, income, expense, memorandum or statistical.';
comment on column audit.journal.unit is 'The unit of debit and credit.';
comment on column audit.journal.debit is 'Amount debited, or 0.';
comment on column audit.journal.credit is 'Amount credited, or 0.';
comment on column audit.journal.value_eur is 'The amount where the unit is EUR, else null.';
comment on column audit.journal.reverses is 'The entry that this one takes back.';
comment on column audit.journal.reversed_by is 'The entry that took this one back.';
comment on column audit.journal.document is
  'Number of the donation, refund or pledge that the entry books or takes back.';
comment on column audit.journal.seal is 'The seal that covers it; null until sealed.';
comment on column audit.journal.occurred_on is
  'The day on which it happened, where its month was closed and it was posted late; else null.';
