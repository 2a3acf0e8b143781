import Banking
import Ledger
import Postgres
import RandomCases
import Store
import TestSupport
import Testing

@Suite("Statements that turn up later")
struct StatementOrderTests {
  private let bank: BankBooks

  init() throws { bank = try BankBooks() }

  private func expectWhole(_ case: String = "") throws {
    let failed = try bank.books.failedChecks()
    #expect(failed == [], "\(`case`)")
  }

  @Test("of a day that came to nothing go between the two that are there")
  func skipped() throws {
    try bank.take(.day("2018-12-04", 0, SampleLine(100)))
    let later = try bank.take(.day("2018-12-06", 100, SampleLine(7)))
    #expect(
      later.warnings == [
        "Main: no statement tells of 2018-12-05; the balances before and after it agree. If there "
          + "is one, import it: it goes in between."
      ])
    let found = try bank.take(.day("2018-12-05", 100, SampleLine(200), SampleLine(-200)))
    #expect(found.document.lines == 2)
    #expect(try bank.balance(on: "2018-12-05") == 100)
    #expect(try bank.balance() == 107)
    #expect(
      try bank.take(.day("2018-12-05", 100, SampleLine(200), SampleLine(-200)), bytes: "again")
        .document.repeated == 1)
    try expectWhole()
  }

  @Test("fill the gap that was accepted, one after the other")
  func filled() throws {
    try bank.take(.day("2018-12-03", 0, SampleLine(100)))
    try bank.take(.day("2018-12-06", 1_000, SampleLine(1)), terms: StatementTerms(acceptsGap: true))
    #expect(try bank.suspense() == 1_001)
    try bank.take(.day("2018-12-05", 300, SampleLine(700)))
    #expect(try bank.balance(on: "2018-12-05") == 1_000)
    try expectWhole()
    try bank.take(.day("2018-12-04", 100, SampleLine(200)))
    #expect(try bank.balance(on: "2018-12-04") == 300)
    #expect(try bank.suspense() == 1_001)
    #expect(
      try bank.books.connect().texts(
        """
        select sum(gap_minor) || ' ' || sum(correction_minor) from banking.statement
        """) == ["1100 -1100"])
    #expect(
      try bank.books.connect().texts("select detail from audit.acts order by recorded_at").last
        == "Main: the statement of 2018-12-04 to 2018-12-04 turned up, and takes 2.00 EUR off the "
        + "gap before that of 2018-12-05 to 2018-12-05")
    try expectWhole()
  }

  @Test("of days that come to nothing together are taken with a gap until all are there")
  func together() throws {
    try bank.take(.day("2018-12-03", 0, SampleLine(100)))
    try bank.take(.day("2018-12-06", 100, SampleLine(7)))
    let first = SampleStatement.day("2018-12-04", 100, SampleLine(200))
    #expect(
      try bank.refusal { try bank.take(first) }
        == "CL032 statement S-2018-12-04 of 2018-12-04 to 2018-12-04 goes before that of "
        + "2018-12-06 to 2018-12-06, but does not join it: before it Main has 1.00 EUR, it goes "
        + "from 1.00 to 3.00, and the next one begins with 1.00")
    try bank.take(first, terms: StatementTerms(acceptsGap: true))
    #expect(try bank.balance() == 107)
    try bank.take(.day("2018-12-05", 300, SampleLine(-200)))
    #expect(try bank.balance(on: "2018-12-04") == 300)
    #expect(try bank.balance(on: "2018-12-05") == 100)
    #expect(try bank.balance() == 107)
    try expectWhole()
  }

  @Test("that tell the last day again, which came to nothing, tell it once")
  func sharedDay() throws {
    var first = SampleStatement(from: "2018-12-01", to: "2018-12-05", opening: 0, closing: 100)
    first.lines = [
      SampleLine(100, "2018-12-01"), SampleLine(50, "2018-12-05"), SampleLine(-50, "2018-12-05"),
    ]
    try bank.take(first)
    var longer = SampleStatement(from: "2018-12-05", to: "2018-12-06", opening: 100, closing: 107)
    longer.lines = [
      SampleLine(50, "2018-12-05"), SampleLine(-50, "2018-12-05"), SampleLine(7, "2018-12-06"),
    ]
    let done = try bank.take(longer).document
    #expect([done.lines, done.known] == [1, 2])
    // Alike, but more than that day had: a statement of its own.
    var another = SampleStatement(from: "2018-12-06", to: "2018-12-07", opening: 107, closing: 110)
    another.lines = [
      SampleLine(7, "2018-12-06"), SampleLine(-7, "2018-12-06"), SampleLine(3, "2018-12-07"),
    ]
    #expect(try bank.take(another).document.lines == 3)
    #expect(try bank.balance() == 110)
    try expectWhole()
  }

  @Test("of one day are in the order of the bank's numbers, whichever came first")
  func oneDay() throws {
    func numbered(_ number: Int, _ opening: Int64, _ lines: SampleLine...) -> SampleStatement {
      var statement = SampleStatement.day("2018-12-04", opening)
      (statement.id, statement.sequence) = ("S\(number)", "\(number)")
      statement.lines = lines
      statement.closing = opening + lines.reduce(0) { $0 + $1.cents }
      return statement
    }
    try bank.take(.day("2018-12-03", 0, SampleLine(100)))
    // The third of the day closes as the first one opens: by its balances it could stand before.
    try bank.take(
      numbered(9, 300, SampleLine(-200, "2018-12-04")), terms: StatementTerms(acceptsGap: true))
    try bank.take(numbered(7, 100, SampleLine(50, "2018-12-04")))
    try bank.take(numbered(8, 150, SampleLine(150, "2018-12-04")))
    #expect(
      try bank.books.connect().texts(
        "select sequence from banking.statement where sequence is not null order by rank")
        == ["7", "8", "9"])
    #expect(try bank.balance() == 100)
    try expectWhole()
  }

  @Test("before the first one take its opening's place")
  func beforeTheFirst() throws {
    let first = try bank.take(.day("2018-12-06", 100, SampleLine(1)))
    #expect(
      first.warnings == [
        "Main: its books begin with 1.00 EUR, which this statement opens with. Older ones go in "
          + "from the latest to the oldest."
      ])
    #expect(
      try bank.refusal { try bank.take(.day("2018-12-04", 0, SampleLine(5))) }
        == "CL033 statement S-2018-12-04 of 2018-12-04 to 2018-12-04 closes with 0.05, but the "
        + "first one of Main, of 2018-12-06 to 2018-12-06, opens with 1.00 EUR")
    try bank.take(.day("2018-12-05", 30, SampleLine(70)))
    #expect(try bank.balance(on: "2018-12-05") == 100)
    #expect(try bank.balance() == 101)
    #expect(try bank.suspense() == 71)
    try expectWhole()
    #expect(
      try bank.refusal { try bank.take(.day("2018-12-01", 0, SampleLine(5))) }.hasPrefix("CL033"))
  }

  @Test("and are numbered by the bank are named by their numbers")
  func numbered() throws {
    for (day, number, opening) in [("2018-12-03", "7", 0), ("2018-12-06", "10", 100)] {
      var statement = SampleStatement.day(day, Int64(opening), SampleLine(100))
      statement.sequence = number
      let done = try bank.take(statement)
      #expect(
        done.warnings
          == (opening == 0
            ? []
            : [
              "Main: the bank's statements 8 to 9 are missing; the balances before and after them "
                + "agree. If there are any, import them: they go in between."
            ]))
    }
  }

  @Test("lines count on the day on which they were booked, in a first statement too")
  func days() throws {
    var first = SampleStatement(from: "2018-12-18", to: "2018-12-20", opening: 1_000)
    first.lines = [
      SampleLine(100, "2018-12-18"), SampleLine(20, "2018-12-19"), SampleLine(3, "2018-12-20"),
    ]
    first.closing = 1_123
    try bank.take(first)
    #expect(try bank.balance(on: "2018-12-17") == 0)
    #expect(try bank.balance(on: "2018-12-18") == 1_100)
    #expect(try bank.balance(on: "2018-12-19") == 1_120)
    #expect(try bank.balance(on: "2018-12-20") == 1_123)
  }

  @Test("in any order end as the same books", arguments: Seed.some(8))
  func anyOrder(seed: Seed) throws {
    var dice = seed.generator
    var balance: Int64 = 0
    var statements: [SampleStatement] = []
    var ends: [String: Int64] = [:]
    for day in 1...9 {
      for _ in 0..<Int.random(in: 0...2, using: &dice) {
        let lines = (0..<Int.random(in: 1...3, using: &dice)).map { _ in
          SampleLine([100, 200, -100].randomElement(using: &dice) ?? 100)
        }
        var statement = SampleStatement.day("2018-12-0\(day)", balance)
        statement.sequence = String(statements.count + 1)
        statement.id = "S\(statements.count + 1)"
        statement.lines = lines.map { line in
          var line = line
          line.day = "2018-12-0\(day)"
          return line
        }
        balance += lines.reduce(0) { $0 + $1.cents }
        statement.closing = balance
        statements.append(statement)
      }
      ends["2018-12-0\(day)"] = balance
    }
    var waiting = statements.shuffled(using: &dice)
    var terms = StatementTerms()
    while !waiting.isEmpty {
      var refused: [SampleStatement] = []
      for statement in waiting {
        do {
          let done = try bank.take(statement, terms: terms).document
          #expect(done.lines == statement.lines.count, "\(seed): \(statement)")
        } catch let error as PostgresError {
          let state = error.sqlState?.rawValue ?? ""
          #expect(["CL032", "CL033"].contains(state), "\(seed): \(error)")
          refused.append(statement)
        }
      }
      // Two that come to nothing together fit only where a gap is accepted until both are there.
      guard refused.count < waiting.count || !terms.acceptsGap else {
        Issue.record("\(seed): \(refused) stay refused")
        return
      }
      terms.acceptsGap = refused.count == waiting.count
      waiting = refused
    }
    for (day, cents) in ends {
      #expect(try bank.balance(on: day) == cents, "\(seed): \(day)")
    }
    let total = statements.flatMap(\.lines).reduce(0) { $0 + $1.cents }
    #expect(try bank.suspense() == (statements.isEmpty ? 0 : total), "\(seed)")
    try expectWhole("\(seed)")
  }

  @Test("with one balance only join by what their lines make of it, page by page")
  func oneBalance() throws {
    var first = SampleStatement.day("2018-12-04", 100, SampleLine(5))
    first.closing = nil
    var second = SampleStatement.day("2018-12-04", 105, SampleLine(7))
    second.opening = nil
    try bank.take(first)
    let page = try bank.take(second)
    #expect(page.document.lines == 1)
    #expect(try bank.balance() == 112)
    #expect(try bank.take(second, bytes: "again").document.repeated == 1)
    var later = SampleStatement.day("2018-12-05", 1_000, SampleLine(1))
    later.opening = nil
    #expect(try bank.refusal { try bank.take(later) }.hasPrefix("CL032"))
    try expectWhole()
  }

  @Test("are known where they were told without the balance that they state now")
  func balanceTold() throws {
    var bare = SampleStatement.day("2018-12-04", 0, SampleLine(5))
    (bare.opening, bare.closing) = (nil, nil)
    try bank.take(bare)
    bare.closing = 105
    #expect(try bank.take(bare).document.repeated == 1)
    #expect(try bank.balance() == 5)
    try expectWhole()
  }

  @Test("in one file twice are refused, and told to be that")
  func twiceInOneFile() throws {
    let one = SampleStatement.day("2018-12-04", 0, SampleLine(5, reference: "R-1"))
    let refusal = try bank.refusal { try bank.take(one, one) }
    #expect(refusal.hasPrefix("CL033 statement S-2018-12-04 of"))
    #expect(refusal.hasSuffix("or it is told twice in one file"))
  }
}
