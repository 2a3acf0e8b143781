-- Context: a file of a million gifts is to cost little more than copying its finished rows into
-- the same tables. Choice: gifts come by the thousand, planned by the program, as arrays, and each
-- rule is asked once for all of them; with no table between there is nothing that a role may write.
-- Rejected: giving.record_donation in a loop, which takes five times as long; a staging table,
-- which costs a second copy of every row.
create or replace function giving.import_gifts(
  p_operation_id bigint,
  p_late boolean,
  p_may_repeat boolean,
  p_campaigns text[],
  p_accounts text[],
  p_units text[],
  p_campaign integer[],
  p_days date[],
  p_methods text[],
  p_countries text[],
  p_currencies text[],
  p_amounts bigint[],
  p_fees bigint[],
  p_values bigint[],
  p_fee_values bigint[],
  p_settled bigint[],
  p_rates numeric[],
  p_rate_days date[],
  p_pledges bigint[],
  p_fulfilled bigint[],
  p_donors text[],
  p_donor_ids integer[],
  p_references text[],
  p_memos text[],
  p_bases text[],
  p_counts smallint[],
  p_gifts integer[],
  p_lines smallint[],
  p_debits integer[],
  p_credits integer[],
  p_moved bigint[],
  out donations bigint[],
  out places integer[],
  out codes text[],
  out documents text[],
  out fields text[],
  out donors integer[],
  out first_donation bigint,
  out first_new_donor integer,
  out new_donors integer)
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
-- Plans are kept, and the tables may have been empty when they were made.
set enable_seqscan = off
as $$
declare
  v_recorded_at timestamptz := ledger.require_open_operation(p_operation_id, 'donation.import');
  v_gifts integer := coalesce(cardinality(p_days), 0);
  v_campaign_ids integer[];
  v_account_ids integer[];
  v_groups text[];
  v_last_days date[];
  -- Of each account: whose it is (0 nobody's), which of a campaign's accounts (0 none of them), and
  -- whether only documents or statements move it.
  v_owners integer[];
  v_roles integer[];
  v_kept boolean[];
  v_days date[];
  v_entries bigint[];
  v_refused record;
  v_posted bigint;
begin
  donations := array_fill(0::bigint, array[v_gifts]);
  new_donors := 0;
  if v_gifts = 0 then
    return;
  end if;
  v_campaign_ids := giving.campaign_ids(p_campaigns);

  -- What is on record already, and what cannot be taken.
  select f.donations, f.places, f.codes, f.documents, f.fields
  into donations, places, codes, documents, fields
  from giving.known_gifts(
    p_operation_id, p_may_repeat, v_campaign_ids, p_campaign, p_days, p_methods, p_countries,
    p_currencies, p_amounts, p_fees, p_donors, p_references) as f;
  if places <> '{}' then
    return;
  end if;
  v_kept := array(select d = 0 from unnest(donations) as d);
  if not true = any (v_kept) then
    return;
  end if;

  -- Donors whom the program has not met in this file. Those whom it has are locked since then, so
  -- that nobody erases them.
  donors := p_donor_ids;
  if 0 = any (p_donor_ids) then
    perform
    from (select distinct s.donor
          from unnest(p_donors, p_donor_ids, v_kept) as s (donor, id, kept)
          where s.kept and s.id = 0 and s.donor is not null order by s.donor) as s
    join giving.donor as n on n.name = s.donor
    for key share of n;
    with new as (
      insert into giving.donor as n (name)
      select s.donor
      from (select distinct s.donor
            from unnest(p_donors, p_donor_ids, v_kept) as s (donor, id, kept)
            where s.kept and s.id = 0 and s.donor is not null) as s
      where not exists (select from giving.donor as n where n.name = s.donor)
        and not exists (select from giving.donor as n where n.code = s.donor)
      order by s.donor
      on conflict (name) do nothing
      returning n.id
    )
    select min(n.id), count(*) into first_new_donor, new_donors from new as n;
    donors := array(
      select case when s.id <> 0 or s.donor is null then s.id
          else coalesce(
            (select n.id from giving.donor as n where n.name = s.donor),
            (select n.id from giving.donor as n where n.code = s.donor), 0) end
      from unnest(p_donors, p_donor_ids) with ordinality as s (donor, id, place)
      order by s.place);
  end if;

  -- Accounts: whose they are, and which of their rules hold.
  select r.ids, r.groups, r.last_days into v_account_ids, v_groups, v_last_days
  from ledger.resolve_accounts(p_accounts, p_units) as r;
  select r.owners, r.roles into v_owners, v_roles
  from giving.account_roles(v_campaign_ids, v_account_ids) as r;
  perform giving.require_postings(
    p_campaigns, p_campaign, p_methods, p_values, p_fee_values, p_fulfilled, p_accounts, v_owners,
    v_roles, p_gifts, p_debits, p_credits, p_moved);
  if array_remove(v_last_days, null) <> '{}' then
    select p_accounts[t.account] as name, p_units[t.account] as unit, p_days[t.gift] as day
    into v_refused
    from unnest(p_gifts || p_gifts, p_debits || p_credits) as t (gift, account)
    where v_last_days[t.account] < p_days[t.gift] and v_kept[t.gift]
    limit 1;
    if found then
      perform ledger.refuse_closed(v_refused.name, v_refused.unit, v_refused.day);
    end if;
  end if;
  perform giving.require_reference_rates(
    v_campaign_ids, p_campaign, p_currencies, p_days, p_rates, p_rate_days);

  v_days := giving.posting_days(p_days, v_kept, p_late);
  if p_pledges <> array_fill(0::bigint, array[v_gifts]) then
    perform giving.require_pledges(
      v_campaign_ids, p_campaign, v_kept, v_days, p_days, p_pledges, p_fulfilled);
  end if;

  -- Ids of 0 for what is left out: an array without nulls is the faster one.
  v_entries := array(
    select case when k then nextval('ledger.entry_id_seq') else 0 end from unnest(v_kept) as k);
  donations := array(
    select case when d = 0 then nextval('giving.donation_id_seq') else d end
    from unnest(donations) as d);
  first_donation := (
    select min(d.id) from unnest(donations, v_kept) as d (id, kept) where d.kept);

  insert into ledger.entry (
    id, operation_id, recorded_at, effective_on, occurred_on, transfer_count, journal_code, kind)
  overriding system value
  select e.id, p_operation_id, v_recorded_at, e.day, nullif(e.received, e.day), e.count, 'DON',
         case e.method when 'in-kind' then 'in-kind' else 'donation' end
  from unnest(v_entries, v_days, p_days, p_counts, p_methods)
    as e (id, day, received, count, method)
  where e.id > 0;
  insert into ledger.transfer (
    entry_id, line, transfer_count, debit_account, credit_account, unit, account_group,
    amount_minor)
  select v_entries[t.gift], t.line, p_counts[t.gift], v_account_ids[t.debit],
         v_account_ids[t.credit], p_units[t.debit], v_groups[t.debit], t.amount
  from unnest(p_gifts, p_lines, p_debits, p_credits, p_moved)
    as t (gift, line, debit, credit, amount)
  where v_entries[t.gift] > 0;
  get diagnostics v_posted = row_count;
  if v_posted <> (
    select sum(c.count) from unnest(p_counts, v_kept) as c (count, kept) where c.kept)
  then
    raise exception using errcode = 'CL070', message = 'an entry came without all its transfers';
  end if;
  -- What waits for the commit otherwise, a million times: so it is asked while it is few.
  set constraints ledger.entry_has_its_last_transfer immediate;
  set constraints ledger.entry_has_its_last_transfer deferred;

  insert into giving.donation (
    id, entry_id, campaign_id, donor_id, received_on, method, country, currency, amount_minor,
    fee_minor, value_minor, fee_value_minor, settled_minor, rate, rate_on, pledge_id,
    fulfilled_minor)
  overriding system value
  select g.id, g.entry, v_campaign_ids[g.campaign], nullif(g.donor, 0), g.day, g.method, g.country,
         g.currency, g.amount, g.fee, g.value, g.fee_value, g.settled, g.rate, g.rate_day,
         nullif(g.pledge, 0), case when g.pledge > 0 then g.fulfilled end
  from unnest(
    donations, v_entries, p_campaign, donors, p_days, p_methods, p_countries, p_currencies,
    p_amounts, p_fees, p_values, p_fee_values, p_settled, p_rates, p_rate_days, p_pledges,
    p_fulfilled)
    as g (id, entry, campaign, donor, day, method, country, currency, amount, fee, value,
          fee_value, settled, rate, rate_day, pledge, fulfilled)
  where g.entry > 0;

  insert into ledger.entry_text (entry_id, field, salt, content, digest)
  with said as materialized (
    select t.entry, f.field, f.content, uuid_send(gen_random_uuid()) as salt
    from unnest(v_entries, p_references, p_memos, p_bases) as t (entry, reference, memo, basis)
    cross join lateral (
      values ('basis', t.basis), ('memo', t.memo), ('reference', t.reference)
    ) as f (field, content)
    where t.entry > 0 and f.content is not null
  )
  select s.entry, s.field, s.salt, s.content, sha256(s.salt || convert_to(s.content, 'UTF8'))
  from said as s;
end
$$;

comment on function giving.import_gifts(
  bigint, boolean, boolean, text[], text[], text[], integer[], date[], text[], text[], text[],
  bigint[], bigint[], bigint[], bigint[], bigint[], numeric[], date[], bigint[], bigint[], text[],
  integer[], text[], text[], text[], smallint[], integer[], smallint[], integer[], integer[], bigint[]) is
  'Records gifts of a file under the rules of giving.record_donation and ledger.post_entry, each '
  'asked once for all. Campaigns and accounts are given once, donors by name or code and '
  'by row where that was answered before (else 0); p_campaign, p_gifts, p_debits and '
  'p_credits are places in the other arrays, from 1. Answers a donation for each gift, that of '
  'before (below first_donation) where it is on record, or what giving.known_gifts says of '
  'those that cannot be taken, and '
  'then records none. Goes on with an operation of this transaction.';
