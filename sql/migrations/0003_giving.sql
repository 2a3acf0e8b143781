-- Campaigns, donors and the documents of giving. A document says who, why and on what paper; its
-- entry says what moved. Both are written in one transaction, and neither is changed later.

create schema giving;
comment on schema giving is 'Campaigns, donors, donations, refunds and pledges.';

create table giving.campaign (
  id integer generated always as identity primary key,
  code text not null,
  name text not null,
  currency text not null references ledger.unit (code),
  operation_id bigint not null references ledger.operation (id),
  constraint campaign_code_is_used_once unique (code),
  constraint campaign_code_is_well_formed check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'
    and octet_length(code) <= 40),
  constraint campaign_name_has_a_length check (octet_length(name) between 1 and 500)
);
comment on table giving.campaign is 'What money is raised for.';
comment on column giving.campaign.id is 'Stands for the code in other tables.';
comment on column giving.campaign.code is
  'Short name; in upper case it is the last component of the campaign''s accounts.';
comment on column giving.campaign.name is 'Name for the public.';
comment on column giving.campaign.currency is 'The currency of its goal and of what is raised.';
comment on column giving.campaign.operation_id is 'The operation that created it.';

create table giving.campaign_goal (
  id bigint generated always as identity primary key,
  campaign_id integer not null references giving.campaign (id),
  operation_id bigint not null,
  recorded_at timestamptz not null,
  effective_on date not null,
  goal_minor bigint not null,
  constraint goal_bears_the_stamp_of_its_operation
    foreign key (operation_id, recorded_at) references ledger.operation (id, recorded_at),
  constraint goal_is_positive check (goal_minor > 0)
);
comment on table giving.campaign_goal is
  'The goals of a campaign. The one in force is the latest by day, then by record: rows are only '
  'ever added, so every earlier answer can be had again.';
comment on column giving.campaign_goal.id is 'Rising.';
comment on column giving.campaign_goal.campaign_id is 'The campaign.';
comment on column giving.campaign_goal.operation_id is 'The operation that set it.';
comment on column giving.campaign_goal.recorded_at is 'Its stamp.';
comment on column giving.campaign_goal.effective_on is
  'From when it holds; -infinity for the goal that a campaign begins with.';
comment on column giving.campaign_goal.goal_minor is 'Minor units of the campaign''s currency.';

create table giving.donor (
  id integer generated always as identity primary key,
  code text not null generated always as (
    'DN-' || case when id < 100000 then lpad(id::text, 5, '0') else id::text end) stored,
  name text,
  constraint donor_code_is_used_once unique (code),
  constraint donor_name_is_used_once unique (name),
  constraint donor_name_has_a_length check (octet_length(name) between 1 and 500)
);
comment on table giving.donor is
  'Who gave. The only table with personal data; everything else knows the code.';
comment on column giving.donor.id is 'Stands for the donor in other tables; makes the code.';
comment on column giving.donor.code is 'Pseudonym, such as DN-00001.';
comment on column giving.donor.name is 'Name as given; null once erased.';

create table giving.pledge (
  id bigint generated always as identity primary key,
  entry_id bigint not null references ledger.entry (id),
  amount_minor bigint not null,
  campaign_id integer not null references giving.campaign (id),
  donor_id integer not null references giving.donor (id),
  due_on date,
  constraint pledge_has_one_entry unique (entry_id),
  constraint pledge_is_positive check (amount_minor > 0)
);
comment on table giving.pledge is 'Promises of gifts; never counted as raised.';
comment on column giving.pledge.id is 'Unique and rising, with gaps; makes the number P-.';
comment on column giving.pledge.entry_id is 'The memorandum entry of the promise.';
comment on column giving.pledge.amount_minor is 'Minor units of the campaign''s currency.';
comment on column giving.pledge.campaign_id is 'The campaign.';
comment on column giving.pledge.donor_id is 'Who promised.';
comment on column giving.pledge.due_on is 'When it should have been paid, if that was said.';

create table giving.pledge_cancellation (
  id bigint generated always as identity primary key,
  pledge_id bigint not null references giving.pledge (id),
  entry_id bigint not null references ledger.entry (id),
  amount_minor bigint not null,
  constraint cancellation_has_one_entry unique (entry_id),
  constraint cancellation_is_positive check (amount_minor > 0)
);
comment on table giving.pledge_cancellation is 'What was still outstanding of a pledge given up.';
comment on column giving.pledge_cancellation.id is 'Rising.';
comment on column giving.pledge_cancellation.pledge_id is 'The pledge.';
comment on column giving.pledge_cancellation.entry_id is 'The entry that takes the rest back.';
comment on column giving.pledge_cancellation.amount_minor is 'Minor units.';
create index cancellation_by_pledge on giving.pledge_cancellation (pledge_id);

