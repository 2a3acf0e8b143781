import Postgres
import Store
import TestSupport
import Testing

@Suite("Schemas that don't fit")
struct SchemaRefusalTests {
  private let database: TestDatabase
  private let connection: Connection

  init() throws {
    database = try TestDatabase.make()
    connection = try database.connect()
  }

  private func migrateSmall(program: String = "1.2.0") throws {
    _ = try Schema.migrate(connection, program: program, files: SchemaSamples.small)
  }

  @Test("A database without a ledger sends the user to init, and all of it is pending")
  func absent() throws {
    let error = try refusal { try Schema.requireCurrent(connection) }
    #expect(error?.code == "schema_absent")
    #expect(error?.hint?.contains("coopledger init") == true)
    let status = try Schema.status(connection)
    #expect(status.definitions == .missing)
    #expect(status.migrations.allSatisfy { $0.state == .pending })
    #expect(!status.isCurrent)
  }

  @Test(
    "A database whose language or encoding would spoil names is refused before anything is made",
    arguments: [
      ("encoding 'SQL_ASCII'", "SQL_ASCII"), ("locale_provider icu icu_locale 'tr'", "SDGİ"),
    ])
  func unfitText(options: String, named: String) throws {
    let unfit = try TestDatabase.make(template: "template0 \(options)")
    let connection = try unfit.connect()
    let error = try refusal { _ = try Schema.migrate(connection) }
    #expect(error?.code == "database_text_unfit")
    #expect(error?.message.contains(named) == true)
    #expect(error?.hint?.contains("encoding 'UTF8'") == true)
    #expect(try connection.query("select from pg_namespace where nspname = 'ledger'").isEmpty)
  }

  @Test("A pending migration sends the user to db migrate")
  func pending() throws {
    try migrateSmall()
    let files = SchemaSamples.small(
      with: "sql/migrations/0002_more.sql", "create table ledger.more ();")
    let error = try refusal {
      try Schema.requireCurrent(connection, program: "1.2.0", files: files)
    }
    #expect(error?.code == "schema_outdated")
    #expect(error?.hint?.contains("coopledger db migrate") == true)
    #expect(
      try Schema.status(connection, files: files).migrations.map(\.state)
        == [.applied, .applied, .pending])
  }

  @Test("Definitions of an earlier version send the user to db migrate")
  func olderDefinitions() throws {
    try migrateSmall()
    let error = try refusal {
      try Schema.requireCurrent(connection, program: "1.3.0", files: SchemaSamples.small)
    }
    #expect(error?.code == "schema_outdated")
  }

  @Test("A migration that was killed before its definitions sends the user to db migrate")
  func noDefinitions() throws {
    try migrateSmall()
    try connection.execute("delete from ledger.definitions")
    let error = try refusal {
      try Schema.requireCurrent(connection, program: "1.2.0", files: SchemaSamples.small)
    }
    #expect(error?.code == "schema_outdated")
  }

  @Test("A migration that the program does not have asks for a newer program")
  func newerMigration() throws {
    try migrateSmall()
    let files = SchemaSamples.small(without: "sql/migrations/0001_things.sql")
    for body in [
      { try Schema.requireCurrent(connection, program: "1.2.0", files: files) },
      { _ = try Schema.migrate(connection, program: "1.2.0", files: files) },
    ] {
      let error = try refusal(body)
      #expect(error?.code == "schema_newer")
      #expect(error?.hint?.contains("Upgrade the program") == true)
    }
    #expect(
      try Schema.status(connection, files: files).migrations.map(\.state) == [.applied, .unknown])
  }

  @Test("Definitions of a later version ask for a newer program, and are left alone")
  func newerDefinitions() throws {
    try migrateSmall(program: "1.10.0")
    let files = SchemaSamples.small(without: "sql/views/audit_first.sql")
    for body in [
      { try Schema.requireCurrent(connection, program: "1.9.0", files: files) },
      { _ = try Schema.migrate(connection, program: "1.9.0", files: files) },
    ] {
      #expect(try refusal(body)?.code == "schema_newer")
    }
    #expect(try connection.texts("select program from ledger.definitions") == ["1.10.0"])
  }

  @Test("A migration file that was edited after it ran is refused by name")
  func edited() throws {
    try migrateSmall()
    let files = SchemaSamples.small(
      with: "sql/migrations/0001_things.sql", "create table ledger.other ();")
    let error = try refusal { _ = try Schema.migrate(connection, files: files) }
    #expect(error?.code == "migration_edited")
    #expect(error?.message.contains("sql/migrations/0001_things.sql") == true)
    #expect(
      try Schema.status(connection, files: files).migrations.map(\.state) == [.applied, .edited])
  }

  @Test(
    "Migrations without a number, or with the same number, are refused by name",
    arguments: ["sql/migrations/more.sql", "sql/migrations/0001_again.sql"])
  func misnamed(path: String) throws {
    let error = try refusal {
      _ = try Schema.migrate(connection, files: SchemaSamples.small(with: path, ""))
    }
    #expect(error?.code == "migration_misnamed")
    #expect(error?.message.contains("0001") == true || error?.message.contains(path) == true)
  }

  @Test(
    "A definition that cannot replace the one in place is refused, with what to do",
    arguments: [
      ("sql/views/audit_second.sql", "create or replace view audit.second as select 1 as other;"),
      (
        "sql/functions/ledger_things.sql",
        "create or replace function ledger.things() returns text language sql as 'select null';"
      ),
      (
        "sql/functions/ledger_things.sql",
        """
        create or replace function ledger.things(more integer) returns bigint
        language sql as 'select 1';
        """
      ),
    ])
  func irreplaceable(path: String, text: String) throws {
    try migrateSmall()
    let error = try refusal {
      _ = try Schema.migrate(
        connection, program: "1.3.0", files: SchemaSamples.small(with: path, text))
    }
    #expect(error?.code == "definition_changed")
    #expect(error?.message.contains(path) == true || error?.message.contains("things") == true)
    #expect(error?.hint?.contains("a migration must drop it first") == true)
    #expect(try connection.texts("select program from ledger.definitions") == ["1.2.0"])
  }

  @Test("An error in a file names the file, and that migration leaves nothing behind")
  func brokenFile() throws {
    let path = "sql/migrations/0002_broken.sql"
    let files = SchemaSamples.small(with: path, "create table ledger.more (); select 1 / 0;")
    let error = #expect(throws: PostgresError.self) {
      try Schema.migrate(connection, files: files)
    }
    #expect(error?.message == "\(path): division by zero")
    #expect(try connection.texts("select max(number) from ledger.migration") == ["1"])
    #expect(try connection.texts("select to_regclass('ledger.more')") == ["NULL"])
  }
}
