import Banking
import Ledger
import Postgres
import Store
import TestSupport

/// Reads statements that are there already, as if from a file.
final class PreparedReader: StatementReader {
  private var parts: ArraySlice<StatementPart>
  private let failure: StatementError?

  init(_ parts: [StatementPart], failure: StatementError? = nil) {
    self.parts = parts[...]
    self.failure = failure
  }

  func next() throws(StatementError) -> StatementPart? {
    guard let part = parts.popFirst() else {
      if let failure { throw failure }
      return nil
    }
    return part
  }
}

/// A statement of a test: what its file says.
struct SampleStatement {
  var account: String? = "NL77ABNA0574908765"
  var id: String?
  var sequence: String?
  var from: String?
  var to: String?
  /// In cents; nil for a file without balances.
  var opening: Int64?
  var closing: Int64?
  var unit = sampleEuro
  var lines: [SampleLine] = []

  /// A statement whose balances follow from its lines.
  static func day(_ day: String, _ opening: Int64, _ lines: SampleLine...) -> SampleStatement {
    var statement = SampleStatement(id: "S-\(day)", from: day, to: day, opening: opening)
    statement.lines = lines.map { line in
      var line = line
      if line.day.isEmpty { line.day = day }
      return line
    }
    statement.closing = opening + lines.filter { $0.status == .booked }.reduce(0) { $0 + $1.cents }
    return statement
  }

  func parts() throws -> [StatementPart] {
    var head = StatementHead(fileLine: 1)
    head.account = account.flatMap { BankAccountID($0) }
    head.currency = unit
    head.id = id
    head.sequence = sequence
    head.from = try from.map { try Day(parsing: $0) }
    head.to = try to.map { try Day(parsing: $0) }
    let money = { [unit] (cents: Int64) in Money(minor: cents, unit: unit) }
    var end = StatementEnd()
    let days = lines.map(\.day)
    if let opening, let first = from ?? days.min() {
      end.opening = try StatementBalance(amount: money(opening), day: Day(parsing: first))
    }
    if let closing, let last = to ?? days.max() {
      end.closing = try StatementBalance(amount: money(closing), day: Day(parsing: last))
    }
    let booked = try lines.enumerated().map { index, line in
      StatementPart.line(try line.line(index, unit))
    }
    return [.head(head)] + booked + [.end(end)]
  }
}

let sampleEuro = sampleUnit("EUR")

/// A currency of two decimals.
func sampleUnit(_ code: String) -> Unit {
  guard let unit = try? Unit(code: code, scale: 2, kind: .currency) else {
    preconditionFailure("\(code) is a currency")
  }
  return unit
}

/// A line of a test.
struct SampleLine {
  var cents: Int64
  /// Empty: that of its statement.
  var day = ""
  var name: String? = "Ana Diaz"
  var text: String? = "a gift"
  var reference: String?
  var status: StatementLine.Status = .booked

  init(
    _ cents: Int64, _ day: String = "", name: String? = "Ana Diaz", text: String? = "a gift",
    reference: String? = nil, status: StatementLine.Status = .booked
  ) {
    self.cents = cents
    self.day = day
    self.name = name
    self.text = text
    self.reference = reference
    self.status = status
  }

  func line(_ index: Int, _ unit: Unit) throws -> StatementLine {
    var line = try StatementLine(
      entry: index + 1, status: status, amount: Money(minor: cents, unit: unit),
      bookedOn: Day(parsing: day), fileLine: index + 2)
    line.bankReference = reference
    line.counterparty.name = name
    line.remittance = text
    return line
  }
}

/// Books with one bank account, Main.
struct BankBooks {
  static let iban = "NL77ABNA0574908765"

  let books: JournalBooks
  let store: Store

  init() throws {
    books = try JournalBooks.empty()
    store = try books.store()
    guard let id = BankAccountID(Self.iban) else { preconditionFailure("an IBAN") }
    _ = try store.addBankAccount("Main", identifier: id, currency: "EUR", name: nil, Recording())
  }

  /// Imports statements as one file; `bytes` tells two files apart.
  @discardableResult
  func take(
    _ statements: SampleStatement..., bytes: String = "", name: String = "statement.xml",
    terms: StatementTerms = StatementTerms(), how: Recording = Recording()
  ) throws -> Recorded<StatementImport> {
    try store.importStatements(
      Self.file(statements, bytes: bytes, name: name), terms, how)
  }

  static func file(
    _ statements: [SampleStatement], bytes: String = "", name: String = "statement.xml",
    failure: StatementError? = nil
  ) throws -> StatementFile {
    let parts = try statements.flatMap { try $0.parts() }
    let content = Array((bytes + "\(parts)").utf8)
    return StatementFile(name: name, format: "sample") { () throws(StatementError) in
      source(of: content)
    } reader: { source, _ in
      PreparedReader(parts, failure: failure)
    }
  }

  /// Hands out bytes a few at a time.
  static func source(of content: [UInt8]) -> ByteSource {
    var rest = content[...]
    return { buffer in
      let count = min(buffer.count, rest.count, 4_096)
      buffer.copyBytes(from: rest.prefix(count))
      rest.removeFirst(count)
      return count
    }
  }

  /// What the books have on the bank account at the end of a day, in cents.
  func balance(on day: String = "2999-12-31") throws -> Int64 {
    try books.connect().queryOne(
      """
      select coalesce(sum(case when d.name = 'Assets:Bank:Main' then t.amount_minor
                          else -t.amount_minor end), 0)::bigint as cents
      from ledger.transfer as t
      join ledger.entry as e on e.id = t.entry_id
      join ledger.account as d on d.id = t.debit_account
      join ledger.account as c on c.id = t.credit_account
      where 'Assets:Bank:Main' in (d.name, c.name)
        and coalesce(e.occurred_on, e.effective_on) <= \(day)
      """
    ).decode("cents")
  }

  /// What waits in suspense, in cents.
  func suspense() throws -> Int64 {
    try books.connect().queryOne(
      """
      select coalesce(sum(case when c.name = 'Liabilities:Suspense:Main' then t.amount_minor
                          else -t.amount_minor end), 0)::bigint as cents
      from ledger.transfer as t
      join ledger.account as d on d.id = t.debit_account
      join ledger.account as c on c.id = t.credit_account
      where 'Liabilities:Suspense:Main' in (d.name, c.name)
      """
    ).decode("cents")
  }

  /// The refusal's SQLSTATE and message.
  func refusal(of body: () throws -> Void) throws -> String {
    do {
      try body()
      return "done"
    } catch let error as PostgresError {
      return "\(error.sqlState?.rawValue ?? "") \(error.message)"
    } catch let error as any Refusal {
      return "\(error.code) \(error.message)"
    }
  }
}
