import Postgres
import TestSupport
import Testing

@Suite("Roles")
struct RoleTests {
  private let ledger: Ledger
  /// Roles belong to the server, which other tests use as well.
  private let anna: String

  init() throws {
    ledger = try Ledger()
    anna = "anna_\(ledger.database.name)"
    try ledger.database.connect().execute("create role \(unsafeSQL: anna) login")
  }

  private var admin: [String: String] { ["PGUSER": TestServer.superuser] }

  private func acts() throws -> [String] {
    try ledger.database.connect().query(
      "select concat_ws('|', kind, subject, detail, reason, recorded_by) as act "
        + "from audit.acts order by operation_id"
    ).map { try $0.decode("act") }
  }

  private func limits(of user: String) throws -> [String?] {
    try ledger.database.connect(user: user).queryOne(
      """
      select current_setting('statement_timeout'), current_setting('lock_timeout'),
             current_setting('idle_in_transaction_session_timeout')
      """
    ).texts
  }

  @Test("are granted and revoked with their limits, and both acts stay on record")
  func grantAndRevoke() throws {
    let grant = "role grant \(anna) auditor --reason 'audit of 2018' --key g1"
    #expect(try ledger.run(grant, admin).output == "Granted auditor to \(anna)\n")
    #expect(try ledger.run(grant, admin).output == "Already granted auditor to \(anna)\n")
    #expect(try ledger.run("role grant \(anna) reporter --dry-run", admin).status == 0)
    #expect(try ledger.run("role grant \(anna) reporter", admin).status == 0)
    #expect(try limits(of: anna) == ["30min", "30s", "15min"])
    let listed = try ledger.json("role list").elements.first { try $0.text("user") == anna }
    #expect(try listed?["roles"].elements == [.string("auditor"), .string("reporter")])
    #expect(
      try ledger.database.connect(user: anna).query("select from audit.donations").isEmpty)

    #expect(try ledger.run("role revoke \(anna) auditor --reason done", admin).status == 0)
    #expect(try limits(of: anna) == ["30min", "30s", "15min"], "one role is left")
    #expect(try ledger.run("role revoke \(anna) reporter --reason done", admin).status == 0)
    #expect(try limits(of: anna) == ["0", "0", "0"])
    let twice = try ledger.run("role revoke \(anna) reporter --reason done --json", admin)
    #expect(try twice.errorJSON.text("code") == "role_not_granted")
    let by = TestServer.superuser
    #expect(
      try acts() == [
        "role.grant|\(anna)|auditor|audit of 2018|\(by)", "role.grant|\(anna)|reporter||\(by)",
        "role.revoke|\(anna)|auditor|done|\(by)", "role.revoke|\(anna)|reporter|done|\(by)",
      ])
    try ledger.database.connect().execute("drop role \(unsafeSQL: anna)")
  }

  @Test("are not the treasurer's to grant, who gets the SQL for an administrator")
  func handedOver() throws {
    let refused = try ledger.run("role grant \(anna) treasurer --key g1")
    #expect(refused.status == 77)
    #expect(refused.error.contains("may not grant or revoke roles"))
    let printed = try ledger.run("role grant \(anna) treasurer --key g1 --print")
    #expect(printed.status == 0)
    #expect(printed.output == refused.output)
    let json = try ledger.run("role grant \(anna) treasurer --key g1 --json")
    #expect(json.status == 77 && json.output.isEmpty)
    #expect(try json.errorJSON.text("code") == "not_permitted")
    #expect(
      try ledger.json("role grant \(anna) treasurer --key g1 --print").text("sql")
        == printed.output)
    #expect(try acts() == [])
    let direct = try ledger.database.connect(user: Ledger.treasurer)
    for statement in [
      "select ledger.record_role('k', '{}', 'role.grant', 'x', 'treasurer', null)",
      "grant coopledger_treasurer to \(anna)",
    ] {
      #expect(throws: PostgresError.self) { try direct.executeScript(statement) }
    }
    // Run twice by mistake, it is on record once.
    for _ in 0..<2 {
      let psql = try Child.run(
        "\(ledger.database.server.binaries)/psql", ["--no-psqlrc", "--set=ON_ERROR_STOP=1"],
        environment: Child.ownEnvironment.merging(ledger.database.environment) { $1 },
        input: Array(printed.output.utf8))
      #expect(psql.status == 0, "\(psql.error)")
    }
    #expect(try acts() == ["role.grant|\(anna)|treasurer||\(TestServer.superuser)"])
    #expect(try limits(of: anna) == ["30min", "30s", "15min"])
    let gift = "donation record 5 EUR --campaign sdg --anonymous"
    #expect(try ledger.run(gift, ["PGUSER": anna]).status == 0)
    try ledger.database.connect().execute("drop role \(unsafeSQL: anna)")
  }

  @Test("go by any name that the server takes, in print and in deed")
  func oddNames() throws {
    let name = "o'b \\x\"; drop--é \(ledger.database.name)"
    let connection = try ledger.database.connect()
    let quoted = try connection.queryOne("select quote_ident(\(name)) as name")
      .decode("name", as: String.self)
    try connection.executeScript("create role \(quoted) login")
    let words = ["role", "grant", name, "officer", "--reason=it's \\ new"]
    let printed = try ledger.run(words + ["--print", "--key=k"], admin)
    try connection.executeScript(printed.output)
    #expect(try acts() == ["role.grant|\(name)|officer|it's \\ new|\(TestServer.superuser)"])
    #expect(try ledger.run(["role", "revoke", name, "officer", "--reason=x"], admin).status == 0)
    #expect(try acts().count == 2)
    try connection.executeScript("drop role \(quoted)")
    try connection.executeScript("drop role \(anna)")
  }

  @Test("can be granted by whoever administers the ledger without being a superuser")
  func administrator() throws {
    let boss = "boss_\(ledger.database.name)"
    try ledger.database.connect().executeScript(
      """
      create role \(boss) login createrole;
      grant coopledger_owner to \(boss);
      grant coopledger_auditor to \(boss) with admin option;
      """)
    let granted = try ledger.run("role grant \(anna) auditor", ["PGUSER": boss])
    if try ledger.database.connect().serverVersion >= 160_000 {
      // There, settings of others need the admin option on them, too.
      #expect(granted.status == 77)
    } else {
      #expect(granted.status == 0, "\(granted.error)")
      #expect(try acts() == ["role.grant|\(anna)|auditor||\(boss)"])
    }
    try ledger.database.connect().executeScript("drop role \(boss); drop role \(anna)")
  }

  @Test("are refused in words where there is no such user or role")
  func refusals() throws {
    for (line, code) in [
      ("role grant \(anna) owner", "unknown_role"), ("role grant \(anna) king", "unknown_role"),
      ("role grant nobody-of-this-name auditor", "unknown_user"),
      ("role grant nobody-of-this-name auditor --print", "unknown_user"),
      ("role grant coopledger_officer auditor", "unknown_user"),
    ] {
      let refused = try ledger.run("\(line) --json", admin)
      #expect(refused.status == 65, "\(line)")
      #expect(try refused.errorJSON.text("code") == code)
      if code == "unknown_user" {
        #expect(try refused.errorJSON.text("hint")?.contains("create role") == true)
      }
    }
    #expect(try acts() == [])
    try ledger.database.connect().execute("drop role \(unsafeSQL: anna)")
  }
}
