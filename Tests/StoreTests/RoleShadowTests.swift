import Giving
import Ledger
import Postgres
import Store
import TestSupport
import Testing

/// A caller who puts objects of its own where the functions might look for theirs.
@Suite("Shadowing")
struct RoleShadowTests {
  private let books: JournalBooks

  init() throws { books = try JournalBooks.empty() }

  /// Names of our tables and functions, and of functions of PostgreSQL that ours call.
  private static let tables = [
    "account", "act", "books", "campaign", "campaign_goal", "campaign_gifts", "country",
    "country_gifts", "day_balance", "definitions", "document", "donation", "donation_fact", "donor",
    "donor_gifts", "entry", "entry_text", "migration", "number_series", "operation",
    "operation_salt", "period", "pledge", "pledge_cancellation", "pledge_fact", "refund",
    "refund_fact", "seal", "seal_member", "seal_operation", "transfer", "unit", "unsealed",
    "pg_class", "pg_proc",
  ]

  private static func traps(in schema: String) -> String {
    let tables = tables.map { table in
      "create \(schema == "pg_temp" ? "temp table" : "table") \(schema).\(table) "
        + "(id bigint, key text, name text, code text, scale smallint);"
    }
    return tables.joined(separator: "\n") + """

      create function \(schema).trap() returns text language plpgsql as $$
      begin
        raise exception 'trapped as %', current_user;
      end $$;
      create function \(schema).upper(text) returns text
      language sql as $$ select \(schema).trap() $$;
      create function \(schema).clock_timestamp() returns timestamptz
      language sql as $$ select \(schema).trap()::timestamptz $$;
      create function \(schema).gen_random_uuid() returns uuid
      language sql as $$ select \(schema).trap()::uuid $$;
      create function \(schema).lpad(text, integer, text) returns text
      language sql as $$ select \(schema).trap() $$;
      create function \(schema).amount(numeric, smallint) returns numeric
      language sql as $$ select \(schema).trap()::numeric $$;
      create function \(schema).begin_operation(text, text, jsonb) returns record
      language sql as $$ select \(schema).trap(), '' $$;
      create function \(schema).is_same(text, text) returns boolean
      language sql as $$ select \(schema).trap() is null $$;
      create operator \(schema).= (leftarg = text, rightarg = text, function = \(schema).is_same);
      create function \(schema).is_more(bigint, bigint) returns boolean
      language sql as $$ select \(schema).trap() is null $$;
      create operator \(schema).> (leftarg = bigint, rightarg = bigint,
        function = \(schema).is_more);
      """
  }

  @Test("by temporary tables, functions and operators changes no operation of the program")
  func temporary() throws {
    let store = try Store(timeZone: "Europe/Brussels") { [books] in
      let connection = try books.connect(as: .treasurer)
      try connection.executeScript(Self.traps(in: "pg_temp"))
      try connection.execute("set search_path = pg_temp, public")
      return connection
    }
    try JournalYear.record(in: store)
    try expectTheYear()
  }

