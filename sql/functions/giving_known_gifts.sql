-- Context: a processor's list can be taken in as a statement, whose lines are allocated, or as a
-- file of gifts, and a line's gift bears the payer's reference where the list has the processor's.
-- Choice: a row with the reference, day and net amount of a line that made a gift is that gift,
-- whatever the treasurer said of it since. Rejected: one reference for both ways, for what payers
-- write is not unique, and what processors number is on no pledge.
create or replace function giving.known_gifts(
  p_operation_id bigint,
  p_may_repeat boolean,
  p_campaign_ids integer[],
  p_campaign integer[],
  p_days date[],
  p_methods text[],
  p_countries text[],
  p_currencies text[],
  p_amounts bigint[],
  p_fees bigint[],
  p_donors text[],
  p_references text[],
  out donations bigint[],
  out places integer[],
  out codes text[],
  out documents text[],
  out fields text[])
language plpgsql
security definer
set search_path = pg_catalog, ledger, giving, pg_temp
set enable_seqscan = off
as $$
declare
  v_known record;
begin
  donations := array_fill(0::bigint, array[cardinality(p_days)]);
  -- A donor's code must be known: as a name it would hide the donor who gets it one day.
  places := array(
    select s.place
    from unnest(p_donors) with ordinality as s (donor, place)
    where s.donor like 'DN-%' and s.donor ~ '^DN-[0-9]{5,}$'
      and not exists (select from giving.donor as n where n.code = s.donor)
      and not exists (select from giving.donor as n where n.name = s.donor)
    order by s.place);
  codes := array_fill('unknown_donor'::text, array[cardinality(places)]);
  documents := array_fill(null::text, array[cardinality(places)]);
  fields := documents;

  if array_remove(p_references, null) <> '{}' then
    if not p_may_repeat then
      for v_known in
        select s.place
        from (
          select s.place, min(s.place) over (partition by s.reference) as first_place
          from unnest(p_references) with ordinality as s (reference, place)
          where s.reference is not null
        ) as s
        where s.place > s.first_place
        order by s.place
      loop
        places := places || v_known.place::integer;
        codes := codes || 'reference_repeated'::text;
        documents := documents || null::text;
        fields := fields || null::text;
      end loop;
    end if;
    for v_known in
      select s.place, min(a.donation_id) as id
      from unnest(p_references, p_days, p_currencies, p_amounts, p_fees) with ordinality
        as s (reference, day, currency, amount, fee, place)
      join banking.account as b on b.currency = s.currency
      join banking.line as l
        on l.account_id = b.id and l.bank_reference = s.reference and l.booked_on = s.day
        and l.amount_minor = s.amount - case when l.is_net then s.fee else 0 end
      join banking.standing_part as a on a.line_id = l.id and a.explains = 'gift'
      where s.reference is not null
      group by s.place
    loop
      donations[v_known.place] := v_known.id;
    end loop;
    -- What this file itself has recorded is no earlier record.
    for v_known in
      select s.place, min(d.id) filter (where same.is_so and not own.is_so) as id,
             bool_or(own.is_so) as is_own,
             min(giving.document_number('D', d.received_on, d.id)) filter (where not own.is_so)
               as document,
             min(array_to_string(array_remove(array[
               case when d.received_on <> s.day then 'date' end,
               case when (d.amount_minor, d.currency) <> (s.amount, s.currency) then 'amount' end,
               case when d.fee_minor <> s.fee then 'fee' end,
               case when d.campaign_id <> p_campaign_ids[s.campaign] then 'campaign' end,
               case when d.method <> s.method then 'method' end,
               case when d.country is distinct from s.country then 'country' end,
               case when s.donor is distinct from n.name
                 and s.donor is distinct from n.code then 'donor' end], null), ', '))
               filter (where not own.is_so) as fields
      from unnest(
        p_references, p_campaign, p_days, p_methods, p_countries, p_currencies, p_amounts, p_fees,
        p_donors) with ordinality
        as s (reference, campaign, day, method, country, currency, amount, fee, donor, place)
      join ledger.entry_text as t
        on t.field = 'reference' and t.content is not null
        and hashtextextended(t.content, 0) = hashtextextended(s.reference, 0)
        and t.content = s.reference
      join giving.donation as d on d.entry_id = t.entry_id
      join ledger.entry as e on e.id = d.entry_id
      left join giving.donor as n on n.id = d.donor_id
      cross join lateral (select e.operation_id = p_operation_id as is_so) as own
      cross join lateral (
        select d.received_on = s.day and d.amount_minor = s.amount and d.currency = s.currency
          and d.fee_minor = s.fee and d.campaign_id = p_campaign_ids[s.campaign]
          and d.method = s.method and d.country is not distinct from s.country
          and (s.donor is not distinct from n.name or s.donor is not distinct from n.code)
          as is_so) as same
      where s.reference is not null and donations[s.place] = 0
        and not exists (select from ledger.entry as r where r.reverses = d.entry_id)
      group by s.place
      order by s.place
    loop
      if v_known.id is not null then
        donations[v_known.place] := v_known.id;
      elsif v_known.document is not null then
        places := places || v_known.place::integer;
        codes := codes || 'reference_differs'::text;
        documents := documents || v_known.document;
        fields := fields || v_known.fields;
      elsif v_known.is_own and not p_may_repeat then
        places := places || v_known.place::integer;
        codes := codes || 'reference_repeated'::text;
        documents := documents || null::text;
        fields := fields || null::text;
      end if;
    end loop;
  end if;
end
$$;

comment on function giving.known_gifts(
  bigint, boolean, integer[], integer[], date[], text[], text[], text[], bigint[], bigint[],
  text[], text[]) is
  'Of each gift of a file the donation that is on record with its reference and says the same, or '
  'was made from the statement line that has its reference, or 0; and the places, from 1, of those '
  'that cannot be taken, with a code each: unknown_donor (no donor has the code), '
  'reference_differs (documents: which is on record with other fields), '
  'reference_repeated (in the file twice, unless p_may_repeat). Voided gifts are not on record.';
