-- Sealing: what is recorded gets its place in a hash tree, its legal number and its seal, and is
-- folded into daily balances. From then on nothing of it can change unnoticed.

-- The work table. Not "all operations after the last sealed one": ids and stamps are taken before
-- the commit, so an earlier one may still come in.
create table ledger.unsealed (
  operation_id bigint primary key
);
comment on table ledger.unsealed is
  'Operations that no seal covers yet: recording fills it, sealing empties it.';
comment on column ledger.unsealed.operation_id is 'The operation.';
insert into ledger.unsealed (operation_id) select id from ledger.operation;

create table ledger.seal (
  seal bigint primary key,
  previous_seal bigint generated always as (nullif(seal - 1, 0)) stored,
  entries bigint not null,
  tree_size bigint not null,
  sealed_at timestamptz not null,
  sealed_by text not null default session_user,
  root bytea not null,
  frontier bytea[] not null,
  constraint seals_count_from_one check (seal >= 1),
  constraint seal_follows_the_one_before
    foreign key (previous_seal) references ledger.seal (seal),
  constraint seal_covers_what_it_says check (entries between 0 and tree_size),
  constraint seal_root_is_sha_256 check (octet_length(root) = 32)
);
comment on table ledger.seal is
  'The seals, without a gap: each says how many entries the journal had, and their hash tree''s '
  'root (RFC 6962).';
comment on column ledger.seal.seal is 'Its number, from 1.';
comment on column ledger.seal.previous_seal is 'The one before it; null for the first.';
comment on column ledger.seal.entries is 'How many entries it added.';
comment on column ledger.seal.tree_size is 'How many entries are sealed by it and all before it.';
comment on column ledger.seal.sealed_at is 'When, by the database''s clock.';
comment on column ledger.seal.sealed_by is 'The session''s user.';
comment on column ledger.seal.root is 'The Merkle tree hash of all sealed entries.';
comment on column ledger.seal.frontier is
  'The roots of the complete subtrees that make up the tree, largest first: what the next seal '
  'needs to go on from here.';

create table ledger.number_series (
  id smallint generated always as identity primary key,
  fiscal_year smallint not null,
  journal_code text not null,
  constraint series_is_of_a_year_and_journal unique (journal_code, fiscal_year)
);
comment on table ledger.number_series is
  'The series of legal numbers: one for each journal and fiscal year.';
comment on column ledger.number_series.id is 'Stands for year and journal in the members of seals.';
comment on column ledger.number_series.fiscal_year is
  'The fiscal year of the entries'' days; for members, of the day of sealing (UTC).';
comment on column ledger.number_series.journal_code is 'The journal.';

create table ledger.seal_member (
  leaf_index bigint primary key,
  entry_id bigint not null references ledger.entry (id),
  number integer not null,
  series smallint not null,
  leaf bytea not null,
  constraint entry_is_sealed_once unique (entry_id),
  constraint legal_number_is_given_once unique (series, number),
  constraint leaves_count_from_zero check (leaf_index >= 0),
  constraint legal_numbers_count_from_one check (number >= 1),
  constraint leaf_is_sha_256 check (octet_length(leaf) = 32)
);
comment on table ledger.seal_member is 'The sealed entries in the order of the hash tree''s leaves.';
comment on column ledger.seal_member.leaf_index is 'Place in the tree, from 0, without a gap.';
comment on column ledger.seal_member.entry_id is 'The entry.';
comment on column ledger.seal_member.number is
  'Legal number in its series, from 1, without a gap: the 17 of 2018/DON/000017.';
comment on column ledger.seal_member.series is 'The series of its number.';
comment on column ledger.seal_member.leaf is
  'SHA-256 of a zero byte and the entry''s canonical text: see audit.sealed_entries.';

create table ledger.seal_operation (
  operation_id bigint primary key references ledger.operation (id),
  seal bigint not null
);
comment on table ledger.seal_operation is
  'Which seal covers an operation: what seal N knew is what operations with a seal up to N made.';
comment on column ledger.seal_operation.operation_id is 'The operation.';
comment on column ledger.seal_operation.seal is 'The seal.';

call ledger.make_append_only('ledger.seal');
call ledger.make_append_only('ledger.number_series');
call ledger.make_append_only('ledger.seal_member');
call ledger.make_append_only('ledger.seal_operation');

-- Folds: what reports read instead of the whole journal. Each can be computed anew from the sealed
-- entries, and a check compares.
create table ledger.day_balance (
  account_id integer not null,
  day date not null,
  transfers bigint not null,
  debit numeric not null,
  credit numeric not null,
  primary key (account_id, day)
);
comment on table ledger.day_balance is
  'What moved each account on each day, sealed entries only: a fold of the journal.';
