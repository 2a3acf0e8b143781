-- The bodies that organisations affiliate to. Affiliations themselves come in a later migration.

create schema membership;
comment on schema membership is 'Bodies, organisations and their affiliations.';

create table membership.body (
  id integer generated always as identity primary key,
  code text not null,
  name text not null,
  kind text not null,
  parent_id integer references membership.body (id),
  scope text,
  founded text,
  constraint body_code_is_used_once unique (code),
  constraint body_code_is_well_formed check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  constraint body_name_has_a_length check (octet_length(name) between 1 and 500),
  constraint body_kind_is_known check (kind in ('global', 'regional', 'sectoral')),
  constraint body_is_within_an_earlier_one check (parent_id < id)
);
comment on table membership.body is
  'The alliance and its regional and sectoral organisations, as a tree.';
comment on column membership.body.id is 'Rising from the root to the leaves.';
comment on column membership.body.code is 'Short name, such as cicopa.';
comment on column membership.body.name is 'Full name.';
comment on column membership.body.kind is 'global, regional or sectoral.';
comment on column membership.body.parent_id is
  'The body that it is part of, always an older row: so a body is never inside itself.';
comment on column membership.body.scope is 'The region or sector in words.';
comment on column membership.body.founded is 'Year of foundation, where known.';

call ledger.guard_reference('membership.body', 'name', 'scope', 'founded');
