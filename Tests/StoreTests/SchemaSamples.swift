import Postgres
import Store
import TestSupport

/// The files of `sql/`, and what tests put in their place.
enum SchemaSamples {
  /// A schema of two migrations and one definition of each kind, around the real beginning.
  static let small: [EmbeddedFile] =
    [
      EmbeddedFile(
        path: "sql/migrations/0001_things.sql",
        text: """
          create schema giving;
          create schema membership;
          create schema audit;
          create table ledger.thing (name text primary key);
          insert into ledger.thing values ('first');
          """),
      EmbeddedFile(
        path: "sql/functions/ledger_things.sql",
        text: """
          create or replace function ledger.things() returns bigint
          language sql as 'select count(*) from ledger.thing';
          """),
      EmbeddedFile(
        path: "sql/views/audit_first.sql",
        text: "create or replace view audit.first as select things from audit.second;"),
      EmbeddedFile(
        path: "sql/views/audit_second.sql",
        text: "create or replace view audit.second as select ledger.things() as things;"),
      EmbeddedFile(
        path: "sql/checks/things_are_one.sql",
        text: "-- One thing.\nselect name, 'is one too many' from ledger.thing offset 1\n"),
      EmbeddedFile(
        path: "sql/roles/grants.sql",
        text: """
          grant usage on schema ledger to coopledger_auditor;
          grant select on ledger.migration, ledger.definitions to coopledger_auditor;
          """),
    ]
    + Schema.files.filter {
      ["sql/migrations/0000_migration.sql", "sql/roles/groups.sql"].contains($0.path)
    }

  /// The small schema without one of its files.
  static func small(without path: String) -> [EmbeddedFile] { small.filter { $0.path != path } }

  /// The small schema with another text for one of its files, or with one more file.
  static func small(with path: String, _ text: String) -> [EmbeddedFile] {
    small(without: path) + [EmbeddedFile(path: path, text: text)]
  }
}

/// The refusal that a body throws.
func refusal(_ body: () throws -> Void) throws -> SchemaError? {
  do {
    try body()
    return nil
  } catch let error as SchemaError {
    return error
  }
}

extension Connection {
  /// The first column of a query, as texts.
  func texts(_ sql: SQL) throws -> [String] {
    try query(sql).map { $0.texts[0] ?? "NULL" }
  }
}
