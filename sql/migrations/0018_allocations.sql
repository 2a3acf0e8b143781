-- What statement lines say of persons; and what explains them: parts of a line, each an entry
-- against suspense, and the rules by which the program proposes some.

-- The form is hashed: fields as netstrings, in a fixed order, ~ for what is not there.
create function banking.text_form(variadic p_texts text[]) returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select string_agg(
    case when t.content is null then '~,' else
      octet_length(t.content) || ':' || t.content || ',' end, '' order by t.place)
  from unnest(p_texts) with ordinality as t (content, place)
$$;
comment on function banking.text_form(text[]) is
  'Texts as netstrings one behind the other, ~ for null: what digests of several are made of.';

create table banking.line_text (
  line_id bigint primary key references banking.line (id),
  counterparty_name text,
  counterparty_account text,
  counterparty_bank text,
  structured_reference text,
  end_to_end_id text,
  remittance text,
  ultimate_name text,
  information text,
  salt bytea,
  digest bytea not null,
  constraint line_text_digest_is_sha_256 check (octet_length(digest) = 32),
  constraint line_text_is_not_endless check (
    octet_length(concat(counterparty_name, counterparty_account, counterparty_bank,
      structured_reference, end_to_end_id, remittance, ultimate_name, information)) <= 40000),
  constraint line_text_is_whole_or_erased check (
    salt is not null or concat(counterparty_name, counterparty_account, counterparty_bank,
      structured_reference, end_to_end_id, remittance, ultimate_name, information) = '')
);
comment on table banking.line_text is
  'What a line says of persons: it can be erased when its file need not be kept any more.';
comment on column banking.line_text.line_id is 'The line.';
comment on column banking.line_text.counterparty_name is 'Who is on the other side.';
comment on column banking.line_text.counterparty_account is
  'Their account: an IBAN, or another id.';
comment on column banking.line_text.counterparty_bank is 'Their bank''s BIC.';
comment on column banking.line_text.structured_reference is
  'The structured reference as it stands in the file.';
comment on column banking.line_text.end_to_end_id is 'The payer''s end-to-end reference.';
comment on column banking.line_text.remittance is 'What the payer wrote.';
comment on column banking.line_text.ultimate_name is
  'On whose behalf it was paid, where that is somebody else.';
comment on column banking.line_text.information is 'What the bank adds in its own words.';
comment on column banking.line_text.salt is '16 random bytes for the digest; null once erased.';
comment on column banking.line_text.digest is
  'SHA-256 of salt and banking.text_form of the eight texts in their order; it stays when they are '
  'erased, and says nothing without them.';

create function banking.guard_text() returns trigger
language plpgsql
set search_path = pg_catalog, banking, pg_temp
as $$
begin
  if tg_op = 'UPDATE'
    and (new.line_id, new.digest) = (old.line_id, old.digest)
    and num_nonnulls(
      new.salt, new.counterparty_name, new.counterparty_account, new.counterparty_bank,
      new.structured_reference, new.end_to_end_id, new.remittance, new.ultimate_name,
      new.information) = 0
    and exists (
      select
      from banking.line as l
      join banking.statement as s on s.id = l.statement_id
      join banking.file as f on f.id = s.file_id
      where l.id = old.line_id and f.keep_until < current_date)
  then
    return new;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format(
      '%s on banking.line_text is refused: a text may only be blanked, and not before its file '
      'need be kept no more', tg_op);
end
$$;
comment on function banking.guard_text() is
  'Trigger function: a line''s texts may be blanked together once its file need not be kept.';
create trigger text_is_kept before update or delete on banking.line_text
  for each row execute function banking.guard_text();
alter table banking.line_text enable always trigger text_is_kept;
create trigger text_is_not_truncated before truncate on banking.line_text
  for each statement execute function ledger.refuse_change();
alter table banking.line_text enable always trigger text_is_not_truncated;

