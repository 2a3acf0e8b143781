-- Bank accounts and what their statements say: every line that a bank has booked is an entry of its
-- own, bank account against suspense, and stays one; what explains it comes later and beside it.

create schema banking;
comment on schema banking is
  'Bank accounts, their statements as files and lines, and the entries of these.';

alter table ledger.entry drop constraint entry_kind_belongs_to_its_journal;
alter table ledger.entry add constraint entry_kind_belongs_to_its_journal check (
  journal_code || ' ' || kind in (
    'DON donation', 'DON in-kind', 'DON refund', 'DON reversal',
    'PLG pledge', 'PLG cancellation', 'PLG reversal',
    'OD entry', 'OD reversal',
    'MBR opening', 'MBR join', 'MBR leave', 'MBR class', 'MBR merger', 'MBR identification',
    'MBR reversal',
    'BNK opening', 'BNK statement-line', 'BNK gap', 'BNK difference', 'BNK allocation',
    'BNK reversal'));
comment on column ledger.entry.journal_code is
  'The journal of its legal number: DON gifts, PLG pledges, BNK bank, MBR members, OD general.';

alter table ledger.act drop constraint act_kind_is_known;
alter table ledger.act add constraint act_kind_is_known check (kind in (
  'period.close', 'period.reopen', 'donor.erase', 'role.grant', 'role.revoke',
  'statement.import'));
comment on table ledger.act is
  'Acts that bend a rule or set one: closing and reopening months, erasing persons, granting '
  'roles, accepting statements that do not add up or do not follow.';
comment on column ledger.act.kind is
  'period.close, period.reopen, donor.erase, role.grant, role.revoke or statement.import.';
comment on column ledger.act.subject is
  'Which month, donor, user or bank account; never a person''s name.';

create table banking.account (
  id integer generated always as identity primary key,
  operation_id bigint not null references ledger.operation (id),
  code text not null,
  identifier text not null,
  is_iban boolean not null,
  currency text not null references ledger.unit (code),
  name text not null,
  bank_account integer not null references ledger.account (id),
  suspense_account integer not null references ledger.account (id),
  salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
  constraint bank_account_is_registered_once unique (identifier, currency),
  constraint bank_account_has_its_own_books unique (bank_account),
  constraint bank_account_code_is_well_formed check (
    code collate "C" ~ '^[A-Za-z0-9][A-Za-z0-9-]*$' and octet_length(code) <= 40),
  constraint bank_account_identifier_has_a_length check (
    octet_length(identifier) between 1 and 100),
  constraint bank_account_name_is_not_endless check (octet_length(name) <= 500)
);
comment on table banking.account is
  'Accounts at banks and processors that send statements. Two currencies are two accounts.';
comment on column banking.account.id is 'Stands for the code in other tables.';
comment on column banking.account.operation_id is 'The operation that registered it.';
comment on column banking.account.code is
  'Short name; with a capital it is the last component of its two accounts in the books.';
comment on column banking.account.identifier is
  'The IBAN without spaces, or what else its statements call it.';
comment on column banking.account.is_iban is 'Whether that is an IBAN.';
comment on column banking.account.currency is 'The one currency of its statements.';
comment on column banking.account.name is 'Name for people; may be empty.';
comment on column banking.account.bank_account is
  'Assets:Bank:CODE, which only statements move, so that it equals what they say.';
comment on column banking.account.suspense_account is
  'Liabilities:Suspense:CODE: what came or went and is not explained yet.';
comment on column banking.account.salt is
  '32 random bytes that go into the identities of its lines, so that texts cannot be guessed.';
create unique index bank_account_code_is_used_once on banking.account (lower(code));
call ledger.guard_reference('banking.account', 'name');

