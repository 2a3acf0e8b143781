-- Members: what happened between organisations and bodies, and the register that follows from it.
--
-- A movement says what happened: an organisation joined, left, changed its class. It is booked by
-- an entry in the unit ORG, between a stock account of the body and a flow account. From all the
-- movements of an organisation in a body follow its affiliations: intervals of days, kept in
-- versions, so that the register too can say what was known at an earlier moment.

alter table ledger.entry drop constraint entry_kind_belongs_to_its_journal;
alter table ledger.entry add constraint entry_kind_belongs_to_its_journal check (
  journal_code || ' ' || kind in (
    'DON donation', 'DON in-kind', 'DON refund', 'DON reversal',
    'PLG pledge', 'PLG cancellation', 'PLG reversal',
    'OD entry', 'OD reversal',
    'MBR opening', 'MBR join', 'MBR leave', 'MBR class', 'MBR merger', 'MBR identification',
    'MBR reversal'));

-- Reports on members read few transfers among millions of gifts.
create index transfer_of_members_by_debit on ledger.transfer (debit_account)
  where account_group = 'statistical';
create index transfer_of_members_by_credit on ledger.transfer (credit_account)
  where account_group = 'statistical';

create extension if not exists btree_gist;

create table membership.organisation (
  id integer generated always as identity primary key,
  code text not null,
  operation_id bigint not null references ledger.operation (id),
  country text references ledger.country (code),
  kind text,
  acronym text,
  native_name text,
  founded text,
  website text,
  sectors text[] not null default '{}',
  constraint organisation_code_is_used_once unique (code),
  constraint organisation_code_is_well_formed check (
    code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and octet_length(code) <= 60),
  -- They are joined by semicolons where they are exported.
  constraint sectors_hold_no_semicolon check (sectors::text !~ ';'),
  constraint organisation_texts_are_not_endless check (
    octet_length(concat(kind, acronym, native_name, founded, website, sectors::text)) <= 4000)
);
comment on table membership.organisation is 'Organisations that are, were or may become members.';
comment on column membership.organisation.id is 'Surrogate key.';
comment on column membership.organisation.code is 'Short name, such as ligacoop.';
comment on column membership.organisation.operation_id is 'The operation that added it.';
comment on column membership.organisation.country is
  'ISO 3166-1 alpha-2; null for an international organisation, which is of no country.';
comment on column membership.organisation.kind is 'What it is, in words: federation, union, bank.';
comment on column membership.organisation.acronym is 'Acronym.';
comment on column membership.organisation.native_name is 'Name in its own language.';
comment on column membership.organisation.founded is 'Year of foundation, as stated.';
comment on column membership.organisation.website is 'Address of its site.';
comment on column membership.organisation.sectors is 'Sectors it works in.';

create table membership.organisation_name (
  id bigint generated always as identity primary key,
  organisation_id integer not null references membership.organisation (id),
  operation_id bigint not null,
  recorded_at timestamptz not null,
  effective_on date not null,
  name text not null,
  constraint name_bears_the_stamp_of_its_operation
    foreign key (operation_id, recorded_at) references ledger.operation (id, recorded_at),
  constraint organisation_name_has_a_length check (octet_length(name) between 1 and 500)
);
comment on table membership.organisation_name is
  'The names of an organisation. The one in force is the latest by day, then by record; rows are '
  'only ever added.';
comment on column membership.organisation_name.id is 'Surrogate key.';
comment on column membership.organisation_name.organisation_id is 'The organisation.';
comment on column membership.organisation_name.operation_id is 'The operation that gave the name.';
comment on column membership.organisation_name.recorded_at is 'Its stamp.';
comment on column membership.organisation_name.effective_on is
  'From when it holds; -infinity for the name that an organisation is added with.';
comment on column membership.organisation_name.name is 'Legal name.';
create index name_by_organisation on membership.organisation_name (organisation_id);

create table membership.contact (
  id bigint generated always as identity primary key,
  organisation_id integer not null references membership.organisation (id),
  operation_id bigint not null references ledger.operation (id),
  name text,
  email text,
  phone text,
  constraint contact_says_something check (num_nonnulls(name, email, phone) > 0),
  constraint contact_texts_are_not_endless check (octet_length(concat(name, email, phone)) <= 1000)
);
comment on table membership.contact is
  'Persons to write to: personal data, kept apart so that it can be deleted.';
