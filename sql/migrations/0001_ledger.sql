-- The journal: units, accounts, operations, entries and transfers.
--
-- A transfer row carries both of its sides, so an unbalanced journal cannot be written down:
-- no trigger has to run, no privilege has to hold and no replication mode has to be right for it.

create table ledger.country (
  code text primary key,
  name text not null,
  withdrawn_on date,
  constraint country_code_is_iso_3166 check (code ~ '^[A-Z]{2}$')
);
comment on table ledger.country is
  'ISO 3166-1 countries by alpha-2 code, withdrawn ones included: a gift of 1985 can be from SU.';
comment on column ledger.country.code is 'ISO 3166-1 alpha-2; XK (Kosovo) is user-assigned.';
comment on column ledger.country.name is 'English short name.';
comment on column ledger.country.withdrawn_on is 'When the code was withdrawn; null while in use.';

create table ledger.unit (
  code text primary key,
  numeric_code text,
  scale smallint not null,
  kind text not null,
  name text not null,
  last_day date,
  constraint unit_code_is_upper_case check (code ~ '^[A-Z]{3,15}$'),
  constraint unit_scale_is_sane check (scale between 0 and 4),
  constraint unit_kind_is_known check (kind in ('currency', 'statistical')),
  constraint unit_with_kind unique (code, kind)
);
comment on table ledger.unit is
  'What is counted: ISO 4217 currencies, and statistical units such as ORG, member organisations.';
comment on column ledger.unit.code is 'ISO 4217 code, or our own for a statistical unit.';
comment on column ledger.unit.numeric_code is 'ISO 4217 numeric code, where there is one.';
comment on column ledger.unit.scale is 'Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for BHD.';
comment on column ledger.unit.kind is 'currency or statistical; the two never share an account.';
comment on column ledger.unit.name is 'English name.';
comment on column ledger.unit.last_day is
  'Last day on which a dead currency may be used; null while it lives.';

create table ledger.operation (
  id bigint generated always as identity primary key,
  key text not null,
  kind text not null,
  request jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null default session_user,
  constraint operation_key_is_used_once unique (key),
  constraint operation_key_has_a_length check (octet_length(key) between 1 and 200),
  constraint operation_has_one_stamp unique (id, recorded_at)
);
comment on table ledger.operation is
  'One row for each write that somebody asked for. What it made points here and bears its stamp.';
comment on column ledger.operation.id is 'Unique and rising, with gaps.';
comment on column ledger.operation.key is
  'Idempotency key: the same key with the same request is answered, not done again.';
comment on column ledger.operation.kind is 'What was asked, such as donation.record.';
comment on column ledger.operation.request is
  'What was asked, as given, before defaults; private fields only as salted SHA-256 digests.';
comment on column ledger.operation.recorded_at is
  'The database''s clock when the operation began; the second time axis of every report.';
comment on column ledger.operation.recorded_by is 'The session''s user, never a name from a client.';