create table banking.file (
  id bigint generated always as identity primary key,
  operation_id bigint not null references ledger.operation (id),
  sha256 bytea not null,
  size_bytes bigint not null,
  name text not null,
  format text not null,
  profile text,
  statements integer not null,
  booked_lines integer not null,
  payments integer not null,
  keep_until date not null,
  account_id integer references banking.account (id),
  constraint file_is_imported_once unique nulls not distinct (sha256, account_id),
  constraint file_hash_is_sha_256 check (octet_length(sha256) = 32),
  constraint file_has_a_size check (size_bytes > 0),
  constraint file_counts_are_not_negative check (
    statements >= 0 and booked_lines >= 0 and payments >= 0),
  constraint file_name_has_a_length check (octet_length(name) between 1 and 500),
  constraint file_format_has_a_length check (octet_length(format) between 1 and 100),
  constraint file_profile_has_a_length check (octet_length(profile) between 1 and 100)
);
comment on table banking.file is 'The files that statements came in, which are evidence.';
comment on column banking.file.id is 'Unique and rising, with gaps.';
comment on column banking.file.operation_id is 'The operation that imported it.';
comment on column banking.file.sha256 is 'SHA-256 of its bytes, by the database.';
comment on column banking.file.size_bytes is 'How many bytes it has.';
comment on column banking.file.name is 'Its name where it was read, without folders.';
comment on column banking.file.format is 'What it was read as, such as camt.053.001.02 or csv.';
comment on column banking.file.profile is 'The profile that said how to read it, if one did.';
comment on column banking.file.statements is 'How many statements it holds.';
comment on column banking.file.booked_lines is
  'How many lines that the bank had booked, those included that an earlier file had told.';
comment on column banking.file.payments is
  'How many payments its notifications tell of.';
comment on column banking.file.keep_until is
  'The last day on which it must be kept as evidence; persons are erased from it after that.';
comment on column banking.file.account_id is
  'The account that the caller named: a file of many currencies is imported once for each.';
call ledger.guard_reference('banking.file', 'keep_until');

create table banking.file_piece (
  file_id bigint not null references banking.file (id),
  ordinal integer not null,
  bytes bytea not null,
  primary key (file_id, ordinal),
  constraint piece_places_count_from_one check (ordinal >= 1),
  constraint piece_has_a_size check (octet_length(bytes) between 1 and 1048576)
);
comment on table banking.file_piece is 'The bytes of a file as they were read, a megabyte each.';
comment on column banking.file_piece.file_id is 'The file.';
comment on column banking.file_piece.ordinal is 'Place in the file, from 1.';
comment on column banking.file_piece.bytes is 'The bytes.';

-- Evidence is never changed; it may be destroyed when nobody has to keep it any more.
create function banking.guard_piece() returns trigger
language plpgsql
set search_path = pg_catalog, banking, pg_temp
as $$
begin
  if tg_op = 'DELETE' and exists (
    select from banking.file as f where f.id = old.file_id and f.keep_until < current_date)
  then
    return old;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format('%s on banking.file_piece is refused: it is evidence', tg_op);
end
$$;
comment on function banking.guard_piece() is
  'Trigger function: the bytes of a file stay until the last day on which it must be kept.';
create trigger kept before update or delete on banking.file_piece
  for each row execute function banking.guard_piece();
alter table banking.file_piece enable always trigger kept;
create trigger not_truncated before truncate on banking.file_piece
  for each statement execute function ledger.refuse_change();
alter table banking.file_piece enable always trigger not_truncated;

