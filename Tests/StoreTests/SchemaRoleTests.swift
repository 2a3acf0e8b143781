import Postgres
import Store
import TestSupport
import Testing

@Suite("Schema and roles")
struct SchemaRoleTests {
  /// Runs a body with a login role of its own in a migrated database.
  private func withUser(
    _ body: (_ database: TestDatabase, _ admin: Connection, _ user: String) throws -> Void
  ) throws {
    let database = try TestDatabase.make()
    let admin = try database.connect()
    _ = try Schema.migrate(admin)
    let user = "user_\(database.name)"
    try admin.execute("create role \(unsafeSQL: user) login")
    defer {
      try? database.drop()
      _ = try? TestServer.shared.connect().execute("drop role \(unsafeSQL: user)")
    }
    try body(database, admin, user)
  }

  @Test("A user without a role is told which roles there are")
  func withoutRole() throws {
    try withUser { database, admin, user in
      try admin.execute(
        "grant connect on database \(unsafeSQL: database.name) to \(unsafeSQL: user)")
      let connection = try database.connect(user: user)
      for body in [
        { try Schema.requireCurrent(connection) }, { _ = try Schema.status(connection) },
      ] {
        let error = try refusal(body)
        #expect(error?.code == "role_missing")
        #expect(error?.kind == .notPermitted)
        #expect(error?.message.contains(user) == true)
        #expect(error?.hint?.contains("role grant \(user) treasurer") == true)
      }
    }
  }

  @Test("A user without a role is not let in, and nobody but the owner makes temporary tables")
  func closed() throws {
    try withUser { database, admin, user in
      #expect(try sqlState { _ = try database.connect(user: user) } == .insufficientPrivilege)
      for role in ["treasurer", "officer", "reporter", "auditor"] {
        let group: SQL = "\(unsafeSQL: "coopledger_\(role)")"
        try admin.execute("grant \(group) to \(unsafeSQL: user)")
        let connection = try database.connect(user: user)
        #expect(
          try sqlState { try connection.execute("create temporary table t (n integer)") }
            == .insufficientPrivilege)
        connection.close()
        try admin.execute("revoke \(group) from \(unsafeSQL: user)")
      }
      // What staging needs: the owner's function makes the tables.
      try admin.execute("grant coopledger_treasurer to \(unsafeSQL: user)")
      let treasurer = try database.connect(user: user)
      try treasurer.transaction { connection in
        try connection.execute("select banking.stage_file()")
        try connection.copyIn("copy pg_temp.banking_piece (ordinal, bytes) from stdin") { writer in
          try writer.writeRow(["1", "x"])
        }
      }
      // Whoever opens it again finds it closed by the next upgrade.
      try admin.execute(
        "grant connect, temporary on database \(unsafeSQL: database.name) to public")
      _ = try Schema.migrate(admin)
      try admin.execute("revoke coopledger_treasurer from \(unsafeSQL: user)")
      #expect(try sqlState { _ = try database.connect(user: user) } == .insufficientPrivilege)
    }
  }

  @Test(
    "Every group role can learn whether the schema is current",
    arguments: ["treasurer", "officer", "reporter", "auditor"])
  func everyRole(role: String) throws {
    try withUser { database, admin, user in
      try admin.execute("grant \(unsafeSQL: "coopledger_\(role)") to \(unsafeSQL: user)")
      let connection = try database.connect(user: user)
      try Schema.requireCurrent(connection)
      #expect(try Schema.status(connection).isCurrent)
    }
  }

  @Test("A user who is not the owner can neither migrate nor load the set-up")
  func notOwner() throws {
    try withUser { database, admin, user in
      try admin.execute("grant coopledger_treasurer to \(unsafeSQL: user)")
      let connection = try database.connect(user: user)
      let migrate = try refusal { _ = try Schema.migrate(connection) }
      #expect(migrate?.code == "migrate_not_permitted")
      #expect(migrate?.kind == .notPermitted)
      let load = try refusal { _ = try Setup.load(connection) }
      #expect(load?.code == "not_owner")
      #expect(load?.kind == .notPermitted)
    }
  }

  @Test("Whoever may read a view or call a function of audit can really do it")
  func auditIsUsable() throws {
    let database = try TestDatabase.make()
    let admin = try database.connect()
    _ = try Schema.migrate(admin)
    var used = 0
    for role in ["treasurer", "officer", "reporter", "auditor"].map({ "coopledger_\($0)" }) {
      for statement in try admin.texts(Self.auditStatements(for: role)) {
        do {
          try admin.transaction { connection in
            try connection.execute("set local role \(unsafeSQL: role)")
            try connection.execute("\(unsafeSQL: statement)")
          }
        } catch let error as PostgresError {
          Issue.record("\(role): \(statement): \(error.message)")
        }
        used += 1
      }
    }
    #expect(used > 20)
  }

  /// A query for each view and function of audit that a role was granted.
  private static func auditStatements(for role: String) -> SQL {
    """
    select format('select * from %s', c.oid::regclass)
    from pg_class as c
    where c.relnamespace = 'audit'::regnamespace and c.relkind = 'v'
      and has_table_privilege(\(role), c.oid, 'select')
    union all
    select format('select * from %s(%s)', p.oid::regproc, (
      select string_agg(
        format('%L::%s', case t.oid
          when 'text'::regtype then 'sdg'
          when 'integer'::regtype then '2018'
          when 'bigint'::regtype then null
          else 'infinity' end, t.oid::regtype), ', ' order by a.place)
      from unnest(p.proargtypes) with ordinality as a (type, place)
      join pg_type as t on t.oid = a.type))
    from pg_proc as p
    where p.pronamespace = 'audit'::regnamespace
      and has_function_privilege(\(role), p.oid, 'execute')
    """
  }
}