  @Test("by a schema in front of pg_catalog changes no function")
  func ownSchema() throws {
    let admin = try books.connect()
    try admin.execute("create schema trap authorization treasurer")
    let connection = try books.connect(as: .treasurer)
    try connection.executeScript(Self.traps(in: "trap"))
    try connection.execute("set search_path = trap, pg_catalog")
    #expect(try sqlState { _ = try connection.query("select upper('a'::text)") } == "P0001")
    for call in Self.calls {
      #expect(
        try sqlState { try connection.executeScript("select \(call.sql);") } == nil, "\(call.sql)")
    }
    try admin.execute("drop schema trap cascade")
    #expect(try books.failedChecks() == [])
    #expect(
      try admin.texts("select raised::text from audit.campaigns where campaign = 'sdg'")
        == ["150.00"])
  }

  @Test("Under an old snapshot no function writes: it would not see what it had waited for")
  func oldSnapshot() throws {
    let connection = try books.connect(as: .treasurer)
    for call in Self.calls {
      // The reporter's queue locks the rows that it takes, a seal has its own number, and who only
      // locks has written nothing.
      let isOwn = call.sql.contains(/^(reporting|ledger\.seal_finished|(giving|banking)\.lock_)/)
      for isolation in [Isolation.repeatableRead, .serializable] where !isOwn {
        var hasWritten = false
        let state = try sqlState {
          try connection.transaction(isolation: isolation, attempts: 1, rollback: true) {
            connection in
            try connection.executeScript("select \(call.sql);")
            hasWritten = try connection.queryOne(
              "select pg_current_xact_id_if_assigned() is not null as has"
            ).decode("has")
          }
        }
        #expect(
          state == "0A000" || state == nil && !hasWritten,
          "\(call.sql): \(state?.rawValue ?? "done")")
      }
      try connection.executeScript("select \(call.sql);")
    }
  }

  @Test("is tried with every function that runs with its owner's rights")
  func complete() throws {
    let definers = try books.connect().texts(
      """
      select p.oid::regproc::text
      from pg_proc as p
      where p.prosecdef and has_function_privilege('coopledger_treasurer', p.oid, 'execute')
        and p.pronamespace <> 'audit'::regnamespace
      """)
    let called = Self.calls.flatMap { $0.sql.matches(of: /[a-z]+\.[a-z_]+/).map { String($0.0) } }
    #expect(Set(definers).subtracting(called) == [])
  }

  /// A call of each definer function, in an order in which each can be done.
  private static let calls: [(sql: String, Void)] = [
    "ledger.find_operation('none', 'x', '{}')",
    "membership.growth('ica', '2018-01-01', '2018-12-31', 'month', 'infinity')",
    "ledger.open_account('1', '{}', 'Assets:Box', 'EUR', '57', false, 'A box')",
    "ledger.close_account('2', '{}', 'Assets:Box', 'EUR', '2018-01-01')",
    "ledger.record_entry('3', '{\"memo\": \"m\"}', '{\"memo\": \"m\"}', '2018-12-05', false, "
      + arrays("Assets:Cash", "Income:Other"),
    "ledger.reverse_entry('4', '{}', '{}', 1, null, false)",
    "giving.create_campaign('5', '{}', 'new', 'New', 'EUR', 100)",
    "giving.set_goal('6', '{}', 'new', 200, '2018-01-01')",
    "giving.record_pledge('7', '{}', '{}', 'sdg', 'A', '2018-12-05', false, null, 10000, "
      + arrays("Pledges:SDG:Outstanding", "Pledges:SDG:Promised"),
    "giving.lock_pledge(1)",
    gift("8", "null"),
    "giving.cancel_pledge('9', '{}', '{}', 1, '2018-12-06', false, 10000, "
      + arrays("Pledges:SDG:Promised", "Pledges:SDG:Outstanding"),
    gift("10", "1"),
    gift("11", "null"),
    "giving.lock_donation(2)",
    "giving.refund_donation('12', '{}', '{}', 3, 1::smallint, '2018-12-06', false, 5000, 5000, "
      + "5000, 'EUR', 0, 0, " + arrays("Income:Refunds:SDG", "Assets:Clearing:Bank", "5000"),
    gift("13", "null"),
    "giving.void_document('14', '{}', '{\"reason\": \"r\"}', 'donation', 4, false)",
    "ledger.seal_finished()",
    "ledger.period_findings('2018-12-01', 'UTC')",
    "ledger.close_period('15', '{}', '2018-11-01', 'UTC')",
    "ledger.reopen_period('16', '{}', '2018-11-01', 'late gifts')",
    "giving.texts_of_donor('DN-00001')",
    "giving.mentions_of_donor('DN-00001')",
    "giving.erase_donor('17', '{}', 'DN-00001', 'asked')",
    "reporting.add_schedule('r1', '{}', 'campaign', 'sdg', 'monthly', 1::smallint, '2018-12-01', "
      + "'rfc4180', array['ana@example.coop'], array[null::text], 'UTC')",
    "reporting.change_schedule('r2', '{}', 1, 'paused')",
    "reporting.change_schedule('r3', '{}', 1, 'active')",
    "reporting.due(null, 'UTC')",
    "reporting.begin_run(1, 'campaign', 'sdg', 'month', '2018-12-01')",
    "reporting.record_run(1, 1, 'campaign', 'sdg', 'month', '2018-12-01', '2018-12-31', "
      + "'2018-12-01', 1::smallint, 1, '{}', 'SDG', array['a'], array['text/csv'], "
      + "array['a'::bytea], array['ana@example.coop'], array[null::text], array['m@a.coop'], "
      + "array['h'::bytea], 'm')",
    "reporting.claim_delivery(null, 600)",
    "reporting.finish_delivery(1, 1::smallint, 'temporary', 450, 'busy')",
    "reporting.retry_delivery(1)",
    "reporting.record_round(now(), 'host', 1, 0, 1, 0, null)",
    "reporting.restated('ica', '2018-01-01', '2018-12-31', 'month', 'infinity', null)",
    "reporting.restating('ica', '2018-12-31', 1, null)",
    "reporting.restating_entries('campaign', 'sdg', '2018-01-01', '2018-12-31', 1, null)",
    "reporting.has_new_goals('sdg', 1, null)",
    "reporting.health('UTC')",
    "membership.moved('ica', '2018-01-01', '2018-12-31', 'joined', 'infinity')",
    String(BankScripts.statements.dropFirst("select ".count))
      + "select banking.staged_file(null)",
    "banking.lines_of_donor('DN-00001')",
    "banking.lock_line(1)",
    "banking.allocate('b1', '{}', 1, false, '[{\"explains\": \"account\", \"amount\": 500, "
      + "\"account\": \"Income:Other\", \"accounts\": [\"Liabilities:Suspense:Main\", "
      + "\"Income:Other\"], \"units\": [\"EUR\", \"EUR\"], \"debits\": [1], \"credits\": [2], "
      + "\"amounts\": [500]}]')",
    "banking.deallocate('b2', '{}', '{\"reason\": \"r\"}', 1, false)",
    "banking.add_rule('b3', '{\"remittance\": \"fee\", \"direction\": \"out\", "
      + "\"account\": \"Expenses:Bank\"}', null, 'fee', null, null, false, null, false, "
      + "'Expenses:Bank')",
    "banking.remove_rule('b4', '{}', 1)",
    "ledger.begin_import('i1', 'rate.import', '{}'); select ledger.import_rates(\(lastOperation), "
      + "'ECB', false, array['USD'], array['2018-12-03'::date], array[1.25])",
    "ledger.begin_import('i2', 'donation.import', '{}'); "
      + "select giving.known_gifts(\(lastOperation), false, array[1], \(fileGift)); "
      + "select giving.import_gifts(\(lastOperation), false, false, array['sdg'], "
      + "array['Assets:Clearing:Bank', 'Income:Donations:SDG'], array['EUR', 'EUR'], array[1], "
      + "array['2018-12-05'::date], array['bank'], array['BE'], array['EUR'], array[10000], "
      + "array[0], array[10000], array[0], array[null]::bigint[], array[null]::numeric[], "
      + "array[null]::date[], array[0], array[0], array['A'], array[0], array[null::text], "
      + "array[null::text], array[null::text], array[1]::smallint[], array[1], "
      + "array[1]::smallint[], array[1], array[2], array[10000])",
    "giving.void_import('i3', '{}', '{\"reason\": \"r\"}', 'i2', false)",
  ].map { ($0, ()) }

  private static let lastOperation = "(select max(id) from ledger.operation)"

  /// What is looked up of a gift in a file, from its campaign to its reference.
  private static let fileGift =
    "array[1], array['2018-12-05'::date], array['bank'], array['BE'], array['EUR'], "
    + "array[10000], array[0], array['A'], array['r']"

  private static func arrays(_ debit: String, _ credit: String, _ minor: String = "10000") -> String
  {
    "array['\(debit)', '\(credit)'], array['EUR', 'EUR'], array[1], array[2], array[\(minor)])"
  }

  private static func gift(_ key: String, _ replaces: String) -> String {
    "giving.record_donation('\(key)', '{\"donor\": \"A\"}', '{}', 'sdg', 'A', '2018-12-05', "
      + "false, 'bank', 'BE', 'EUR', 10000, 0, 10000, 0, null, null, null, null, "
      + "\(replaces), " + arrays("Assets:Clearing:Bank", "Income:Donations:SDG")
  }

  /// The year as it is without anybody in the way.
  private func expectTheYear() throws {
    let figures: SQL = "select c::text from audit.campaigns as c"
    let others = try JournalBooks()
    #expect(try books.connect().texts(figures) == others.connect().texts(figures))
    #expect(try books.failedChecks() == [])
  }
}