create table giving.donation (
  id bigint generated always as identity primary key,
  entry_id bigint not null references ledger.entry (id),
  amount_minor bigint not null,
  fee_minor bigint not null,
  value_minor bigint not null,
  fee_value_minor bigint not null,
  settled_minor bigint,
  fulfilled_minor bigint,
  pledge_id bigint references giving.pledge (id),
  replaces bigint references giving.donation (id),
  campaign_id integer not null references giving.campaign (id),
  donor_id integer references giving.donor (id),
  received_on date not null,
  currency text not null references ledger.unit (code),
  country text references ledger.country (code),
  method text not null,
  rate numeric,
  constraint donation_has_one_entry unique (entry_id),
  constraint donation_is_replaced_once unique (replaces),
  constraint donation_is_positive check (amount_minor > 0),
  constraint donation_fee_is_within_the_gift check (fee_minor between 0 and amount_minor),
  constraint donation_has_a_value check (value_minor > 0),
  constraint donation_fee_value_is_within_the_value check (fee_value_minor between 0 and value_minor),
  constraint donation_was_settled_positively check (settled_minor > 0),
  constraint donation_rate_is_positive check (rate > 0 and rate < 'Infinity'),
  constraint donation_is_settled_or_rated check (settled_minor is null or rate is null),
  constraint donation_method_is_known check (method in (
    'bank', 'card', 'cash', 'cheque', 'paypal', 'stripe', 'in-kind', 'other')),
  constraint donation_in_kind_has_no_fee check (method <> 'in-kind' or fee_minor = 0),
  constraint donation_fulfils_a_pledge_within_its_value check (
    (pledge_id is null) = (fulfilled_minor is null)
    and fulfilled_minor between 0 and value_minor)
);
comment on table giving.donation is
  'Gifts received. Its number is D-, the year of received_on, and the id.';
comment on column giving.donation.id is 'Unique and rising, with gaps; makes the number D-.';
comment on column giving.donation.entry_id is 'The entry that books it, posted on its own day.';
comment on column giving.donation.amount_minor is 'What was given: minor units of currency.';
comment on column giving.donation.fee_minor is 'What the processor kept: minor units of currency.';
comment on column giving.donation.value_minor is
  'What it counts as raised: minor units of the campaign''s currency, gross of the fee.';
comment on column giving.donation.fee_value_minor is 'The fee in the campaign''s currency.';
comment on column giving.donation.settled_minor is
  'What a processor really paid out, net, in the campaign''s currency, where that was stated.';
comment on column giving.donation.fulfilled_minor is
  'How much of the pledge it fulfilled, in the campaign''s currency.';
comment on column giving.donation.pledge_id is 'The pledge that it was given for.';
comment on column giving.donation.replaces is 'The wrongly typed donation that this one corrects.';
comment on column giving.donation.campaign_id is 'The campaign.';
comment on column giving.donation.donor_id is 'Who gave; null for an anonymous gift.';
comment on column giving.donation.received_on is 'When it was received.';
comment on column giving.donation.currency is 'The currency it was given in.';
comment on column giving.donation.country is 'ISO 3166-1 alpha-2, where known.';
comment on column giving.donation.method is 'How it came; in-kind is valued, never raised.';
comment on column giving.donation.rate is
  'Units of the campaign''s currency for one unit given, where a rate was given.';
create index donation_by_donor on giving.donation (donor_id, received_on);
create index donation_by_pledge on giving.donation (pledge_id) where pledge_id is not null;

create table giving.refund (
  id bigint generated always as identity primary key,
  entry_id bigint not null references ledger.entry (id),
  donation_id bigint not null references giving.donation (id),
  amount_minor bigint not null,
  value_minor bigint not null,
  paid_minor bigint not null,
  fee_minor bigint not null,
  fee_value_minor bigint not null,
  ordinal smallint not null,
  paid_currency text not null references ledger.unit (code),
  constraint refund_has_one_entry unique (entry_id),
  constraint refund_is_positive check (amount_minor > 0),
  constraint refund_value_is_not_negative check (value_minor >= 0),
  constraint refund_paid_something check (paid_minor > 0),
  constraint refund_fee_is_not_negative check (fee_minor >= 0 and fee_value_minor >= 0),
  constraint refund_of_a_donation_has_its_place unique (donation_id, ordinal),
  constraint refund_ordinal_counts_from_one check (ordinal >= 1)
);
comment on table giving.refund is 'Gifts given back, wholly or in part, never over the gift.';
comment on column giving.refund.id is 'Unique and rising, with gaps; makes the number R-.';
comment on column giving.refund.entry_id is 'The entry that books it.';
comment on column giving.refund.donation_id is 'The gift.';
comment on column giving.refund.amount_minor is 'Of the gift: minor units of the gift''s currency.';
comment on column giving.refund.value_minor is
  'The gift''s own value for that part: minor units of the campaign''s currency.';
comment on column giving.refund.paid_minor is 'What was paid: minor units of paid_currency.';
comment on column giving.refund.fee_minor is
  'What the processor charged for it: minor units of paid_currency.';
comment on column giving.refund.fee_value_minor is 'The fee in the campaign''s currency.';
comment on column giving.refund.ordinal is
  'Its place among the donation''s refunds: with it, two at once cannot both be the next.';
comment on column giving.refund.paid_currency is 'The currency that it was paid in.';

call ledger.make_append_only('giving.campaign_goal');
call ledger.make_append_only('giving.pledge');
call ledger.make_append_only('giving.pledge_cancellation');
call ledger.make_append_only('giving.donation');
call ledger.make_append_only('giving.refund');
call ledger.guard_reference('giving.campaign', 'name');
call ledger.guard_reference('giving.donor', 'name');
