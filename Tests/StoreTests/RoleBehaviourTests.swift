import Postgres
import Store
import TestSupport
import Testing

@Suite("What each role can do")
struct RoleBehaviourTests {
  private let books: JournalBooks

  init() throws { books = try JournalBooks() }

  /// What every role may read beside its own: which schema this is, and what amounts count.
  private static let common: Set = [
    "ledger.books", "ledger.country", "ledger.definitions", "ledger.migration", "ledger.unit",
  ]

  private static let relations: SQL = """
    select format('%s.%s', n.nspname, c.relname)
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
      and c.relkind in ('r', 'p', 'v', 'm')
    order by 1
    """

  /// The relations that somebody really can read.
  private func readable(by role: JournalRole) throws -> [String] {
    let connection = try books.connect(as: role)
    return try books.connect().texts(Self.relations).filter { relation in
      let state = try sqlState {
        _ = try connection.query("select * from \(unsafeSQL: relation)")
      }
      #expect(state == nil || state == .insufficientPrivilege, "\(relation)")
      return state == nil
    }
  }

  @Test("The auditor reads all of audit, and of the books what names no donor and no person")
  func auditor() throws {
    let relations = try books.connect().texts(Self.relations)
    let audit = relations.filter { $0.hasPrefix("audit.") }
    #expect(audit.count >= 9)
    // What the program's own reading commands need.
    let beneath: Set = [
      "banking.allocation", "banking.file", "banking.line", "banking.readable_text",
      "banking.statement", "banking.waiting", "giving.campaign", "giving.donation",
      "giving.donation_fact", "giving.pledge",
      "giving.pledge_cancellation", "giving.pledge_fact", "giving.refund", "giving.refund_fact",
      "ledger.account", "ledger.entry", "ledger.rate", "ledger.readable_text",
      "ledger.seal_operation", "ledger.transfer", "membership.affiliation", "membership.body",
      "membership.figure",
      "membership.movement", "membership.organisation", "membership.organisation_name",
      "membership.withdrawal", "reporting.recipient", "reporting.run_part", "reporting.schedule",
    ]
    #expect(Set(try readable(by: .auditor)) == Set(audit).union(Self.common).union(beneath))
    #expect(beneath.isSubset(of: relations))
  }

  @Test("The auditor finds nobody by a name that may not be seen")
  func trying() throws {
    let auditor = try books.store(as: .auditor)
    let treasurer = try books.store(as: .treasurer)
    var filter = DonationFilter()
    filter.donor = "COOPERAR"
    #expect(try !treasurer.donations(filter).isEmpty)
    #expect(throws: StoreError.self) { try auditor.donations(filter) }
    let seen = try auditor.donations(DonationFilter())
    #expect(try seen.map(\.number) == treasurer.donations(DonationFilter()).map(\.number))
    #expect(seen.allSatisfy { $0.donor == nil && $0.memo == nil && $0.voidReason == nil })
    #expect(seen.contains { $0.donorCode != nil })
    #expect(try auditor.pledges().allSatisfy { $0.donor == nil && $0.memo == nil })
    let entries = try auditor.entries(
      from: nil, to: nil, account: nil, limit: 1000, at: Horizon())
    #expect(entries.count > 5 && entries.allSatisfy { $0.memo == nil && $0.reason == nil })
  }

  @Test(
    "The officer and the reporter read figures only", arguments: [JournalRole.officer, .reporter])
  func figures(role: JournalRole) throws {
    var expected = Self.common.union([
      "audit.accounts", "audit.bodies", "audit.campaigns", "audit.figures", "audit.journal",
      "audit.membership_growth", "audit.movements", "audit.organisations",
      "audit.periods", "audit.seals", "audit.trial_balance",
      "audit.units", "ledger.seal_operation", "membership.body", "membership.figure",
      "audit.report_deliveries", "audit.report_rounds", "audit.report_runs",
      "audit.report_schedules", "reporting.recipient", "reporting.run_part", "reporting.schedule",
    ])
    if role == .officer {
      expected.formUnion(
        ["audit.affiliations", "ledger.account", "ledger.entry", "ledger.transfer"])
      expected.formUnion(
        try books.connect().texts(Self.relations).filter { $0.hasPrefix("membership.") })
    }
    #expect(Set(try readable(by: role)) == expected)
  }

  @Test("Nobody reads nothing")
  func nobody() throws {
    #expect(try readable(by: .nobody) == [])
  }