comment on column membership.contact.id is 'Surrogate key.';
comment on column membership.contact.organisation_id is 'The organisation.';
comment on column membership.contact.operation_id is 'The operation that added it.';
comment on column membership.contact.name is 'The person''s name.';
comment on column membership.contact.email is 'Mail address.';
comment on column membership.contact.phone is 'Telephone number.';

create table membership.body_rule (
  body_id integer not null references membership.body (id),
  name text not null,
  required_body_id integer not null references membership.body (id),
  primary key (body_id, name),
  constraint rule_looks_at_another_body check (body_id <> required_body_id)
);
comment on table membership.body_rule is
  'Rules of eligibility: members must be members of another body, or come by way of one. They '
  'warn and never refuse.';
comment on column membership.body_rule.body_id is 'The body whose rule it is.';
comment on column membership.body_rule.name is 'The rule in words, shown in the warning.';
comment on column membership.body_rule.required_body_id is 'The body whose membership it asks for.';

create table membership.movement (
  id bigint generated always as identity primary key,
  operation_id bigint not null,
  recorded_at timestamptz not null,
  entry_id bigint references ledger.entry (id),
  body_id integer not null references membership.body (id),
  organisation_id integer references membership.organisation (id),
  via_id integer references membership.organisation (id),
  counterpart_id integer references membership.organisation (id),
  effective_on date not null,
  requested_on date,
  member_since date,
  count bigint not null default 1,
  kind text not null,
  class text,
  country text references ledger.country (code),
  date_precision text not null default 'day',
  constraint movement_bears_the_stamp_of_its_operation
    foreign key (operation_id, recorded_at) references ledger.operation (id, recorded_at),
  constraint movement_has_one_entry unique (entry_id),
  constraint movement_kind_is_known check (kind in (
    'opening', 'join', 'leave', 'class', 'merge-out', 'merge-in', 'identify')),
  constraint movement_day_is_sane check (effective_on between '1800-01-01' and '2999-12-31'),
  constraint movement_counts check (count > 0 and (organisation_id is null or count = 1)),
  constraint unnamed_movements_have_no_class check (
    (organisation_id is not null and kind <> 'opening')
    or (organisation_id is null and kind in ('opening', 'join', 'leave'))),
  constraint movement_class_is_known check (class in ('full', 'associate')),
  constraint movement_precision_is_known check (
    date_precision in ('day', 'month', 'quarter', 'half-year', 'year')),
  constraint movement_without_entry_is_a_merger check (
    entry_id is not null or kind in ('merge-in', 'merge-out'))
);
comment on table membership.movement is
  'What happened between an organisation and a body, or to a number of unnamed members.';
comment on column membership.movement.id is 'Surrogate key.';
comment on column membership.movement.operation_id is 'The operation that recorded it.';
comment on column membership.movement.recorded_at is 'Its stamp.';
comment on column membership.movement.entry_id is
  'The entry that books it; null where a successor takes the place of a merged member.';
comment on column membership.movement.body_id is 'The body.';
comment on column membership.movement.organisation_id is
  'The organisation; null for members without names.';
comment on column membership.movement.via_id is 'The member by way of which it is eligible.';
comment on column membership.movement.counterpart_id is 'The other organisation of a merger.';
comment on column membership.movement.effective_on is 'When it happened.';
comment on column membership.movement.requested_on is 'When leaving was asked for.';
comment on column membership.movement.member_since is
  'When an identified member really joined: information, counted nowhere.';
comment on column membership.movement.count is 'How many members; more than 1 only without names.';
comment on column membership.movement.kind is
  'opening, join, leave, class, merge-out, merge-in or identify.';
comment on column membership.movement.class is
  'full or associate, from this movement on; null for movements out and for unnamed ones.';
comment on column membership.movement.country is 'The organisation''s country as it was then.';
comment on column membership.movement.date_precision is
  'How exactly the day is known: day, month, quarter, half-year or year.';
create index movement_by_pair on membership.movement (body_id, organisation_id);
create index movement_of_mergers on membership.movement (organisation_id, counterpart_id)
  where kind = 'merge-out';

create table membership.withdrawal (
  movement_id bigint primary key references membership.movement (id),
  operation_id bigint not null,
  recorded_at timestamptz not null,
  constraint withdrawal_bears_the_stamp_of_its_operation
    foreign key (operation_id, recorded_at) references ledger.operation (id, recorded_at)
);
comment on table membership.withdrawal is
  'Movements that a correction took back; their entries are reversed by the same operation.';
