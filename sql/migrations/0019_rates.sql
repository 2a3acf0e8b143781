-- Reference rates of currencies, and gifts that are valued at them.

create table ledger.rate (
  currency text not null,
  day date not null,
  version smallint not null,
  version_before smallint generated always as (nullif(version - 1, 0)) stored,
  rate numeric not null,
  source text not null,
  operation_id bigint not null,
  constraint rate_of_a_day_is_given_once primary key (currency, day, version),
  constraint rate_is_of_a_currency foreign key (currency) references ledger.unit (code),
  constraint rate_is_given_by_an_operation
    foreign key (operation_id) references ledger.operation (id),
  constraint rate_corrects_the_one_before
    foreign key (version_before, currency, day) references ledger.rate (version, currency, day),
  constraint rate_versions_count_from_one check (version >= 1),
  constraint rate_is_above_zero check (rate > 0 and rate < 'Infinity'),
  constraint rate_day_is_sane check (day between '1800-01-01' and '2999-12-31'),
  constraint rate_is_not_of_the_euro check (currency <> 'EUR'),
  constraint rate_source_has_a_length check (octet_length(source) between 1 and 200)
);
comment on table ledger.rate is
  'Reference rates: how much of a currency one euro was on a day. Never changed: a correction is a '
  'version more, and the last one holds.';
comment on column ledger.rate.currency is 'The currency.';
comment on column ledger.rate.day is 'The day that the rate was published for.';
comment on column ledger.rate.version is '1, and one more for each correction.';
comment on column ledger.rate.version_before is 'The version that it corrects; null for the first.';
comment on column ledger.rate.rate is 'Units of the currency for one euro, as published.';
comment on column ledger.rate.source is 'Who published it, such as ECB.';
comment on column ledger.rate.operation_id is 'The operation that brought it: who, when and why.';
call ledger.make_append_only('ledger.rate');

alter table giving.donation add column rate_on date;
comment on column giving.donation.rate_on is
  'The day of the reference rate that values it; null where a rate was said, or none was needed.';
-- (Not valid, then validated: a million gifts are looked at without keeping writers out.)
alter table giving.donation
  add constraint donation_of_a_reference_rate_has_a_rate
  check (rate_on is null or rate is not null and rate_on <= received_on) not valid;
alter table giving.donation validate constraint donation_of_a_reference_rate_has_a_rate;

-- A gift that comes again in another file is known by its reference. (A number in place of the
-- text, which may be longer than an index takes.)
create index entry_text_by_reference on ledger.entry_text (hashtextextended(content, 0))
where field = 'reference' and content is not null;

-- A file that comes again under another key is known by its digest.
create index operation_by_file on ledger.operation ((request ->> 'file'))
where kind in ('donation.import', 'rate.import');

-- This one takes the day of the rate too; with other arguments a function is another function.
drop function if exists giving.record_donation(
  text, jsonb, jsonb, text, text, date, boolean, text, text, text, bigint, bigint, bigint,
  bigint, bigint, numeric, bigint, bigint, bigint, text[], text[], integer[], integer[], bigint[]);