  @Test(
    "Donors' names and what people wrote are seen by the treasurer alone",
    arguments: [JournalRole.officer, .reporter, .auditor])
  func privateTexts(role: JournalRole) throws {
    // The auditor sees the payer's reference, by which a gift is found on a statement, and why a
    // rule was bent.
    let secrets =
      ["COOPERAR", "Legacoop", "J. Doe", "in memory", "the board decided", "invoice of"]
      + (role == .auditor ? [] : ["CARD-7781", "late by a widow"])
    _ = try books.connect(as: .treasurer).query(
      """
      select ledger.close_period('close', '{}', '2018-09-01', 'UTC'),
             ledger.reopen_period('reopen', '{}', '2018-09-01', 'late by a widow'),
             ledger.seal_finished()
      """, access: .readWrite)
    #expect(try everything(readableBy: .treasurer).contains { $0.contains("J. Doe") })
    let seen = try everything(readableBy: role)
    #expect(seen.count > 500)
    #expect(seen.contains { $0.contains("late by a widow") } == (role == .auditor))
    for secret in secrets {
      #expect(seen.filter { $0.contains(secret) } == [], "\(role) sees \(secret)")
    }
  }

  @Test("Nobody finds out by trying what another role's request said")
  func guessing() throws {
    _ = try books.connect(as: .treasurer).query(
      #"select ledger.close_period('hers', '{"memo": "for Anna"}', '2018-09-01', 'UTC')"#,
      access: .readWrite)
    func answer(to role: JournalRole, guessing memo: String) throws -> String {
      do {
        return try books.connect(as: role).texts(
          """
          select ledger.find_operation(
            'hers', 'period.close', jsonb_build_object('memo', \(memo)::text))::text
          """
        )[0]
      } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
        return error.message
      }
    }
    let answers = try ["for Anna", "for Berta"].map { try answer(to: .officer, guessing: $0) }
    #expect(answers[0] == answers[1] && !answers[0].contains("memo"), "\(answers)")
    #expect(Int64(try answer(to: .treasurer, guessing: "for Anna")) != nil)
    #expect(try answer(to: .treasurer, guessing: "for Berta").contains("another memo"))
  }

  @Test("The officer records nothing as another's kind of operation")
  func kinds() throws {
    let officer = try books.connect(as: .officer)
    func record(as kind: String) throws -> SQLState? {
      try sqlState {
        _ = try officer.query(
          """
          select membership.record(
            \(kind), \(kind), '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')
          """, access: .readWrite)
      }
    }
    #expect(try record(as: "donor.erase") == "22023")
    #expect(try record(as: "member.correct") == nil)
  }

  /// All rows of all relations that somebody can read, and of the functions of audit.
  private func everything(readableBy role: JournalRole) throws -> [String] {
    let connection = try books.connect(as: role)
    let sources =
      try readable(by: role) + [
        "audit.campaigns_at('infinity', 'infinity')",
        "audit.trial_balance_at('infinity', 'infinity')",
        "audit.trial_balance_between('-infinity', 'infinity', 'infinity')",
        "audit.campaign_months('sdg', '2018-01-01', '2019-12-31', 'infinity')",
        "audit.activities_between('-infinity', 'infinity', 'infinity')",
        "audit.position_at('infinity', 'infinity')",
      ]
      + (role == .officer
        ? [] : ["audit.donations_between(null, '-infinity', 'infinity', 'infinity', 'infinity')"])
    return try sources.flatMap { source in
      try connection.texts("select x::text from \(unsafeSQL: source) as x")
    }
  }

  @Test("The treasurer writes no table, and nothing of membership, by any statement")
  func treasurer() throws {
    let before = try books.digest()
    let connection = try books.connect(as: .treasurer)
    for table in try books.connect().texts(JournalBooks.tables) {
      for statement in [
        "insert into \(table) default values", "delete from \(table)", "truncate \(table)",
        "do $$ begin lock table \(table) in access exclusive mode; end $$",
        "select * from \(table) for update",
        "alter table \(table) disable trigger all", "drop table \(table)",
        "create trigger mine before insert on \(table) execute function ledger.refuse_change()",
        "create rule mine as on insert to \(table) do instead nothing",
      ] {
        let state = try sqlState { try connection.executeScript(statement) }
        #expect(state == .insufficientPrivilege, "\(statement): \(state?.rawValue ?? "done")")
      }
    }
    #expect(try books.digest() == before)
  }

  @Test(
    "No role makes or replaces anything in our schemas, or takes on another role",
    arguments: JournalRole.belowGrants)
  func noCreation(role: JournalRole) throws {
    let connection = try books.connect(as: role)
    var statements = ["ledger", "giving", "membership", "audit"].flatMap { schema in
      [
        "create table \(schema).mine (n integer)", "create view \(schema).mine as select 1",
        "create function \(schema).mine() returns integer language sql as 'select 1'",
        "drop schema \(schema) cascade",
      ]
    }
    statements += [
      "create schema mine", "set role coopledger_owner", "set session authorization postgres",
      "set session_replication_role = replica",
      "create or replace view audit.campaigns as select 1",
      "alter function ledger.today(text) security definer",
      "alter default privileges for role coopledger_owner grant all on tables to public",
      "grant coopledger_owner to current_user", "copy ledger.unit to '/tmp/out'",
    ]
    for statement in statements {
      let state = try sqlState { try connection.executeScript(statement) }
      // 22023: there is no such role to become on this server.
      let isRefused = state == .insufficientPrivilege || state == "22023"
      #expect(isRefused, "\(statement): \(state?.rawValue ?? "done")")
    }
  }

  @Test("Money is the treasurer's, the register the officer's; the others write nothing")
  func duties() throws {
    let stores = try [JournalRole.treasurer, .officer, .reporter, .auditor].map { role in
      (role, try books.store(as: role))
    }
    for (role, store) in stores {
      let gift = try sqlState {
        try JournalYear.record("5", on: "2018-12-05", by: "Legacoop", "IT", in: store)
      }
      #expect((gift == nil) == (role == .treasurer), "\(role)")
      let member = try sqlState {
        _ = try store.addOrganisation(
          OrganisationRequest(code: "m", name: "M", country: "BE"), Recording())
      }
      #expect((member == nil) == (role == .officer), "\(role)")
      let erased = try sqlState {
        _ = try store.eraseDonor("DN-00001", reason: "asked", Recording())
      }
      #expect((erased == nil) == (role == .treasurer), "\(role)")
      let granted = try sqlState {
        _ = try store.changeRole(
          RoleChange(.grant, user: "\(role)", role: .treasurer, reason: nil), Recording())
      }
      #expect(granted == .insufficientPrivilege, "\(role)")
    }
    #expect(
      try books.connect().texts("select distinct kind from ledger.act") == ["donor.erase"])
  }

  @Test("Nobody takes on the name of another", arguments: JournalRole.belowGrants)
  func impostors(role: JournalRole) throws {
    let connection = try books.connect(as: role)
    for other in ["coopledger_owner", "treasurer", "reporter", TestServer.superuser]
    where other != "\(role)" {
      for statement in ["set session authorization \(other)", "set role \(other)"] {
        #expect(
          try sqlState { try connection.executeScript(statement) } == .insufficientPrivilege,
          "\(statement)")
      }
      let conninfo =
        "\(books.database.server.conninfo(database: books.database.name, user: "\(role)"))"
        + " options='-c session_authorization=\(other)'"
      #expect(try sqlState { _ = try Connection.open(conninfo) } != nil, "\(other)")
    }
  }

  @Test("Seals and acts, too, bear the login role")
  func sealedBy() throws {
    let connection = try books.connect(as: .treasurer)
    try connection.execute("set role coopledger_treasurer")
    _ = try connection.query(
      """
      select giving.erase_donor('e', '{"recorded_by": "x"}', 'DN-00001', 'asked'),
             ledger.seal_finished()
      """, access: .readWrite)
    #expect(
      try books.connect(as: .auditor).texts(
        "select recorded_by from audit.acts union all select sealed_by from audit.seals")
        == ["treasurer", "treasurer"])
  }

  @Test("recorded_by is the login role, whatever the session calls itself")
  func recordedBy() throws {
    let connection = try books.connect(as: .treasurer)
    try connection.execute("set role coopledger_treasurer")
    try connection.execute("set application_name = 'somebody else'")
    try connection.execute(
      "select giving.set_goal('who', '{\"recorded_by\": \"x\"}', 'sdg', 100, '2020-01-01')")
    #expect(
      try books.connect().texts("select recorded_by from ledger.operation where key = 'who'")
        == ["treasurer"])
  }
}
