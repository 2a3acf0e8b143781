create or replace view audit.seals as
select
  s.seal,
  s.entries,
  s.tree_size,
  encode(s.root, 'hex') as root,
  encode(before.root, 'hex') as previous_root,
  s.sealed_at,
  s.sealed_by
from ledger.seal as s
left join ledger.seal as before on before.seal = s.previous_seal;

comment on view audit.seals is
  'The seals. A root in an old mail proves everything that was sealed then: compare it with the '
  'root of the same seal here, and that with the entries (sql/examples/verify.sql).';
comment on column audit.seals.seal is 'Its number, from 1, without a gap.';
comment on column audit.seals.entries is 'How many entries it added.';
comment on column audit.seals.tree_size is 'How many entries are sealed by it and all before it.';
comment on column audit.seals.root is 'The Merkle tree hash of those entries (RFC 6962), in hex.';
comment on column audit.seals.previous_root is 'The root of the seal before; null for the first.';
comment on column audit.seals.sealed_at is 'When, by the database''s clock.';
comment on column audit.seals.sealed_by is 'The database user who sealed.';