comment on column ledger.day_balance.account_id is 'The account, and with it the unit.';
comment on column ledger.day_balance.day is 'The day on which it counts.';
comment on column ledger.day_balance.transfers is 'How many sides of transfers.';
comment on column ledger.day_balance.debit is 'Minor units debited.';
comment on column ledger.day_balance.credit is 'Minor units credited.';

create table giving.donor_gifts (
  campaign_id integer not null,
  donor_id integer not null,
  gifts bigint not null,
  primary key (campaign_id, donor_id)
);
comment on table giving.donor_gifts is
  'How many gifts of a donor stand, voided ones left out; sealed entries only.';
comment on column giving.donor_gifts.campaign_id is 'The campaign.';
comment on column giving.donor_gifts.donor_id is 'The donor.';
comment on column giving.donor_gifts.gifts is 'Gifts less voids.';

create table giving.country_gifts (
  campaign_id integer not null,
  country text not null,
  gifts bigint not null,
  primary key (campaign_id, country)
);
comment on table giving.country_gifts is
  'How many gifts of donors with a name stand by country; sealed entries only.';
comment on column giving.country_gifts.campaign_id is 'The campaign.';
comment on column giving.country_gifts.country is 'ISO 3166-1 alpha-2.';
comment on column giving.country_gifts.gifts is 'Gifts less voids.';

create table giving.campaign_gifts (
  campaign_id integer primary key,
  donations bigint not null,
  donors bigint not null,
  countries bigint not null,
  last_day date not null
);
comment on table giving.campaign_gifts is
  'How many gifts of a campaign stand, and from how many donors and countries; sealed entries only.';
comment on column giving.campaign_gifts.campaign_id is 'The campaign.';
comment on column giving.campaign_gifts.donations is 'Gifts less voids.';
comment on column giving.campaign_gifts.donors is 'Donors with a gift that stands.';
comment on column giving.campaign_gifts.countries is 'Countries with one.';
comment on column giving.campaign_gifts.last_day is
  'The last day of what is counted here: from it on these counts are the answer.';

-- A text enters the seal as its salted digest, which stays when the text is erased.
alter table ledger.entry_text add column digest bytea;
comment on column ledger.entry_text.digest is
  'SHA-256 of salt and text; it stays when they are erased, and says nothing without them.';
alter table ledger.entry_text disable trigger text_is_kept;
update ledger.entry_text
set digest = coalesce(sha256(salt || convert_to(content, 'UTF8')), sha256(''));
alter table ledger.entry_text enable always trigger text_is_kept;
alter table ledger.entry_text
  alter column digest set not null,
  alter column salt drop default,
  add constraint entry_text_digest_is_sha_256 check (octet_length(digest) = 32),
  add constraint entry_text_has_its_digest check (
    digest = sha256(salt || convert_to(content, 'UTF8')));
create or replace function ledger.guard_text() returns trigger
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
begin
  if tg_op = 'UPDATE'
    and new.content is null and new.salt is null
    and (new.entry_id, new.field, new.digest) = (old.entry_id, old.field, old.digest)
  then
    return new;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format('%s on ledger.entry_text is refused: a text may only be blanked', tg_op);
end
$$;

-- Legal numbers hang on the fiscal year: once something is sealed it starts where it starts.
create function ledger.guard_books() returns trigger
language plpgsql
set search_path = pg_catalog, ledger, pg_temp
as $$
begin
  -- Whoever seals meanwhile has numbered by one start or the other, not by both.
  lock table ledger.seal in share row exclusive mode;
  if tg_op = 'UPDATE'
    and (new.fiscal_year_start = old.fiscal_year_start
      or not exists (select from ledger.seal))
  then
    return null;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format('%s on ledger.books is refused: legal numbers rely on it', tg_op);
end
$$;
comment on function ledger.guard_books() is
  'Trigger function: the fiscal year may be moved until the first seal, nothing else.';
create trigger kept after update or delete on ledger.books
  for each row execute function ledger.guard_books();
alter table ledger.books enable always trigger kept;
create trigger not_truncated before truncate on ledger.books
  for each statement execute function ledger.refuse_change();
alter table ledger.books enable always trigger not_truncated;

-- These take a seal too now, or have been replaced.
drop function if exists ledger.fiscal_year(date) cascade;
drop function if exists ledger.balances(date, date, timestamptz) cascade;
drop function if exists audit.trial_balance_at(date, timestamptz) cascade;
drop function if exists audit.trial_balance_between(date, date, timestamptz) cascade;
drop function if exists audit.campaigns_at(date, timestamptz) cascade;
