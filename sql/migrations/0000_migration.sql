-- The schema's memory of itself. Run as coopledger_owner, like every migration.

create schema ledger;
comment on schema ledger is
  'The journal: who did what (operation), and what it moved (entry, transfer).';

create table ledger.migration (
  number integer primary key,
  name text not null,
  sha256 text not null,
  program text not null,
  applied_at timestamptz not null default clock_timestamp(),
  applied_by text not null default session_user
);
comment on table ledger.migration is 'The numbered migrations that have run, in order.';
comment on column ledger.migration.number is 'The number that its file name begins with.';
comment on column ledger.migration.name is 'The file''s name.';
comment on column ledger.migration.sha256 is 'SHA-256 of the file, hex: a file is never edited.';
comment on column ledger.migration.program is 'Version of the program that ran it.';
comment on column ledger.migration.applied_at is 'When.';
comment on column ledger.migration.applied_by is 'By which database user.';

create table ledger.definitions (
  only_row boolean primary key default true,
  sha256 text not null,
  program text not null,
  applied_at timestamptz not null default clock_timestamp(),
  constraint definitions_are_one check (only_row)
);
comment on table ledger.definitions is
  'Which version of the current functions, views, checks and grants is in place.';
comment on column ledger.definitions.only_row is 'Always true.';
comment on column ledger.definitions.sha256 is 'SHA-256 over all their files, hex.';
comment on column ledger.definitions.program is 'Version of the program that put them there.';
comment on column ledger.definitions.applied_at is 'When.';
