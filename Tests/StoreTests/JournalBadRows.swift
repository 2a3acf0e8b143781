import Postgres
import Testing

/// A row of ledger.transfer as somebody might write it by hand; correct unless said otherwise.
struct JournalRow {
  var line = "1"
  var count = "1"
  var debit = "Assets:Cash EUR"
  var credit = "Income:Other EUR"
  var unit = "EUR"
  var group = "real"
  var amount = "100"

  static let columns =
    "entry_id, line, transfer_count, debit_account, credit_account, unit, account_group, "
    + "amount_minor"

  /// Its values in the order of `columns`.
  func values(entry: Int, accounts: [String: String]) -> [String] {
    [
      "\(entry)", line, count, accounts[debit] ?? "0", accounts[credit] ?? "0", unit, group, amount,
    ]
  }
}

/// An entry that the tables must not take: what is wrong with it, and what the server says to it.
struct JournalBadEntry: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let state: SQLState
  /// nil where the rows are added to an entry that is there.
  let count: Int?
  let rows: [JournalRow]

  private init(_ description: String, _ state: SQLState, count: Int?, _ rows: JournalRow...) {
    testDescription = description
    self.state = state
    self.count = count
    self.rows = rows
  }

  static let all: [JournalBadEntry] = [
    .init("without transfers", .foreignKeyViolation, count: 1),
    .init("that says it has no transfers", .checkViolation, count: 0),
    .init("of one transfer where it says two", .foreignKeyViolation, count: 2, .init(count: "2")),
    .init(
      "that begins with its second line", .foreignKeyViolation, count: 2,
      .init(line: "2", count: "2")),
    .init(
      "with a line beyond its count", .checkViolation, count: 1, .init(),
      .init(line: "2")),
    .init("with one line twice", .uniqueViolation, count: 1, .init(), .init()),
    .init("of nothing", .checkViolation, count: 1, .init(amount: "0")),
    .init("of less than nothing", .checkViolation, count: 1, .init(amount: "-100")),
    .init(
      "of more than a bigint", .numericValueOutOfRange, count: 1,
      .init(amount: "9223372036854775808")),
    .init(
      "of less than a bigint", .numericValueOutOfRange, count: 1,
      .init(amount: "-9223372036854775809")),
    .init(
      "from an account to itself", .checkViolation, count: 1, .init(credit: "Assets:Cash EUR")),
    .init(
      "between accounts of two units", .foreignKeyViolation, count: 1,
      .init(debit: "Assets:Clearing:Card USD")),
    .init(
      "in a unit that its accounts do not hold", .foreignKeyViolation, count: 1,
      .init(unit: "USD")),
    .init(
      "between two groups", .foreignKeyViolation, count: 1,
      .init(credit: "Pledges:SDG:Promised EUR")),
    .init(
      "of a group that its accounts are not in", .foreignKeyViolation, count: 1,
      .init(group: "memorandum")),
    .init(
      "from an account that is not there", .foreignKeyViolation, count: 1,
      .init(credit: "Income:Nowhere EUR")),
    .init(
      "with a late line that its count allows for", .checkViolation, count: nil,
      .init(line: "2", count: "1")),
    .init(
      "with a late line that brings a count of its own", .foreignKeyViolation, count: nil,
      .init(line: "2", count: "2")),
    .init("with its first line again", .uniqueViolation, count: nil, .init()),
  ]
}
