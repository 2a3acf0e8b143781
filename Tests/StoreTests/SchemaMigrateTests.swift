import Postgres
import Store
import TestSupport
import Testing

@Suite("Migrating")
struct SchemaMigrateTests {
  private static let names = Schema.files.map(\.path)
    .filter { $0.hasPrefix("sql/migrations/") }.map {
      String($0.dropFirst("sql/migrations/".count))
    }

  @Test("An empty database gets every migration in order, and all definitions")
  func freshDatabase() throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    let report = try Schema.migrate(connection)
    #expect(report.applied == Self.names)
    #expect(report.areDefinitionsReplaced)
    try Schema.requireCurrent(connection)
    let status = try Schema.status(connection)
    #expect(status.isCurrent)
    #expect(status.definedBy == Schema.programVersion)
    #expect(status.migrations.map(\.name) == Self.names)
    #expect(status.migrations.allSatisfy { $0.appliedAt?.hasSuffix("Z") == true })
  }

  @Test("Migrating a second time changes nothing")
  func secondTime() throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    _ = try Schema.migrate(connection)
    let before = try connection.texts("select d::text from ledger.definitions as d")
    let report = try Schema.migrate(connection)
    #expect(report.applied.isEmpty)
    #expect(!report.areDefinitionsReplaced)
    #expect(try connection.texts("select d::text from ledger.definitions as d") == before)
  }

  @Test("Of several migrations at once each does what the others have not done yet")
  func severalAtOnce() throws {
    let database = try TestDatabase.make()
    let reports = try inParallel(4) { _ in
      try Schema.migrate(database.connect())
    }.map { try $0.get() }
    #expect(reports.flatMap(\.applied).sorted() == Self.names)
    #expect(reports.count { $0.areDefinitionsReplaced } == 1)
    #expect(try Schema.status(database.connect()).isCurrent)
  }

  @Test("Everything belongs to coopledger_owner, whoever migrates")
  func owner() throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    _ = try Schema.migrate(connection)
    let others = try connection.texts(
      """
      select c.oid::regclass::text from pg_class as c
      where c.relnamespace in (
          select oid from pg_namespace
          where nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit'))
        and c.relowner <> 'coopledger_owner'::regrole
      union all
      select p.oid::regprocedure::text from pg_proc as p
      where p.pronamespace in (
          select oid from pg_namespace
          where nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit'))
        and p.proowner <> 'coopledger_owner'::regrole
      """)
    #expect(others == [])
  }

  @Test("Only what changed is run: a new view replaces the definitions, no migration")
  func changedDefinitions() throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    _ = try Schema.migrate(connection, files: SchemaSamples.small)
    let files = SchemaSamples.small(
      with: "sql/views/audit_second.sql",
      "create or replace view audit.second as select ledger.things() as things, 2 as more;")
    #expect(try Schema.status(connection, files: files).definitions == .outdated)
    let report = try Schema.migrate(connection, files: files)
    #expect(report.applied.isEmpty)
    #expect(report.areDefinitionsReplaced)
    #expect(try connection.texts("select more from audit.second") == ["2"])
  }

  @Test("A later version with the same files is written down, and nothing is run")
  func sameFilesLaterVersion() throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    _ = try Schema.migrate(connection, program: "0.1.0", files: SchemaSamples.small)
    let report = try Schema.migrate(connection, program: "0.2.0", files: SchemaSamples.small)
    #expect(!report.areDefinitionsReplaced)
    #expect(try Schema.status(connection, files: SchemaSamples.small).definedBy == "0.2.0")
  }

  @Test("A role that may create roles and owns the database can migrate it")
  func ordinaryRole() throws {
    let database = try TestDatabase.make()
    let admin = try database.connect()
    let user = "builder_\(database.name)"
    try admin.execute("create role \(unsafeSQL: user) login createrole")
    try admin.execute("alter database \(unsafeSQL: database.name) owner to \(unsafeSQL: user)")
    let connection = try database.connect(user: user)
    #expect(try Schema.migrate(connection).applied == Self.names)
    try Schema.requireCurrent(connection)
    connection.close()
    try database.drop()
    try TestServer.shared.connect().execute("drop role \(unsafeSQL: user)")
  }
}
