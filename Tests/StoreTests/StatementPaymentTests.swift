import Banking
import Giving
import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("Notifications of payments")
struct StatementPaymentTests {
  private let books: AllocationBooks

  init() throws { books = try AllocationBooks() }

  /// Takes payments that the bank booked as one entry.
  @discardableResult
  private func notify(
    _ reference: String?, on day: String = "2018-12-05", _ payments: [SampleLine],
    bytes: String = ""
  ) throws -> StatementImport {
    var statement = SampleStatement(account: "Main-id", id: "N", from: day, to: day)
    statement.lines = payments.map { SampleLine($0.cents, day, name: $0.name, text: $0.text) }
    var place = 0
    let parts = try statement.parts().map { part in
      switch part {
      case .head(var head):
        head.isNotification = true
        return StatementPart.head(head)
      case .line(var line):
        place += 1
        line.entry = 1
        line.detail = place
        line.entryReference = reference
        return .line(line)
      case .end: return part
      }
    }
    let file = StatementFile(name: "notice.xml", format: "camt.054") {
      BankBooks.source(of: Array("\(bytes)\(parts)".utf8))
    } reader: { _, _ in
      PreparedReader(parts)
    }
    return try books.store().importStatements(file, StatementTerms(), Recording()).document
  }

  private let two = [
    SampleLine(3_000, name: "Ana Diaz", text: "one"), SampleLine(2_000, name: "Bo Ek", text: "two"),
  ]

  @Test("hang on the line that they come to, once, and move nothing")
  func attached() throws {
    let lines = try books.lines("Main", WaitingLine(5_000), WaitingLine(700))
    let first = try notify("B-1", two)
    #expect(first.payments == 2)
    #expect(first.lines == 0)
    let again = try notify("B-1", two, bytes: "again")
    #expect(again.payments == 0)
    #expect(again.paymentsTold == 2)
    let shown = try books.store().bankLines(BankLineFilter())
    #expect(shown.map(\.payments.count) == [2, 0])
    #expect(shown.first?.payments.map(\.counterparty) == ["Ana Diaz", "Bo Ek"])
    #expect(try books.balance("Assets:Bank:Main") == 5_700)
    #expect(shown.map(\.id) == lines)
    #expect(try books.books.failedChecks() == [])
  }

  @Test("say nothing of who asked to be forgotten, though their file is kept")
  func restricted() throws {
    let books = try JournalBooks()
    try books.connect().executeScript(BankScripts.imported)
    let shown = try books.store().bankLines(BankLineFilter())
    let payments = shown.flatMap(\.payments)
    #expect(payments.map(\.amount.minor) == [500] && payments.map(\.remittance) == [nil])
    #expect(shown.filter { $0.remittance == "a gift" }.count == shown.count - 1)
  }

  @Test("without a line, with two that could be theirs, or of another sum are refused in words")
  func refused() throws {
    #expect(try refusal { try notify(nil, two) }.hasPrefix("CL034 no statement of Main shows"))
    try books.lines("Main", WaitingLine(5_000), WaitingLine(5_000))
    #expect(
      try refusal { try notify(nil, two) }
        == "CL034 2 lines of Main could be the 50.00 EUR of 2018-12-05: nothing tells which")
    #expect(
      try books.books.connect().texts("select count(*)::text from banking.payment") == ["0"])
  }

  @Test("have their line proposed by its payments, and explained when none is in doubt")
  func proposed() throws {
    let ana = try books.gift("30.00", by: "Ana Diaz")
    let line = try #require(try books.lines("Main", WaitingLine(5_000)).first)
    try notify(nil, two)
    var proposals = try books.store().proposals()
    #expect(proposals.map(\.line.payment) == [1, 2])
    #expect(proposals.map { $0.choice != nil } == [true, false])
    #expect(try books.store().applyProposals(Recording()).applied.isEmpty)
    let bo = try books.gift("20.00", by: "Bo Ek")
    let applied = try books.store().applyProposals(Recording())
    #expect(applied.refused.map(\.reason) == [])
    #expect(applied.applied.first?.document.parts.map(\.document) == [ana.number, bo.number])
    #expect(applied.applied.first?.document.line == line)
    proposals = try books.store().proposals()
    #expect(proposals.isEmpty)
    #expect(try books.books.failedChecks() == [])
  }

  private func refusal(of body: () throws -> Void) throws -> String {
    do {
      try body()
      return "done"
    } catch let error as PostgresError {
      return "\(error.sqlState?.rawValue ?? "") \(error.message)"
    }
  }
}
