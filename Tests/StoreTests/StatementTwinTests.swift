import Ledger
import Postgres
import Store
import Testing

/// Statements that look like one that is there, and are it, or are not.
@Suite("Statements that look alike")
struct StatementTwinTests {
  private let bank: BankBooks

  init() throws { bank = try BankBooks() }

  private func statement(
    _ id: String?, _ sequence: String?, _ opening: Int64?, _ lines: SampleLine...
  ) -> SampleStatement {
    var statement = SampleStatement.day("2018-12-05", opening ?? 0)
    (statement.id, statement.sequence, statement.opening) = (id, sequence, opening)
    statement.lines = lines.map { line in
      var line = line
      line.day = "2018-12-05"
      return line
    }
    statement.closing = opening.map { $0 + lines.reduce(0) { $0 + $1.cents } }
    return statement
  }

  @Test("of one day, whose numbers or names differ, are two even behind an accepted gap")
  func apart() throws {
    try bank.take(statement("S", "1", 0, SampleLine(100)))
    let second = statement("S", "2", 500, SampleLine(100))
    #expect(try bank.refusal { try bank.take(second) }.hasPrefix("CL032"))
    let taken = try bank.take(second, terms: StatementTerms(acceptsGap: true)).document
    #expect(taken.lines == 1)
    #expect(try bank.balance() == 600)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("of one day under other names, though neither is numbered, are two")
  func named() throws {
    try bank.take(statement("A", nil, 0, SampleLine(100)))
    let second = statement("B", nil, 500, SampleLine(7))
    #expect(try bank.refusal { try bank.take(second) }.hasPrefix("CL032"))
    #expect(
      try bank.take(second, terms: StatementTerms(acceptsGap: true)).document.lines == 1)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("of days on which nothing moved are kept once each, and once only")
  func empty() throws {
    try bank.take(statement("A", "1", 100))
    try bank.take(statement("B", "2", 100))
    #expect(try bank.take(statement("B", "2", 100), bytes: "again").document.repeated == 1)
    #expect(
      try bank.books.connect().texts("select bank_id from banking.statement order by rank")
        == ["A", "B"])
  }

  @Test("of one day that come to nothing are two where they open with other balances")
  func nothing() throws {
    try bank.take(statement("A", nil, 0, SampleLine(200), SampleLine(-200)))
    try bank.take(statement("B", nil, 0, SampleLine(50)))
    let third = try bank.take(statement("C", nil, 50, SampleLine(200), SampleLine(-200)))
    #expect(third.document.lines == 2)
    #expect(try bank.balance() == 50)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("of a day without lines within another one's days tell nothing that is not there")
  func within() throws {
    var week = SampleStatement(id: "W", from: "2018-12-03", to: "2018-12-07", opening: 0)
    week.lines = [SampleLine(100, "2018-12-04"), SampleLine(7, "2018-12-06")]
    week.closing = 107
    try bank.take(week)
    #expect(try bank.take(statement("D", nil, 100)).document.repeated == 1)
    #expect(try bank.balance() == 107)
  }

  @Test("without balances tell what is known whatever their numbers")
  func bare() throws {
    try bank.take(statement("A", "1", nil, SampleLine(100)))
    let again = try bank.take(statement("A", "2", nil, SampleLine(100), SampleLine(7))).document
    #expect(again.known == 1)
    #expect(again.lines == 1)
    #expect(try bank.balance() == 107)
  }

  @Test("are known when told again, though the account has come back to where they opened")
  func cameBack() throws {
    let first = SampleStatement.day("2018-12-05", 0, SampleLine(100))
    try bank.take(first)
    try bank.take(.day("2018-12-06", 100, SampleLine(-100)))
    let again = try bank.take(first, bytes: "again").document
    #expect(again.repeated == 1)
    #expect(again.lines == 0)
    #expect(try bank.balance() == 0)
    #expect(try bank.books.failedChecks() == [])
  }
}
