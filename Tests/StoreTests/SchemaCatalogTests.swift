import Postgres
import Store
import TestSupport
import Testing

/// What the catalogs of a migrated database say about it.
@Suite("The schema as it stands")
struct SchemaCatalogTests {
  private let database: TestDatabase
  private let connection: Connection

  init() throws {
    database = try TestDatabase.make()
    connection = try database.connect()
    _ = try Schema.migrate(connection)
  }

  @Test("Every schema, table, view, column and function has a comment")
  func comments() throws {
    let bare = try connection.texts(
      """
      with ours as (
        select oid from pg_namespace
        where nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
      )
      select oid::regnamespace::text from ours where obj_description(oid, 'pg_namespace') is null
      union all
      select c.oid::regclass::text
      from pg_class as c
      where c.relnamespace in (select oid from ours) and c.relkind in ('r', 'v', 'm', 'p')
        and obj_description(c.oid, 'pg_class') is null
      union all
      select c.oid::regclass || '.' || a.attname
      from pg_class as c
      join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace in (select oid from ours) and c.relkind in ('r', 'v', 'm', 'p')
        and col_description(c.oid, a.attnum) is null
      union all
      select p.oid::regprocedure::text
      from pg_proc as p
      where p.pronamespace in (select oid from ours)
        and obj_description(p.oid, 'pg_proc') is null
      order by 1
      """)
    #expect(bare == [])
  }

  @Test("Each file makes what it is called after: giving_lock_pledge.sql makes giving.lock_pledge")
  func fileNames() throws {
    for (folder, lookUp) in [("functions", "to_regproc"), ("views", "to_regclass")] {
      let paths = Embedded.files(under: "sql/\(folder)/").map(\.path)
      #expect(!paths.isEmpty)
      let wrong = try connection.texts(
        """
        select path from unnest(\(paths)::text[]) as path
        where \(unsafeSQL: lookUp)(
          regexp_replace(path, '^.*/([a-z]+)_([a-z_0-9]+)[.]sql$', '\\1.\\2')) is null
        """)
      #expect(wrong == [])
    }
  }

  @Test("Every SQL function is valid now that all that it names is there")
  func bodiesOfSQLFunctions() throws {
    try connection.transaction(rollback: true) { connection in
      try connection.executeScript(
        "set local role coopledger_owner; set local check_function_bodies = on")
      for file in Embedded.files(under: "sql/functions/") {
        do {
          try connection.executeScript(file.text)
        } catch let error as PostgresError {
          Issue.record("\(file.path): \(error.message)")
          throw error
        }
      }
    }
  }

  @Test("The checks are one view, and nothing is wrong with an empty ledger")
  func violations() throws {
    let names = Embedded.files(under: "sql/checks/").map { $0.path.dropFirst(11).dropLast(4) }
    let definition = try connection.texts("select pg_get_viewdef('audit.violations'::regclass)")
    #expect(names.allSatisfy { definition[0].contains("'\($0)'") })
    #expect(try connection.texts("select v::text from audit.violations as v") == [])
  }

  @Test("A guard that somebody switched off is named")
  func guardOff() throws {
    try connection.execute("alter table giving.donor disable trigger kept")
    #expect(
      try connection.texts("select v::text from audit.violations as v")
        == ["(guards_stand,\"giving.donor kept\",\"is disabled\")"])
  }

  static func canCheckFunctions() throws -> Bool {
    try !TestServer.shared.connect().texts(
      "select name from pg_available_extensions where name = 'plpgsql_check'"
    ).isEmpty
  }

  @Test(
    "plpgsql_check finds nothing wrong with any function",
    .enabled("install postgresql-15-plpgsql-check") { try canCheckFunctions() })
  func functionChecker() throws {
    try connection.execute("create extension plpgsql_check")
    // Some functions work on tables of their transaction.
    let findings = try connection.transaction { connection in
      _ = try connection.query("select banking.stage_file()", access: .readWrite)
      return try connection.texts(Self.functionFindings)
    }
    #expect(findings == [])
  }

  private static let functionFindings: SQL =
    """
    select p.oid::regprocedure || ': ' || f.level || ' line ' || coalesce(f.lineno, 0)
      || ': ' || f.message || coalesce(' (' || f.query || ')', '')
    from pg_proc as p
    join pg_language as l on l.oid = p.prolang and l.lanname = 'plpgsql'
    left join lateral (
      select distinct t.tgrelid from pg_trigger as t where t.tgfoid = p.oid
    ) as t on true
    cross join lateral plpgsql_check_function_tb(
      p.oid, coalesce(t.tgrelid, 0), performance_warnings => false, extra_warnings => true,
      security_warnings => true) as f
    where p.pronamespace in (
      select oid from pg_namespace
      where nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit'))
    order by 1
    """
}