create table ledger.operation_salt (
  operation_id bigint primary key references ledger.operation (id),
  salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
comment on table ledger.operation_salt is
  'The salt of an operation''s private digests. Erasing it makes the digests say nothing.';
comment on column ledger.operation_salt.operation_id is 'The operation.';
comment on column ledger.operation_salt.salt is '32 random bytes.';

create table ledger.account (
  id integer generated always as identity primary key,
  name text not null,
  unit text not null,
  unit_kind text not null,
  class text not null generated always as (
    case split_part(name, ':', 1)
      when 'Assets' then 'asset'
      when 'Liabilities' then 'liability'
      when 'Equity' then 'equity'
      when 'Income' then 'income'
      when 'Expenses' then 'expense'
      when 'Pledges' then 'memorandum'
      when 'InKind' then 'memorandum'
      when 'Members' then 'statistical'
    end) stored,
  account_group text not null generated always as (
    case split_part(name, ':', 1)
      when 'Pledges' then 'memorandum'
      when 'InKind' then 'memorandum'
      when 'Members' then 'statistical'
      else 'real'
    end) stored,
  number text not null,
  moved_by text not null,
  any_currency boolean not null,
  description text not null,
  closed_on date,
  last_day date,
  constraint account_holds_one_unit unique (name, unit),
  constraint account_with_unit_and_group unique (id, unit, account_group),
  constraint account_name_is_well_formed check (
    name collate "C" ~ '^(Assets|Liabilities|Equity|Income|Expenses|Pledges|InKind|Members)(:[A-Z0-9][A-Za-z0-9-]*)+$'
    and octet_length(name) <= 200),
  constraint account_unit_exists foreign key (unit, unit_kind) references ledger.unit (code, kind),
  constraint statistical_accounts_hold_statistical_units
    check ((account_group = 'statistical') = (unit_kind = 'statistical')),
  constraint account_number_is_digits check (number ~ '^[0-9]{2,12}$'),
  constraint account_mover_is_known
    check (moved_by in ('anyone', 'donations', 'statements', 'membership'))
);
comment on table ledger.account is
  'The chart of accounts, a row for each unit that an account holds.';
comment on column ledger.account.id is 'Stands for name and unit in the transfers.';
comment on column ledger.account.name is
  'Components joined by colons. The first one decides the class and the group.';
comment on column ledger.account.unit is 'The one unit that this row holds.';
comment on column ledger.account.unit_kind is 'The unit''s kind, carried for the rule on groups.';
comment on column ledger.account.class is
  'asset, liability, equity, income, expense, memorandum or statistical.';
comment on column ledger.account.account_group is
  'real, memorandum or statistical: no transfer mixes two groups.';
comment on column ledger.account.number is 'Number in the Belgian chart (PCMN/MAR), class 0 off balance.';
comment on column ledger.account.moved_by is
  'Whose documents move it; general entries may only move accounts that anyone moves.';
comment on column ledger.account.any_currency is
  'Whether a sibling row is opened by itself when the account first meets another currency.';
comment on column ledger.account.description is 'What the account is for.';
comment on column ledger.account.closed_on is
  'When it was closed, empty; it takes nothing any more, of whatever day. Null while open.';
comment on column ledger.account.last_day is
  'Last day of a dead currency: it takes nothing dated later.';

create table ledger.period (
  month date primary key,
  opened_at timestamptz not null default clock_timestamp(),
  constraint period_is_a_month check (extract(day from month) = 1)
);
comment on table ledger.period is 'The calendar months that hold entries, opened by the first one.';
comment on column ledger.period.month is 'The month''s first day.';
comment on column ledger.period.opened_at is 'When the first entry came.';

create table ledger.entry (
  id bigint generated always as identity primary key,
  operation_id bigint not null,
  recorded_at timestamptz not null,
  reverses bigint,
  effective_on date not null,
  transfer_count smallint not null,
  journal_code text not null,
  kind text not null,
  constraint entry_bears_the_stamp_of_its_operation
    foreign key (operation_id, recorded_at) references ledger.operation (id, recorded_at),
  constraint entry_is_reversed_once unique (reverses),
  constraint entry_reverses_an_earlier_one check (reverses < id),
  constraint entry_reverses_an_entry foreign key (reverses) references ledger.entry (id),
  constraint entry_has_transfers check (transfer_count between 1 and 1000),
  constraint entry_day_is_sane check (effective_on between '1800-01-01' and '2999-12-31'),
  -- One text rather than pairs: the server reads a constraint anew in every statement, and this
  -- one is read in half the time.
  constraint entry_kind_belongs_to_its_journal check (
    journal_code || ' ' || kind in (
      'DON donation', 'DON in-kind', 'DON refund', 'DON reversal',
      'PLG pledge', 'PLG cancellation', 'PLG reversal',
      'OD entry', 'OD reversal')),
  constraint entry_with_count unique (id, transfer_count)
);
comment on table ledger.entry is
  'What happened: one dated set of transfers. Nothing is ever changed here; errors are reversed.';
comment on column ledger.entry.id is
  'Unique and rising, with gaps; the legal number comes when it is sealed.';
comment on column ledger.entry.operation_id is 'The operation that made it.';
comment on column ledger.entry.recorded_at is 'The operation''s stamp.';
comment on column ledger.entry.reverses is 'The entry that this one takes back, if it does.';
comment on column ledger.entry.effective_on is 'The day on which it counts.';
comment on column ledger.entry.transfer_count is
  'How many transfers it has: lines 1 to this, all of them, from the start.';
comment on column ledger.entry.journal_code is
  'The journal of its legal number: DON gifts, PLG pledges, OD general.';
comment on column ledger.entry.kind is 'What it records.';
create index entry_by_operation on ledger.entry (operation_id);

create table ledger.transfer (
  entry_id bigint not null,
  amount_minor bigint not null,
  debit_account integer not null,
  credit_account integer not null,
  line smallint not null,
  transfer_count smallint not null,
  line_before smallint generated always as (nullif(line - 1, 0)) stored,
  unit text not null,
  account_group text not null,
  primary key (entry_id, line),
  constraint transfer_amount_is_positive check (amount_minor > 0),
  constraint transfer_has_two_accounts check (debit_account <> credit_account),
  constraint transfer_line_is_within_its_entry check (line between 1 and transfer_count),
  constraint transfer_belongs_to_an_entry_of_that_count
    foreign key (entry_id, transfer_count) references ledger.entry (id, transfer_count),
  constraint transfer_follows_the_line_before
    foreign key (entry_id, line_before) references ledger.transfer (entry_id, line),
  constraint transfer_debits_an_account_of_its_unit_and_group
    foreign key (debit_account, unit, account_group)
    references ledger.account (id, unit, account_group),
  constraint transfer_credits_an_account_of_its_unit_and_group
    foreign key (credit_account, unit, account_group)
    references ledger.account (id, unit, account_group)
);
comment on table ledger.transfer is
  'A positive amount of one unit from a credit account to a debit account: balanced by its shape.';
comment on column ledger.transfer.entry_id is 'Its entry.';
comment on column ledger.transfer.amount_minor is 'Minor units: cents for EUR, whole yen for JPY.';
comment on column ledger.transfer.debit_account is 'The account that receives.';
comment on column ledger.transfer.credit_account is 'The account that gives.';
comment on column ledger.transfer.line is 'Its place in the entry, from 1.';
comment on column ledger.transfer.transfer_count is
  'The entry''s count: with it no line can be added to an entry that has all of its own.';
comment on column ledger.transfer.line_before is 'The line that must be there; null for the first.';
comment on column ledger.transfer.unit is 'The unit that both accounts hold.';
comment on column ledger.transfer.account_group is 'The group of both accounts.';

-- An entry is stored with all of its transfers or not at all: at commit its last line must be
-- there, and each line needs the one before it. With the primary key and the count, that leaves
-- no room for an empty entry, an incomplete one, or a late line.
alter table ledger.entry
  add constraint entry_has_its_last_transfer
  foreign key (id, transfer_count) references ledger.transfer (entry_id, line)
  deferrable initially deferred;

create table ledger.entry_text (
  entry_id bigint not null references ledger.entry (id),
  field text not null,
  salt bytea default uuid_send(gen_random_uuid()),
  content text,
  primary key (entry_id, field),
  constraint entry_text_field_is_known
    check (field in ('memo', 'reference', 'basis', 'reason')),
  constraint entry_text_is_not_endless check (octet_length(content) <= 10000),
  constraint entry_text_is_whole_or_erased check ((salt is null) = (content is null))
);
comment on table ledger.entry_text is
  'Free text that people wrote about an entry. It may name persons, so it can be erased.';
comment on column ledger.entry_text.field is 'memo, reference, basis or reason.';
comment on column ledger.entry_text.salt is '16 random bytes for the digest of the text.';
comment on column ledger.entry_text.content is 'The text as given; null once erased.';
comment on column ledger.entry_text.entry_id is 'The entry.';