create table banking.restriction (
  line_id bigint primary key references banking.line (id),
  operation_id bigint not null references ledger.operation (id)
);
comment on table banking.restriction is
  'Lines about persons who asked to be forgotten while the file must still be kept: their texts '
  'are blanked with the first erasure after that.';
comment on column banking.restriction.line_id is 'The line.';
comment on column banking.restriction.operation_id is 'The operation that was asked.';
call ledger.make_append_only('banking.restriction');

create table banking.payment (
  id bigint generated always as identity primary key,
  file_id bigint not null references banking.file (id),
  line_id bigint not null references banking.line (id),
  ordinal integer not null,
  amount_minor bigint not null,
  is_reversal boolean not null,
  bank_reference text,
  batch text,
  kind text,
  country text,
  original_minor bigint,
  original_currency text references ledger.unit (code),
  counterparty_name text,
  counterparty_account text,
  counterparty_bank text,
  structured_reference text,
  end_to_end_id text,
  remittance text,
  ultimate_name text,
  information text,
  salt bytea,
  digest bytea not null,
  constraint payment_has_its_place unique (line_id, ordinal),
  constraint payment_places_count_from_one check (ordinal >= 1),
  constraint payment_original_has_a_currency check (
    (original_minor is null) = (original_currency is null)),
  constraint payment_words_are_not_endless check (
    octet_length(bank_reference) <= 200 and octet_length(batch) <= 200
    and octet_length(kind) <= 500 and octet_length(country) <= 10),
  constraint payment_digest_is_sha_256 check (octet_length(digest) = 32),
  constraint payment_text_is_not_endless check (
    octet_length(concat(counterparty_name, counterparty_account, counterparty_bank,
      structured_reference, end_to_end_id, remittance, ultimate_name, information)) <= 40000),
  constraint payment_text_is_whole_or_erased check (
    salt is not null or concat(counterparty_name, counterparty_account, counterparty_bank,
      structured_reference, end_to_end_id, remittance, ultimate_name, information) = '')
);
comment on table banking.payment is
  'The payments behind lines that banks booked as one, as notifications tell them: they move '
  'nothing, and come to their line.';
comment on column banking.payment.id is 'Unique and rising, with gaps.';
comment on column banking.payment.file_id is 'The file that told it.';
comment on column banking.payment.line_id is 'The line.';
comment on column banking.payment.ordinal is 'Place among the payments of its line, from 1.';
comment on column banking.payment.amount_minor is
  'Minor units of the account''s currency: above zero came in, below zero went out.';
comment on column banking.payment.is_reversal is 'Whether the bank says that it takes one back.';
comment on column banking.payment.bank_reference is 'The bank''s own reference of it.';
comment on column banking.payment.batch is 'The batch that it was part of, if told.';
comment on column banking.payment.kind is 'What the bank says it is, in its words or codes.';
comment on column banking.payment.country is 'The country of who is on the other side, if told.';
comment on column banking.payment.original_minor is
  'What was paid where that was in another currency, in its minor units.';
comment on column banking.payment.original_currency is 'That currency.';
comment on column banking.payment.counterparty_name is 'Who is on the other side.';
comment on column banking.payment.counterparty_account is 'Their account.';
comment on column banking.payment.counterparty_bank is 'Their bank''s BIC.';
comment on column banking.payment.structured_reference is
  'The structured reference as it stands in the file.';
comment on column banking.payment.end_to_end_id is 'The payer''s end-to-end reference.';
comment on column banking.payment.remittance is 'What the payer wrote.';
comment on column banking.payment.ultimate_name is 'On whose behalf it was paid.';
comment on column banking.payment.information is 'What the bank adds in its own words.';
comment on column banking.payment.salt is '16 random bytes for the digest; null once erased.';
comment on column banking.payment.digest is
  'SHA-256 of salt and banking.text_form of the eight texts in their order.';
create index payment_by_file on banking.payment (file_id);

