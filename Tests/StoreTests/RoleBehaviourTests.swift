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
    where n.nspname in ('ledger', 'giving', 'membership', 'audit')
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

  @Test("The auditor reads all of audit, and nothing else of the books")
  func auditor() throws {
    let audit = try books.connect().texts(Self.relations).filter { $0.hasPrefix("audit.") }
    #expect(audit.count >= 9)
    #expect(Set(try readable(by: .auditor)) == Set(audit).union(Self.common))
  }

  @Test(
    "The officer and the reporter read figures only", arguments: [JournalRole.officer, .reporter])
  func figures(role: JournalRole) throws {
    var expected = Self.common.union([
      "audit.accounts", "audit.bodies", "audit.campaigns", "audit.figures", "audit.journal",
      "audit.acts", "audit.membership_growth", "audit.movements", "audit.organisations",
      "audit.periods", "audit.seals", "audit.trial_balance",
      "audit.units", "ledger.seal_operation", "membership.body", "membership.figure",
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
    // The auditor sees the payer's reference, by which a gift is found on a statement.
    let secrets =
      ["COOPERAR", "Legacoop", "J. Doe", "in memory", "the board decided", "invoice of"]
      + (role == .auditor ? [] : ["CARD-7781"])
    #expect(try everything(readableBy: .treasurer).contains { $0.contains("J. Doe") })
    let seen = try everything(readableBy: role)
    #expect(seen.count > 500)
    for secret in secrets {
      #expect(seen.filter { $0.contains(secret) } == [], "\(role) sees \(secret)")
    }
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