create table banking.statement (
  id bigint generated always as identity primary key,
  operation_id bigint not null,
  recorded_at timestamptz not null,
  file_id bigint not null references banking.file (id),
  account_id integer not null references banking.account (id),
  ordinal integer not null,
  bank_id text,
  sequence text,
  first_day date not null,
  last_day date not null,
  opening_minor bigint,
  closing_minor bigint,
  booked_minor bigint not null,
  known_minor bigint not null,
  difference_minor bigint,
  gap_minor bigint,
  lines integer not null,
  known_lines integer not null,
  unbooked_lines integer not null,
  opening_on date,
  rank numeric not null,
  follows bigint references banking.statement (id),
  precedes bigint references banking.statement (id),
  correction_minor bigint,
  correction_entry bigint references ledger.entry (id),
  opening_entry bigint references ledger.entry (id),
  gap_entry bigint references ledger.entry (id),
  difference_entry bigint references ledger.entry (id),
  constraint statement_bears_the_stamp_of_its_operation
    foreign key (operation_id, recorded_at) references ledger.operation (id, recorded_at),
  constraint statement_has_its_place unique (file_id, ordinal),
  constraint statement_of_an_account unique (id, account_id),
  constraint statement_places_count_from_one check (ordinal >= 1),
  constraint statement_id_has_a_length check (octet_length(bank_id) between 1 and 200),
  constraint statement_sequence_has_a_length check (octet_length(sequence) between 1 and 100),
  constraint statement_days_are_in_order check (
    first_day <= last_day and first_day >= '1800-01-01' and last_day <= '2999-12-31'),
  constraint statement_has_both_balances_or_none check (
    (opening_minor is null) = (closing_minor is null)),
  constraint statement_adds_up check (
    closing_minor::numeric
      = opening_minor::numeric + booked_minor + coalesce(difference_minor, 0)),
  constraint statement_counts_are_not_negative check (
    lines >= 0 and known_lines >= 0 and unbooked_lines >= 0),
  constraint statement_has_its_rank unique (account_id, rank),
  constraint statement_follows_an_earlier_one check (follows < id),
  constraint statement_precedes_an_earlier_one check (precedes < id and precedes <> follows),
  constraint statement_with_balances_follows_or_differs check (
    opening_minor is not null
    or (difference_minor is null and gap_minor is null and follows is null
      and opening_entry is null and precedes is null)),
  constraint statement_corrects_what_it_precedes check (
    correction_minor is null or precedes is not null),
  constraint statement_correction_has_its_entry check (
    correction_minor <> 0 and (correction_minor is null) = (correction_entry is null)),
  constraint statement_gap_has_its_entry check (
    gap_minor <> 0 and (gap_minor is null) = (gap_entry is null)),
  constraint statement_difference_has_its_entry check (
    difference_minor <> 0 and (difference_minor is null) = (difference_entry is null)),
  constraint opening_is_booked_once unique (opening_entry),
  constraint gap_is_booked_once unique (gap_entry),
  constraint correction_is_booked_once unique (correction_entry),
  constraint difference_is_booked_once unique (difference_entry)
);
comment on table banking.statement is
  'What a bank said of an account and some days. Each follows the one before it, or a gap between '
  'the two was accepted and is booked.';
comment on column banking.statement.id is 'Unique and rising, with gaps.';
comment on column banking.statement.operation_id is 'The operation that imported it.';
comment on column banking.statement.recorded_at is 'The operation''s stamp.';
comment on column banking.statement.file_id is 'The file that it came in.';
comment on column banking.statement.account_id is 'The bank account.';
comment on column banking.statement.ordinal is 'Place in the file, from 1.';
comment on column banking.statement.bank_id is 'The bank''s own name of it, if it has one.';
comment on column banking.statement.sequence is 'The bank''s number of it, as it stands there.';
comment on column banking.statement.first_day is
  'The first day that it covers, or that of its first line.';
comment on column banking.statement.last_day is
  'The day of its closing balance, or that of its last line.';
comment on column banking.statement.opening_minor is
  'The balance before its lines; null where it states none. Minor units, below zero if overdrawn.';
comment on column banking.statement.closing_minor is 'The balance behind its lines.';
comment on column banking.statement.booked_minor is
  'The sum of all booked lines in it, those included that an earlier file had told.';
comment on column banking.statement.known_minor is
  'The sum of those that an earlier file had told.';
comment on column banking.statement.difference_minor is
  'Closing less opening less booked, where it does not add up and was accepted with a reason.';
comment on column banking.statement.gap_minor is
  'What is missing between the one before and its opening, where that was accepted.';
comment on column banking.statement.lines is 'How many lines it added.';
comment on column banking.statement.known_lines is 'How many an earlier file had told.';
comment on column banking.statement.unbooked_lines is
  'How many the bank had not booked yet, or told for information: these are not kept.';
comment on column banking.statement.opening_on is 'The day of its opening balance, as it says.';
comment on column banking.statement.rank is
  'Its place in the order of its account''s statements: what turns up later lies between two.';
comment on column banking.statement.follows is
  'The statement with balances before it when it was imported; null for the first.';
comment on column banking.statement.precedes is
  'The statement that was there already and comes behind it, where it turned up later.';
comment on column banking.statement.correction_minor is
  'What it takes back, with the opposite sign, of the gap before the one that it precedes, or of '
  'the opening where that one was the first.';
comment on column banking.statement.correction_entry is
  'The entry of that: of the kind of the one that it corrects, on its day.';
comment on column banking.statement.opening_entry is
  'The entry of what was there when the books of this account began, against Equity:Opening.';