create function banking.guard_payment() returns trigger
language plpgsql
set search_path = pg_catalog, banking, pg_temp
as $$
declare
  v_texts constant text[] := array[
    'counterparty_name', 'counterparty_account', 'counterparty_bank', 'structured_reference',
    'end_to_end_id', 'remittance', 'ultimate_name', 'information', 'salt'];
begin
  if tg_op = 'UPDATE'
    and to_jsonb(new) - v_texts = to_jsonb(old) - v_texts
    and jsonb_strip_nulls(to_jsonb(new)) - v_texts = jsonb_strip_nulls(to_jsonb(new))
    and exists (
      select from banking.file as f where f.id = old.file_id and f.keep_until < current_date)
  then
    return new;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format(
      '%s on banking.payment is refused: its texts may be blanked, and not before its file need '
      'be kept no more', tg_op);
end
$$;
comment on function banking.guard_payment() is
  'Trigger function: of a payment only the texts may be blanked, once its file need not be kept.';
create trigger kept before update or delete on banking.payment
  for each row execute function banking.guard_payment();
alter table banking.payment enable always trigger kept;
create trigger not_truncated before truncate on banking.payment
  for each statement execute function ledger.refuse_change();
alter table banking.payment enable always trigger not_truncated;

alter table ledger.entry drop constraint entry_kind_belongs_to_its_journal;
alter table ledger.entry add constraint entry_kind_belongs_to_its_journal check (
  journal_code || ' ' || kind in (
    'DON donation', 'DON in-kind', 'DON refund', 'DON reversal',
    'PLG pledge', 'PLG cancellation', 'PLG reversal',
    'OD entry', 'OD reversal',
    'MBR opening', 'MBR join', 'MBR leave', 'MBR class', 'MBR merger', 'MBR identification',
    'MBR reversal',
    'BNK opening', 'BNK statement-line', 'BNK gap', 'BNK difference', 'BNK allocation',
    'BNK settlement', 'BNK reversal'));

create table banking.rule (
  id bigint generated always as identity primary key,
  operation_id bigint not null references ledger.operation (id),
  counterparty text,
  remittance text,
  kind text,
  account_id integer references banking.account (id),
  is_in boolean,
  campaign_id integer references giving.campaign (id),
  is_fee boolean not null,
  target_account text,
  removed_by bigint references ledger.operation (id),
  constraint rule_is_known_by_one_operation unique (operation_id),
  constraint rule_looks_at_something check (num_nonnulls(counterparty, remittance, kind) > 0),
  constraint rule_texts_have_a_length check (
    octet_length(counterparty) between 1 and 500 and octet_length(remittance) between 1 and 500
    and octet_length(kind) between 1 and 500 and octet_length(target_account) between 1 and 200),
  constraint rule_explains_by_campaign_or_account check (
    num_nonnulls(campaign_id, target_account) = 1 and (not is_fee or campaign_id is not null))
);
comment on table banking.rule is
  'What a treasurer has said that lines of some look are. All that a rule asks for must hold.';
comment on column banking.rule.id is 'Its number, rising.';
comment on column banking.rule.operation_id is 'The operation that added it.';
comment on column banking.rule.counterparty is
  'Text that occurs in the name or account of who is on the other side; capitals do not count.';
comment on column banking.rule.remittance is 'Text that occurs in what the payer wrote.';
comment on column banking.rule.kind is 'Text that occurs in what the bank says it is.';
comment on column banking.rule.account_id is 'The bank account whose statement shows it.';
comment on column banking.rule.is_in is 'True: only what came in; false: only what went out.';
comment on column banking.rule.campaign_id is 'The campaign that it is a gift to, or a fee of.';
comment on column banking.rule.is_fee is 'Whether it is a fee of that campaign, and no gift.';
comment on column banking.rule.target_account is 'The account that explains it, if no campaign.';
comment on column banking.rule.removed_by is 'The operation that removed it; null while it holds.';
call ledger.guard_reference('banking.rule', 'removed_by');

