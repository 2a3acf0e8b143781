import Banking
import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("Statements")
struct StatementImportTests {
  private let bank: BankBooks

  init() throws { bank = try BankBooks() }

  @Test("post their opening and each booked line once, so that the books have their closing")
  func once() throws {
    let first = SampleStatement.day(
      "2018-12-05", 10_000, SampleLine(150_000), SampleLine(-2_500, name: "Bank", text: nil),
      SampleLine(700, status: .pending))
    let done = try bank.take(first)
    #expect(done.status == .created)
    #expect(done.document.lines == 2)
    #expect(done.document.statements.map(\.unbooked) == [1])
    #expect(try bank.balance(on: "2018-12-05") == 157_500)
    let kinds = try bank.books.connect().texts(
      "select kind || ' ' || count(*) from ledger.entry group by kind order by kind")
    #expect(kinds == ["opening 1", "statement-line 2"])
    #expect(try bank.take(first).status == .exists)
    #expect(try bank.balance() == 157_500)
    try bank.take(SampleStatement.day("2018-12-06", 157_500, SampleLine(5)))
    #expect(try bank.balance(on: "2018-12-05") == 157_500)
    #expect(try bank.balance() == 157_505)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("that are told again in other bytes are known")
  func again() throws {
    let day = SampleStatement.day("2018-12-05", 0, SampleLine(100), SampleLine(100))
    try bank.take(day)
    let again = try bank.take(day, bytes: "another message")
    #expect(again.status == .created)
    #expect(again.document.repeated == 1)
    #expect(again.document.lines == 0)
    #expect(again.document.known == 2)
    #expect(try bank.balance() == 200)
  }

  @Test("that do not add up, do not follow, or change what was told are refused in words")
  func refused() throws {
    try bank.take(SampleStatement.day("2018-12-05", 0, SampleLine(100)))
    var odd = SampleStatement.day("2018-12-06", 100, SampleLine(5))
    odd.closing = 200
    #expect(
      try bank.refusal { try bank.take(odd) }
        == "CL031 statement S-2018-12-06 of 2018-12-06 to 2018-12-06 does not add up: it opens "
        + "with 1.00, its 1 booked lines make 0.05, and it closes with 2.00 EUR instead of 1.05")
    #expect(
      try bank.refusal { try bank.take(.day("2018-12-08", 300, SampleLine(5))) }
        == "CL032 statement S-2018-12-08 of 2018-12-08 to 2018-12-08 does not follow: it opens "
        + "with 3.00, and the last one of Main, of 2018-12-05, left 1.00 EUR: 2018-12-06 to "
        + "2018-12-07 is missing")
    let changed = SampleStatement.day("2018-12-05", 0, SampleLine(110))
    #expect(try bank.refusal { try bank.take(changed) }.hasPrefix("CL033 statement S-2018-12-05"))
    #expect(try bank.balance() == 100)
  }

  @Test("keep a line of nothing without an entry, and refuse balances in another currency")
  func odd() throws {
    try bank.take(.day("2018-12-05", 0, SampleLine(0), SampleLine(5)))
    #expect(
      try bank.books.connect().texts("select count(*) || ' ' || count(entry_id) from banking.line")
        == ["2 1"])
    var parts = try SampleStatement.day("2018-12-06", 5, SampleLine(5)).parts()
    guard case .end(var end)? = parts.popLast() else {
      Issue.record("a statement has an end")
      return
    }
    end.closing?.amount = Money(minor: 10, unit: sampleUnit("USD"))
    parts.append(.end(end))
    let odd = parts
    let file = StatementFile(name: "odd.xml", format: "sample") {
      BankBooks.source(of: Array("odd".utf8))
    } reader: { _, _ in
      PreparedReader(odd)
    }
    #expect(
      try bank.refusal { _ = try bank.store.importStatements(file, StatementTerms(), Recording()) }
        .hasPrefix("statement_currency"))
    let failed = try bank.books.failedChecks()
    #expect(failed == [])
  }

  @Test("of a gap or a difference that is accepted leave the books with their closing, and an act")
  func accepted() throws {
    try bank.take(SampleStatement.day("2018-12-05", 0, SampleLine(100)))
    var odd = SampleStatement.day("2018-12-08", 300, SampleLine(5))
    odd.closing = 200
    try bank.take(
      odd, terms: StatementTerms(acceptsGap: true, differenceReason: "the bank's file is odd"))
    #expect(try bank.balance() == 200)
    #expect(
      try bank.books.connect().texts("select kind || ' ' || reason from audit.acts")
        == ["statement.import the bank's file is odd"])
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("without balances overlap: what is known stays one, and two equal gifts of a day stay two")
  func overlap() throws {
    var january = SampleStatement()
    january.lines = [
      SampleLine(500, "2018-01-30"), SampleLine(1_000, "2018-01-31"),
      SampleLine(1_000, "2018-01-31"),
    ]
    var later = SampleStatement()
    later.lines = Array(january.lines[1...]) + [SampleLine(1_000, "2018-02-01")]
    try bank.take(january)
    let done = try bank.take(later).document
    #expect(done.lines == 1)
    #expect(done.known == 2)
    #expect(try bank.balance() == 3_500)
  }

  @Test("of one day whose balances follow keep a second gift just like the first")
  func twiceADay() throws {
    var first = SampleStatement.day("2018-12-05", 0, SampleLine(100))
    first.id = "1"
    var second = SampleStatement.day("2018-12-05", 100, SampleLine(100))
    second.id = "2"
    try bank.take(first)
    #expect(try bank.take(second).document.lines == 1)
    #expect(try bank.balance() == 200)
  }
}