comment on column banking.statement.gap_entry is 'The entry of the gap, against suspense.';
comment on column banking.statement.difference_entry is
  'The entry of the difference, against suspense.';
create index statement_by_account on banking.statement (account_id, last_day, id);
create index statement_by_operation on banking.statement (operation_id);
call ledger.make_append_only('banking.statement');

create table banking.line (
  id bigint generated always as identity primary key,
  statement_id bigint not null,
  account_id integer not null,
  ordinal integer not null,
  entry_place integer not null,
  detail_place integer,
  amount_minor bigint not null,
  is_reversal boolean not null,
  booked_on date not null,
  value_on date,
  bank_reference text,
  entry_reference text,
  batch text,
  kind text,
  country text,
  original_minor bigint,
  original_currency text references ledger.unit (code),
  rate text,
  fee_minor bigint,
  is_net boolean not null,
  identity bytea not null,
  entry_id bigint references ledger.entry (id),
  constraint line_is_of_its_statement_and_account
    foreign key (statement_id, account_id) references banking.statement (id, account_id),
  constraint line_has_its_place unique (statement_id, ordinal),
  constraint line_is_kept_once unique (account_id, identity),
  constraint line_has_one_entry unique (entry_id),
  constraint line_is_posted check ((entry_id is null) = (amount_minor = 0)),
  constraint line_places_count_from_one check (
    ordinal >= 1 and entry_place >= 1 and detail_place >= 1),
  constraint line_identity_is_sha_256 check (octet_length(identity) = 32),
  constraint line_original_has_a_currency check (
    (original_minor is null) = (original_currency is null)),
  constraint line_fee_is_not_negative check (fee_minor >= 0),
  constraint line_references_are_not_endless check (
    octet_length(bank_reference) <= 200 and octet_length(entry_reference) <= 200),
  constraint line_words_are_not_endless check (
    octet_length(batch) <= 200 and octet_length(kind) <= 500 and octet_length(rate) <= 50
    and octet_length(country) <= 10)
);
comment on table banking.line is
  'What moved a bank account, as the bank has booked it: each line is one entry against suspense.';
comment on column banking.line.id is 'Unique and rising, with gaps.';
comment on column banking.line.statement_id is 'The statement that told it first.';
comment on column banking.line.account_id is 'The bank account.';
comment on column banking.line.ordinal is
  'Place among the statement''s booked lines, oldest first, from 1.';
comment on column banking.line.entry_place is
  'Place of the bank''s entry in its statement, from 1.';
comment on column banking.line.detail_place is
  'Place of the payment within that entry, where the bank booked many as one.';
comment on column banking.line.amount_minor is
  'Minor units of the account''s currency: above zero came in, below zero went out.';
comment on column banking.line.is_reversal is 'Whether the bank says that it takes one back.';
comment on column banking.line.booked_on is 'The day on which the bank booked it.';
comment on column banking.line.value_on is 'The day from which it bears interest, if told.';
comment on column banking.line.bank_reference is 'The bank''s own reference of it, if it has one.';
comment on column banking.line.entry_reference is
  'The bank''s own reference of the entry that it is part of, which several lines may share.';
comment on column banking.line.batch is 'The batch or payout that it was part of, if told.';
comment on column banking.line.kind is 'What the bank says it is, in its words or codes.';
comment on column banking.line.country is 'The country of who is on the other side, if told.';
comment on column banking.line.original_minor is
  'What was paid where that was in another currency, in its minor units.';
comment on column banking.line.original_currency is 'That currency.';
comment on column banking.line.rate is 'The rate between the two as it stands in the file.';
comment on column banking.line.fee_minor is
  'What the bank or processor kept of it, in minor units of the account''s currency, if told.';
comment on column banking.line.is_net is 'Whether the amount is what is left after the fee.';
comment on column banking.line.identity is
  'SHA-256 of the account''s salt, the bank''s reference or else all that the line says, its day '
  'and amount, and which of several alike it is on its day: by it a line is known again.';
comment on column banking.line.entry_id is 'Its entry; null for a line of nothing.';
create index line_by_day on banking.line (account_id, booked_on);
create index line_by_reference on banking.line (account_id, bank_reference)
  where bank_reference is not null;
call ledger.make_append_only('banking.line');
