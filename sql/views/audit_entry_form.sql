-- Canonical text: netstrings (length in bytes, colon, text, comma) one behind the other, so that no
-- two entries can read alike; ~ for what is not there. Dates are ISO 8601, moments in UTC with six
-- decimals, amounts in minor units. People are pseudonyms, and free texts are salted digests.
-- An entry books one document. Where somebody made it two, both are in its text, which then is not
-- what was sealed: asked for as one, they would be an error, and whoever verifies would learn of none.
--
-- Context: a bank's line says more than it moves, and its fee, original amount and rate make gifts.
-- Choice: the whole row is part of its entry's document, so that none of it changes unnoticed.
-- Rejected: reading the kept file again to compare, for that takes the program and its profiles.
create or replace view audit.entry_form as
select
  e.id as entry_id,
  concat(octet_length(e.id::text), ':', e.id, ',', octet_length(e.kind), ':', e.kind, ',',
    '10:', to_char(e.effective_on, 'YYYY-MM-DD'), ',',
    coalesce('10:' || to_char(e.occurred_on, 'YYYY-MM-DD'), '~'), ',',
    '27:', to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ',',
    octet_length(o.recorded_by), ':', o.recorded_by, ',',
    coalesce(octet_length(e.reverses::text) || ':' || e.reverses, '~'), ',') as head,
  (select concat(octet_length(count(*)::text), ':', count(*), ',',
     string_agg(
       concat(octet_length(d.name), ':', d.name, ',', octet_length(c.name), ':', c.name, ',',
         octet_length(t.unit), ':', t.unit, ',',
         octet_length(t.amount_minor::text), ':', t.amount_minor, ','), '' order by t.line))
   from ledger.transfer as t
   -- (offset 0: looked up and remembered one by one; else all would be hashed for each entry.)
   cross join lateral (
     select a.name from ledger.account as a where a.id = t.debit_account offset 0) as d
   cross join lateral (
     select a.name from ledger.account as a where a.id = t.credit_account offset 0) as c
   where t.entry_id = e.id) as transfers,
  coalesce(case
    when e.kind in ('donation', 'in-kind') then (
      select string_agg(concat(
        octet_length(n.document), ':', n.document, ',', octet_length(c.code), ':', c.code, ',',
        coalesce(octet_length(p.code) || ':' || p.code, '~'), ',',
        '10:', to_char(d.received_on, 'YYYY-MM-DD'), ',',
        octet_length(d.method), ':', d.method, ',',
        coalesce('2:' || d.country, '~'), ',', octet_length(d.currency), ':', d.currency, ',',
        octet_length(d.amount_minor::text), ':', d.amount_minor, ',',
        octet_length(d.fee_minor::text), ':', d.fee_minor, ',',
        octet_length(d.value_minor::text), ':', d.value_minor, ',',
        octet_length(d.fee_value_minor::text), ':', d.fee_value_minor, ',',
        coalesce(octet_length(d.settled_minor::text) || ':' || d.settled_minor, '~'), ',',
        coalesce(octet_length(d.rate::text) || ':' || d.rate, '~'), ',',
        coalesce(octet_length(d.pledge_id::text) || ':' || d.pledge_id, '~'), ',',
        coalesce(octet_length(d.fulfilled_minor::text) || ':' || d.fulfilled_minor, '~'), ',',
        coalesce(octet_length(d.replaces::text) || ':' || d.replaces, '~'), ',',
        -- Only where there is one: what was sealed before reference rates reads as it did.
        '10:' || to_char(d.rate_on, 'YYYY-MM-DD') || ','), '' order by d.id)
      from giving.donation as d
      join giving.campaign as c on c.id = d.campaign_id
      left join giving.donor as p on p.id = d.donor_id
      cross join lateral (
        select giving.document_number('D', d.received_on, d.id) as document offset 0) as n
      where d.entry_id = e.id)
    when e.kind = 'refund' then (
      select string_agg(concat(
        octet_length(n.document), ':', n.document, ',',
        octet_length(f.donation_id::text), ':', f.donation_id, ',',
        octet_length(f.amount_minor::text), ':', f.amount_minor, ',',
        octet_length(f.value_minor::text), ':', f.value_minor, ',',
        octet_length(f.paid_minor::text), ':', f.paid_minor, ',',
        octet_length(f.paid_currency), ':', f.paid_currency, ',',
        octet_length(f.fee_minor::text), ':', f.fee_minor, ',',
        octet_length(f.fee_value_minor::text), ':', f.fee_value_minor, ',',
        octet_length(f.ordinal::text), ':', f.ordinal, ','), '' order by f.id)
      from giving.refund as f
      cross join lateral (
        select giving.document_number('R', e.effective_on, f.id) as document offset 0) as n
      where f.entry_id = e.id)
    when e.kind = 'pledge' then (
      select string_agg(concat(
        octet_length(n.document), ':', n.document, ',', octet_length(c.code), ':', c.code, ',',
        octet_length(d.code), ':', d.code, ',',
        coalesce('10:' || to_char(p.due_on, 'YYYY-MM-DD'), '~'), ',',
        octet_length(p.amount_minor::text), ':', p.amount_minor, ','), '' order by p.id)
      from giving.pledge as p
      join giving.campaign as c on c.id = p.campaign_id
      join giving.donor as d on d.id = p.donor_id
      cross join lateral (
        select giving.document_number('P', e.effective_on, p.id) as document offset 0) as n
      where p.entry_id = e.id)
    when e.kind = 'cancellation' then (
      select string_agg(concat(
        octet_length(n.document), ':', n.document, ',',
        octet_length(c.amount_minor::text), ':', c.amount_minor, ','), '' order by c.id)
      from giving.pledge_cancellation as c
      join giving.pledge as p on p.id = c.pledge_id
      join ledger.entry as promise on promise.id = p.entry_id
      cross join lateral (
        select giving.document_number('P', promise.effective_on, p.id) as document offset 0) as n
      where c.entry_id = e.id)
    when e.journal_code = 'MBR' and e.reverses is null then (
      select string_agg(concat(
        octet_length(b.code), ':', b.code, ',',
        coalesce(octet_length(o.code) || ':' || o.code, '~'), ',',
        octet_length(m.kind), ':', m.kind, ',',
        coalesce(octet_length(m.class) || ':' || m.class, '~'), ',',
        octet_length(m.count::text), ':', m.count, ',',
        coalesce('2:' || m.country, '~'), ',',
        octet_length(m.date_precision), ':', m.date_precision, ',',
        coalesce(octet_length(via.code) || ':' || via.code, '~'), ',',
        coalesce(octet_length(other.code) || ':' || other.code, '~'), ',',
        coalesce('10:' || to_char(m.requested_on, 'YYYY-MM-DD'), '~'), ',',
        coalesce('10:' || to_char(m.member_since, 'YYYY-MM-DD'), '~'), ',',
        coalesce((
          select (3 * count(*) - 1) || ':' || string_agg(s.country, ' ' order by s.country)
          from membership.opening_country as s
          where s.movement_id = m.id
          having count(*) > 0), '~'), ','), '' order by m.id)
      from membership.movement as m
      join membership.body as b on b.id = m.body_id
      left join membership.organisation as o on o.id = m.organisation_id
      left join membership.organisation as via on via.id = m.via_id
      left join membership.organisation as other on other.id = m.counterpart_id
      where m.entry_id = e.id)
    when e.kind = 'statement-line' then (
      select string_agg(concat(
        octet_length(a.code), ':', a.code, ',', octet_length(l.id::text), ':', l.id, ',',
        octet_length(s.id::text), ':', s.id, ',', octet_length(l.ordinal::text), ':', l.ordinal,
        ',', octet_length(l.amount_minor::text), ':', l.amount_minor, ',',
        '10:', to_char(l.booked_on, 'YYYY-MM-DD'), ',',
        coalesce('10:' || to_char(l.value_on, 'YYYY-MM-DD'), '~'), ',',
        coalesce(octet_length(l.bank_reference) || ':' || l.bank_reference, '~'), ',',
        '64:', encode(f.sha256, 'hex'), ',', coalesce('64:' || encode(t.digest, 'hex'), '~'), ',',
        octet_length(l.entry_place::text), ':', l.entry_place, ',',
        coalesce(octet_length(l.detail_place::text) || ':' || l.detail_place, '~'), ',',
        '1:', l.is_reversal::integer, ',',
        coalesce(octet_length(l.entry_reference) || ':' || l.entry_reference, '~'), ',',
        coalesce(octet_length(l.batch) || ':' || l.batch, '~'), ',',
        coalesce(octet_length(l.kind) || ':' || l.kind, '~'), ',',
        coalesce(octet_length(l.country) || ':' || l.country, '~'), ',',
        coalesce(octet_length(l.original_minor::text) || ':' || l.original_minor, '~'), ',',
        coalesce(octet_length(l.original_currency) || ':' || l.original_currency, '~'), ',',
        coalesce(octet_length(l.rate) || ':' || l.rate, '~'), ',',
        coalesce(octet_length(l.fee_minor::text) || ':' || l.fee_minor, '~'), ',',
        '1:', l.is_net::integer, ',', '64:', encode(l.identity, 'hex'), ',',
        octet_length(a.identifier), ':', a.identifier, ',',
        coalesce(octet_length(s.bank_id) || ':' || s.bank_id, '~'), ',',
        coalesce(octet_length(s.sequence) || ':' || s.sequence, '~'), ','), '' order by l.id)
      from banking.line as l
      join banking.statement as s on s.id = l.statement_id
      join banking.file as f on f.id = s.file_id
      join banking.account as a on a.id = l.account_id
      left join banking.line_text as t on t.line_id = l.id
      where l.entry_id = e.id)
    when e.journal_code = 'BNK' and e.kind in ('opening', 'gap', 'difference') then (
      select string_agg(concat(
        octet_length(a.code), ':', a.code, ',', octet_length(s.id::text), ':', s.id, ',',
        coalesce(octet_length(s.bank_id) || ':' || s.bank_id, '~'), ',',
        coalesce(octet_length(s.sequence) || ':' || s.sequence, '~'), ',',
        '10:', to_char(s.first_day, 'YYYY-MM-DD'), ',',
        '10:', to_char(s.last_day, 'YYYY-MM-DD'), ',',
        octet_length(s.opening_minor::text), ':', s.opening_minor, ',',
        octet_length(s.closing_minor::text), ':', s.closing_minor, ',',
        '64:', encode(f.sha256, 'hex'), ','), '' order by s.id)
      from banking.statement as s
      join banking.file as f on f.id = s.file_id
      join banking.account as a on a.id = s.account_id
      where s.opening_entry = e.id or s.gap_entry = e.id or s.difference_entry = e.id
        or s.correction_entry = e.id)
  end, '~,')
  || coalesce((
    select string_agg(concat(
      octet_length(a.line_id::text), ':', a.line_id, ',',
      octet_length(a.ordinal::text), ':', a.ordinal, ',',
      octet_length(abs(a.amount_minor)::text), ':', abs(a.amount_minor), ',',
      octet_length(a.explains), ':', a.explains, ',',
      coalesce(octet_length(a.donation_id::text) || ':' || a.donation_id, '~'), ',',
      coalesce(octet_length(a.refund_id::text) || ':' || a.refund_id, '~'), ','), '' order by a.line_id, a.ordinal)
    from banking.allocation as a
    where a.entry_id = e.id), '') as document,
  coalesce((
    select string_agg(
      concat(octet_length(t.field), ':', t.field, ',64:', encode(t.digest, 'hex'), ','),
      '' order by t.field collate "C")
    from ledger.entry_text as t
    where t.entry_id = e.id), '') as texts
from ledger.entry as e
join ledger.operation as o on o.id = e.operation_id;

comment on view audit.entry_form is
  'The canonical text of every entry, in its four parts: what a seal hashes, behind the version and '
  'the legal number. See audit.sealed_entries.';
comment on column audit.entry_form.entry_id is 'The entry.';
comment on column audit.entry_form.head is
  'Id, kind, day, true day of what was posted late, moment, user, and the entry it takes back.';
comment on column audit.entry_form.transfers is
  'How many transfers; then of each debited account, credited account, unit and minor units.';
comment on column audit.entry_form.document is
  'The document that the entry books, field by field in a fixed order for each kind, ~ if none; '
  'behind it the part of a statement line that the entry explains, where it does.';
comment on column audit.entry_form.texts is
  'Of each free text its field and the hex SHA-256 of its salt and itself.';