comment on column membership.withdrawal.movement_id is 'The movement.';
comment on column membership.withdrawal.operation_id is 'The operation that took it back.';
comment on column membership.withdrawal.recorded_at is 'Its stamp.';
create index withdrawal_by_operation on membership.withdrawal (operation_id);

create table membership.affiliation (
  id bigint generated always as identity primary key,
  body_id integer not null references membership.body (id),
  organisation_id integer not null references membership.organisation (id),
  during daterange not null,
  known tstzrange not null,
  via_id integer references membership.organisation (id),
  entry_id bigint references ledger.entry (id),
  joined_on date not null,
  left_on date,
  member_since date,
  class text not null,
  country text references ledger.country (code),
  date_precision text not null,
  constraint affiliation_class_is_known check (class in ('full', 'associate')),
  constraint affiliation_lasts check (
    not isempty(during) and not lower_inf(during) and lower_inc(during)
    and joined_on <= lower(during)),
  constraint affiliation_is_known check (
    not isempty(known) and not lower_inf(known) and lower_inc(known)),
  constraint affiliation_is_one_at_a_time
    exclude using gist (organisation_id with =, body_id with =, during with &&, known with &&)
);
comment on table membership.affiliation is
  'The register: who was a member of what, from when to when, and from when to when that was known.';
comment on column membership.affiliation.id is 'Surrogate key.';
comment on column membership.affiliation.body_id is 'The body.';
comment on column membership.affiliation.organisation_id is 'The member.';
comment on column membership.affiliation.during is
  'Days of membership in this class, half-open: the day of leaving is not counted.';
comment on column membership.affiliation.known is
  'From which stamp to which this was what is known; a correction ends it.';
comment on column membership.affiliation.via_id is 'The member by way of which it is eligible.';
comment on column membership.affiliation.entry_id is 'The entry of the movement that began it.';
comment on column membership.affiliation.joined_on is
  'When this stay began, also where a change of class begins the row.';
comment on column membership.affiliation.left_on is
  'When the stay ended; null while it lasts or where only the class changes.';
comment on column membership.affiliation.member_since is
  'When an identified member really joined: information.';
comment on column membership.affiliation.class is 'full or associate.';
comment on column membership.affiliation.country is 'The member''s country as it was.';
comment on column membership.affiliation.date_precision is 'How exactly the first day is known.';

create table membership.opening_country (
  movement_id bigint not null references membership.movement (id),
  country text not null references ledger.country (code),
  primary key (movement_id, country)
);
comment on table membership.opening_country is
  'The countries that were stated with an opening count.';
comment on column membership.opening_country.movement_id is 'The opening.';
comment on column membership.opening_country.country is 'A country with members.';

create table membership.figure (
  id bigint generated always as identity primary key,
  operation_id bigint not null references ledger.operation (id),
  body_id integer references membership.body (id),
  organisation_id integer references membership.organisation (id),
  value bigint not null,
  as_of date,
  unit text not null,
  qualifier text not null,
  source text not null,
  constraint figure_has_one_subject check (num_nonnulls(body_id, organisation_id) = 1),
  constraint figure_is_not_negative check (value >= 0),
  constraint figure_unit_is_well_formed check (unit ~ '^[A-Z][A-Z_]{1,39}$'),
  constraint figure_qualifier_is_known check (qualifier in ('exact', 'about', 'at least')),
  constraint figure_source_has_a_length check (octet_length(source) between 1 and 1000)
);
comment on table membership.figure is
  'What somebody stated of a body or an organisation: evidence, never overwritten.';
comment on column membership.figure.id is 'Surrogate key.';
comment on column membership.figure.operation_id is 'The operation that recorded it.';
comment on column membership.figure.body_id is 'The body it is about.';
comment on column membership.figure.organisation_id is 'The organisation it is about.';
comment on column membership.figure.value is 'The number.';
comment on column membership.figure.as_of is 'The day it is about; null for an undated statement.';
comment on column membership.figure.unit is
  'What it counts: ORG, FULL, ASSOCIATE, COUNTRY, PERSON, WORKER, ENTERPRISE and the like.';
