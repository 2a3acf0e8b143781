import Postgres
import TestSupport
import Testing

/// In replica mode foreign keys and plain triggers sleep. CHECK and unique constraints do not.
@Suite("A superuser in replica mode")
struct JournalReplicaTests {
  private let books: JournalBooks
  private let connection: Connection

  init() throws {
    books = try JournalBooks()
    connection = try books.connect()
    try connection.execute("set session_replication_role = replica")
  }

  /// Rows that break a rule by themselves, or together with one that is there.
  static let rows: [(what: String, insert: String, state: SQLState)] = [
    ("an amount of 0", transfer(amount: "0"), .checkViolation),
    ("an amount below 0", transfer(amount: "-1"), .checkViolation),
    ("no amount", transfer(amount: "null"), .notNullViolation),
    ("one account on both sides", transfer(credit: "1"), .checkViolation),
    ("a debit without a credit", transfer(credit: "null"), .notNullViolation),
    ("a line beyond the count", transfer(line: "3"), .checkViolation),
    ("a line before the first", transfer(line: "0"), .checkViolation),
    ("a line that is there", transfer(entry: "1"), .uniqueViolation),
    ("an entry of nothing", entry(count: "0"), .checkViolation),
    ("an entry that is there", entry(id: "1"), .uniqueViolation),
    ("an entry of no journal", entry(journal: "XXX"), .checkViolation),
    ("a gift in the general journal", entry(journal: "OD", kind: "donation"), .checkViolation),
    ("an entry of the year 1000", entry(day: "1000-01-01"), .checkViolation),
    ("an entry that reverses itself", entry(reverses: "900001"), .checkViolation),
    (
      "a second reversal",
      entry(reverses: "(select max(reverses) from ledger.entry)"), .uniqueViolation
    ),
    (
      "a key that was used",
      "insert into ledger.operation (key, kind, request) values ('gift-card', 'x', '{}')",
      .uniqueViolation
    ),
    (
      "an account that is there",
      """
      insert into ledger.account (
        name, unit, unit_kind, number, moved_by, any_currency, description)
      values ('Assets:Cash', 'EUR', 'currency', '570000', 'anyone', true, '')
      """, .uniqueViolation
    ),
    (
      "a statistical account that holds euro",
      """
      insert into ledger.account (
        name, unit, unit_kind, number, moved_by, any_currency, description)
      values ('Members:Paid', 'EUR', 'currency', '09', 'anyone', false, '')
      """, .checkViolation
    ),
    (
      "a month that begins on its second day",
      "insert into ledger.period (month) values ('2030-01-02')", .checkViolation
    ),
    ("a gift of nothing", donation("amount_minor", "0"), .checkViolation),
    ("a gift that is worth nothing", donation("value_minor", "0"), .checkViolation),
    ("a fee over the gift", donation("fee_minor", "999999999"), .checkViolation),
    ("a rate of infinity", donation("rate", "'Infinity'"), .checkViolation),
    ("a rate that is no number", donation("rate", "'NaN'"), .checkViolation),
    ("two gifts with one entry", donation("fee_minor", "0"), .uniqueViolation),
    (
      "a refund in a place that is taken",
      """
      insert into giving.refund (
        entry_id, donation_id, amount_minor, value_minor, paid_minor, fee_minor, fee_value_minor,
        ordinal, paid_currency)
      select 900001, donation_id, 1, 1, 1, 0, 0, ordinal, 'EUR' from giving.refund limit 1
      """, .uniqueViolation
    ),
    (
      "a goal of nothing",
      """
      insert into giving.campaign_goal (
        campaign_id, operation_id, recorded_at, effective_on, goal_minor)
      select campaign_id, operation_id, recorded_at, '2019-01-01', 0 from giving.campaign_goal
      """, .checkViolation
    ),
    (
      "a donor of that name",
      "insert into giving.donor (name) values ('Legacoop')", .uniqueViolation
    ),
    (
      "a body within itself",
      """
      insert into membership.body (id, code, name, kind, parent_id)
      overriding system value values (900, 'x', 'x', 'sectoral', 900)
      """, .checkViolation
    ),
  ]

  @Test("cannot store a row that breaks a rule", arguments: rows)
  func refused(what: String, insert: String, state: SQLState) throws {
    let before = try books.digest()
    #expect(try sqlState { try connection.executeScript(insert) } == state, "\(what)")
    #expect(try books.digest() == before)
  }

  @Test("cannot unbalance a row that is there, its checks being plain")
  func edited() throws {
    let before = try books.digest()
    // The guard is switched off by hand, as only DDL can.
    for change in ["amount_minor = -amount_minor", "credit_account = debit_account"] {
      let state = try sqlState {
        try connection.executeScript(
          """
          alter table ledger.transfer disable trigger append_only;
          update ledger.transfer set \(change);
          """)
      }
      #expect(state == .checkViolation, "\(change)")
    }
    #expect(try books.digest() == before)
  }

  private static func transfer(
    entry: String = "900001", line: String = "1", credit: String = "2", amount: String = "100"
  ) -> String {
    """
    insert into ledger.transfer (\(JournalRow.columns))
    values (\(entry), \(line), 2, 1, \(credit), 'EUR', 'real', \(amount))
    """
  }

  private static func entry(
    id: String = "900001", count: String = "1", journal: String = "OD", kind: String = "entry",
    day: String = "2018-12-05", reverses: String = "null"
  ) -> String {
    """
    insert into ledger.entry (
      id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind, reverses)
    overriding system value
    select \(id), o.id, o.recorded_at, '\(day)', \(count), '\(journal)', '\(kind)', \(reverses)
    from ledger.operation as o
    limit 1
    """
  }

  /// The first gift again, with one column changed.
  private static func donation(_ column: String, _ value: String) -> String {
    let columns = [
      "entry_id", "amount_minor", "fee_minor", "value_minor", "fee_value_minor", "rate",
      "campaign_id", "received_on", "currency", "method",
    ]
    let values = columns.map { $0 == column ? value : $0 }.joined(separator: ", ")
    return """
      insert into giving.donation (\(columns.joined(separator: ", ")))
      select \(values) from giving.donation where id = 1
      """
  }
}
