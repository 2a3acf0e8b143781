create or replace function ledger.leaf(p_entry_no text, p_form text)
returns bytea
language sql
stable
parallel safe
as $$
  -- Stable, like convert_to: said to be immutable it would not be inlined.
  select sha256('\x00' || convert_to(
    concat('18:coopledger-entry-1,', octet_length(p_entry_no), ':', p_entry_no, ',', p_form),
    'UTF8'))
$$;

comment on function ledger.leaf(text, text) is
  'The hash of a leaf (RFC 6962, section 2.1): SHA-256 of a zero byte, the version of the form, the '
  'legal number and the form of the entry.';