comment on column membership.figure.qualifier is 'exact, about or at least.';
comment on column membership.figure.source is 'Who said so, and where.';

create table membership.figure_acceptance (
  figure_id bigint primary key references membership.figure (id),
  operation_id bigint not null references ledger.operation (id),
  reason text not null,
  constraint acceptance_reason_has_a_length check (octet_length(reason) between 1 and 1000)
);
comment on table membership.figure_acceptance is
  'Figures that differ from the register and were accepted all the same, with the reason.';
comment on column membership.figure_acceptance.figure_id is 'The figure.';
comment on column membership.figure_acceptance.operation_id is 'The operation that accepted it.';
comment on column membership.figure_acceptance.reason is 'Why it is accepted.';

call ledger.make_append_only('membership.organisation_name');
call ledger.make_append_only('membership.movement');
call ledger.make_append_only('membership.withdrawal');
call ledger.make_append_only('membership.opening_country');
call ledger.make_append_only('membership.figure');
call ledger.make_append_only('membership.figure_acceptance');
call ledger.guard_reference(
  'membership.organisation', 'kind', 'acronym', 'native_name', 'founded', 'website', 'sectors');

-- Of a version of the register only its end of being known may be set, once.
create function membership.guard_affiliation() returns trigger
language plpgsql
set search_path = pg_catalog, membership, pg_temp
as $$
begin
  if tg_op = 'UPDATE'
    and to_jsonb(old) - 'known' = to_jsonb(new) - 'known'
    and upper_inf(old.known) and not upper_inf(new.known)
    and lower(old.known) = lower(new.known)
  then
    return null;
  end if;
  raise exception using
    errcode = 'CL010',
    message = format('%s on membership.affiliation is refused: what was known stays', tg_op),
    hint = 'Record a correction: coopledger member correct.';
end
$$;
comment on function membership.guard_affiliation() is
  'Trigger function: a version of the register may cease to be what is known, nothing else.';
create trigger kept after update or delete on membership.affiliation
  for each row execute function membership.guard_affiliation();
alter table membership.affiliation enable always trigger kept;
create trigger not_truncated before truncate on membership.affiliation
  for each statement execute function ledger.refuse_change();
alter table membership.affiliation enable always trigger not_truncated;

-- Each body has its eight accounts from the moment that it exists.
create function membership.open_accounts() returns trigger
language plpgsql
set search_path = pg_catalog, ledger, membership, pg_temp
as $$
begin
  insert into ledger.account (
    name, unit, unit_kind, number, moved_by, any_currency, description)
  select 'Members:' || upper(new.code) || ':' || leaf.name, 'ORG', 'statistical',
         leaf.number || lpad(new.id::text, greatest(3, length(new.id::text)), '0'),
         'membership', false, leaf.description || new.code
  from (values
    ('Full', '0911', 'Full members of '),
    ('Associate', '0912', 'Associate members of '),
    ('Unnamed', '0913', 'Members known only as a number, of '),
    ('Joined', '0921', 'Came for the first time, '),
    ('Rejoined', '0922', 'Came back, '),
    ('Left', '0923', 'Left, '),
    ('Reclassified', '0924', 'Mergers, splits and revised counts, '),
    ('Opening', '0925', 'Counted when the register began, ')
  ) as leaf (name, number, description);
  return null;
end
$$;
comment on function membership.open_accounts() is
  'Trigger function: opens the eight accounts of a new body.';
create trigger has_accounts after insert on membership.body
  for each row execute function membership.open_accounts();
alter table membership.body enable always trigger has_accounts;

create type membership.new_movement as (
  body_id integer,
  organisation_id integer,
  via_id integer,
  counterpart_id integer,
  effective_on date,
  requested_on date,
  member_since date,
  count bigint,
  kind text,
  class text,
  country text,
  date_precision text,
  debit text,
  credit text
);
comment on type membership.new_movement is
  'A movement to record, with the accounts that its entry debits and credits (null: no entry).';

create type membership.new_affiliation as (
  body_id integer,
  organisation_id integer,
  from_day date,
  to_day date,
  via_id integer,
  entry_id bigint,
  entry_place integer,
  joined_on date,
  left_on date,
  member_since date,
  class text,
  country text,
  date_precision text
);
comment on type membership.new_affiliation is
  'A version of the register to add. Its entry is one on record, or the one of the new movement '
  'at entry_place.';
