import Banking
import Giving
import Ledger
import Postgres
import Store
import TestSupport

/// Books with bank accounts whose lines wait to be explained.
struct AllocationBooks: Sendable {
  let books: JournalBooks

  /// Accounts Main (EUR), Stripe (EUR) and Dollar (USD), without statements.
  init() throws { books = try JournalBooks(copyOf: Self.template.get()) }

  private static let template = Result {
    let books = try JournalBooks.empty()
    let store = try books.store()
    for (code, currency) in [("Main", "EUR"), ("Stripe", "EUR"), ("Dollar", "USD")] {
      guard let id = BankAccountID(code + "-id") else { continue }
      _ = try store.addBankAccount(
        code, identifier: id, currency: currency, name: nil, Recording(key: "bank-\(code)"))
    }
    return books
  }

  func store() throws -> Store { try books.store() }

  /// Imports lines of one account as a statement of its own, and answers their numbers.
  @discardableResult
  func lines(
    _ account: String = "Main", on day: String = "2018-12-05", _ lines: WaitingLine...
  ) throws -> [Int64] {
    let before = try last()
    let currency = account == "Dollar" ? "USD" : "EUR"
    var statement = SampleStatement(
      account: account + "-id", id: "S\(before)-\(account)", from: day, to: day)
    statement.unit = sampleUnit(currency)
    statement.lines = lines.map { SampleLine($0.cents, day, name: $0.name, text: $0.text) }
    var place = 0
    let parts = try statement.parts().map { part in
      guard case .line(var line) = part else { return part }
      let wanted = lines[place]
      place += 1
      try wanted.fill(&line)
      return .line(line)
    }
    let file = StatementFile(name: "lines.xml", format: "sample") {
      BankBooks.source(of: Array("\(before) \(parts)".utf8))
    } reader: { _, _ in
      PreparedReader(parts)
    }
    _ = try store().importStatements(file, StatementTerms(), Recording())
    return try books.connect().query(
      "select id from banking.line where id > \(before) order by id"
    ).map { try $0.decode("id") }
  }

  private func last() throws -> Int64 {
    try books.connect().queryOne("select coalesce(max(id), 0) as id from banking.line").decode("id")
  }

  @discardableResult
  func allocate(
    _ line: Int64, _ parts: LinePart..., key: String? = nil, isLate: Bool = false,
    isDryRun: Bool = false
  ) throws -> Recorded<Allocation> {
    try store().allocateLine(
      AllocationRequest(line: line, parts), Recording(key: key, isDryRun: isDryRun, isLate: isLate))
  }

  /// A gift that was recorded by hand.
  func gift(
    _ amount: String, _ currency: String = "EUR", by donor: String? = "Ana Diaz",
    on day: String = "2018-12-04", _ change: (inout DonationRequest) -> Void = { _ in }
  ) throws -> Donation {
    var request = DonationRequest(amount: amount, currency: currency, campaign: "sdg")
    request.receivedOn = try Day(parsing: day)
    request.donor = donor
    request.isAnonymous = donor == nil
    change(&request)
    return try store().recordDonation(request, Recording()).document
  }

  /// Debit less credit of an account, in minor units.
  func balance(_ account: String, _ unit: String = "EUR") throws -> Int64 {
    try books.connect().queryOne(
      """
      select coalesce(sum(case when a.id = t.debit_account then t.amount_minor
                          else -t.amount_minor end), 0)::bigint as minor
      from ledger.transfer as t
      join ledger.account as a on a.id in (t.debit_account, t.credit_account)
      where a.name = \(account) and a.unit = \(unit)
      """
    ).decode("minor")
  }

  func raised() throws -> String {
    try books.connect().queryOne(
      "select raised::text as raised from audit.campaigns where campaign = 'sdg'"
    ).decode("raised")
  }

  /// The code of a refusal, ours or the database's.
  func refusal(of body: () throws -> Void) throws -> String? {
    do {
      try body()
      return nil
    } catch let error as any Refusal {
      return error.code
    } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
      return error.sqlState?.rawValue
    }
  }
}

/// A statement line of a test.
struct WaitingLine {
  var cents: Int64
  var name: String?
  var text: String?
  /// The payer's account.
  var from: String?
  var reference: String?
  var kind: String?
  var batch: String?
  /// The bank's own reference.
  var bankReference: String?
  /// What was kept of it, in cents: the line is what is left.
  var fee: Int64?
  /// In another currency, gross.
  var original: (cents: Int64, currency: String)?

  init(_ cents: Int64, _ name: String? = "Ana Diaz", text: String? = nil) {
    self.cents = cents
    self.name = name
    self.text = text
  }

  func with(_ change: (inout WaitingLine) -> Void) -> WaitingLine {
    var copy = self
    change(&copy)
    return copy
  }

  func fill(_ line: inout StatementLine) throws {
    line.counterparty.account = from.flatMap { BankAccountID($0) }
    line.structuredReference = reference
    line.kind = kind
    line.batch = batch
    if let bankReference { line.bankReference = bankReference }
    if let fee {
      line.fee = Money(minor: fee, unit: line.amount.unit)
      line.isNet = true
    }
    if let original {
      line.original = Money(minor: original.cents, unit: sampleUnit(original.currency))
    }
  }
}
