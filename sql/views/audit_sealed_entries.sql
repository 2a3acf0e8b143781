create or replace view audit.sealed_entries as
select
  m.leaf_index,
  o.seal,
  m.entry_id,
  s.fiscal_year,
  s.journal_code,
  m.number,
  n.entry_no,
  concat('18:coopledger-entry-1,', octet_length(n.entry_no), ':', n.entry_no, ',',
    f.head, f.transfers, f.document, f.texts) as form,
  m.leaf
from ledger.seal_member as m
join ledger.number_series as s on s.id = m.series
join ledger.entry as e on e.id = m.entry_id
join ledger.seal_operation as o on o.operation_id = e.operation_id
join audit.entry_form as f on f.entry_id = m.entry_id
cross join lateral (
  select ledger.entry_no(s.fiscal_year, s.journal_code, m.number) as entry_no offset 0
) as n;

comment on view audit.sealed_entries is
  'Every sealed entry with its place in the hash tree. leaf must be SHA-256 of a zero byte and '
  'form, in UTF-8: sha256(''\x00'' || convert_to(form, ''UTF8'')).';
comment on column audit.sealed_entries.leaf_index is 'Place in the tree, from 0, without a gap.';
comment on column audit.sealed_entries.seal is 'The seal that first covered it.';
comment on column audit.sealed_entries.entry_id is 'The entry.';
comment on column audit.sealed_entries.fiscal_year is
  'The year of its number: the fiscal year of its day, for members that of sealing.';
comment on column audit.sealed_entries.journal_code is 'The journal of its number.';
comment on column audit.sealed_entries.number is 'The number, from 1, without a gap.';
comment on column audit.sealed_entries.entry_no is 'The same in print, such as 2018/DON/000017.';
comment on column audit.sealed_entries.form is
  'Its canonical text as it reads now: the version, the legal number, and the parts of '
  'audit.entry_form.';
comment on column audit.sealed_entries.leaf is 'The hash that was sealed.';