create table banking.allocation (
  entry_id bigint primary key references ledger.entry (id),
  line_id bigint not null references banking.line (id),
  amount_minor bigint not null,
  donation_id bigint references giving.donation (id),
  refund_id bigint references giving.refund (id),
  account_id integer references ledger.account (id),
  ordinal smallint not null,
  explains text not null,
  constraint part_has_its_place unique (line_id, ordinal),
  constraint part_places_count_from_one check (ordinal >= 1),
  constraint part_is_not_nothing check (amount_minor <> 0),
  constraint part_explains_by_what_it_says check (
    case explains
      when 'gift' then donation_id is not null and num_nonnulls(refund_id, account_id) = 0
      when 'recorded-gift' then donation_id is not null and num_nonnulls(refund_id, account_id) = 0
      when 'refund' then refund_id is not null and num_nonnulls(donation_id, account_id) = 0
      when 'recorded-refund' then refund_id is not null and num_nonnulls(donation_id, account_id) = 0
      when 'fees' then account_id is not null and num_nonnulls(donation_id, refund_id) = 0
      when 'account' then account_id is not null and num_nonnulls(donation_id, refund_id) = 0
      else false
    end)
);
comment on table banking.allocation is
  'The parts of statement lines that are explained, each by an entry that moves it out of '
  'suspense. A part stands until its entry is reversed.';
comment on column banking.allocation.entry_id is 'The entry.';
comment on column banking.allocation.line_id is 'The line.';
comment on column banking.allocation.amount_minor is
  'How much of the line: minor units of its account''s currency, with the line''s sign.';
comment on column banking.allocation.donation_id is
  'The gift that the part made (gift), or whose money it is (recorded-gift).';
comment on column banking.allocation.refund_id is
  'The refund that the part made (refund), or whose money it is (recorded-refund).';
comment on column banking.allocation.account_id is 'The account that explains it (fees, account).';
comment on column banking.allocation.ordinal is
  'Its place among all parts of the line that there ever were, from 1.';
comment on column banking.allocation.explains is
  'gift, refund: made from the line. recorded-gift, recorded-refund: recorded by hand, and seen '
  'here. fees: a campaign''s. account: something else.';
create index allocation_by_donation on banking.allocation (donation_id)
  where donation_id is not null;
create index allocation_by_refund on banking.allocation (refund_id) where refund_id is not null;
call ledger.make_append_only('banking.allocation');

-- What is recorded by hand near a line's day is looked for by day.
create index donation_by_day on giving.donation using brin (received_on);

-- Parts never come to more than their line: said where they come in, whoever brings them.
create function banking.guard_parts() returns trigger
language plpgsql
set search_path = pg_catalog, banking, ledger, pg_temp
as $$
declare
  v_line banking.line;
  v_parts numeric;
begin
  -- Locked, so that two who explain one line come one behind the other.
  select l.* into v_line from banking.line as l where l.id = new.line_id for update;
  select coalesce(sum(a.amount_minor), 0) into v_parts
  from banking.allocation as a
  where a.line_id = new.line_id
    and not exists (select from ledger.entry as v where v.reverses = a.entry_id);
  if sign(new.amount_minor) is distinct from sign(v_line.amount_minor)
    or abs(v_parts) > abs(v_line.amount_minor)
  then
    raise exception using
      errcode = 'CL040', column = 'line',
      message = format('the parts of line %s would come to more than the line', new.line_id),
      hint = 'Somebody else may have explained it: coopledger statement lines shows it.';
  end if;
  return null;
end
$$;
comment on function banking.guard_parts() is
  'Trigger function: the standing parts of a line have its sign and never exceed it (CL040).';
create trigger parts_stay_within_their_line after insert on banking.allocation
  for each row execute function banking.guard_parts();
alter table banking.allocation enable always trigger parts_stay_within_their_line;

-- These take one argument more now; with other arguments a function is another function.
drop function if exists giving.require_posting(
  text, text[], bigint[], text[], text[], integer[], integer[], bigint[]);

-- By its account a donor is known again.
create index line_text_by_account on banking.line_text (counterparty_account)
  where counterparty_account is not null;
