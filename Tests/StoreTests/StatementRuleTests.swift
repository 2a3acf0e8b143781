import Banking
import Ledger
import Postgres
import RandomCases
import Store
import TestSupport
import Testing

@Suite("What statements ask for")
struct StatementRuleTests {
  private let bank: BankBooks

  init() throws { bank = try BankBooks() }

  @Test("of an account that is not registered, or in another currency, are refused with a way out")
  func unknown() throws {
    var other = SampleStatement.day("2018-12-05", 0, SampleLine(100))
    other.account = "BE68539007547034"
    let refused = try #require(throws: PostgresError.self) { try bank.take(other) }
    #expect(refused.message == "there is no bank account BE68539007547034")
    #expect(
      refused.hint
        == "To register it: coopledger bank add CODE --iban BE68539007547034 --currency EUR")
    var dollars = SampleStatement.day("2018-12-05", 0, SampleLine(100))
    dollars.unit = sampleUnit("USD")
    #expect(
      try bank.refusal { try bank.take(dollars) }
        == "CL030 this is in USD, and the bank account Main is kept in EUR")
    var nameless = SampleStatement.day("2018-12-05", 0, SampleLine(100))
    nameless.account = nil
    #expect(
      try bank.refusal { try bank.take(nameless) }
        == "CL006 the file does not say whose account it is")
    #expect(try bank.take(nameless, terms: StatementTerms(account: "main")).document.lines == 1)
  }

  @Test("whose later part is refused leave nothing of the file behind")
  func wholeFile() throws {
    let before = try bank.books.digest()
    var odd = SampleStatement.day("2018-12-06", 100, SampleLine(5))
    odd.closing = 7
    #expect(
      try bank.refusal {
        try bank.take(.day("2018-12-05", 0, SampleLine(100)), odd)
      }.hasPrefix("CL031"))
    let file = try BankBooks.file(
      [.day("2018-12-05", 0, SampleLine(100))],
      failure: StatementError("statement_amount", line: 7, "\"12..34\" is no amount"))
    #expect(
      try bank.refusal { _ = try bank.store.importStatements(file, StatementTerms(), Recording()) }
        == "statement_amount \"12..34\" is no amount")
    #expect(try bank.books.digest() == before)
  }

  @Test("of several days in one file are taken in the order of their days")
  func several() throws {
    let done = try bank.take(
      .day("2018-12-06", 100, SampleLine(5)), .day("2018-12-05", 0, SampleLine(100))
    ).document
    #expect(done.statements.count == 2)
    #expect(try bank.balance(on: "2018-12-05") == 100)
    #expect(try bank.balance() == 105)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("with lines of a closed month are posted on the first open day, and keep their own")
  func closedMonth() throws {
    try bank.take(.day("2018-11-30", 0, SampleLine(100)))
    _ = try bank.store.closePeriod(Month(parsing: "2018-12"), Recording())
    let done = try bank.take(.day("2018-12-05", 100, SampleLine(7)))
    #expect(done.document.late.map(\.postedOn.description) == ["2019-01-01"])
    // Of the line, and of the days that no statement tells of.
    #expect(done.warnings.count == 2)
    #expect(try bank.balance(on: "2018-12-05") == 107)
    #expect(try bank.store.bankAccounts().map(\.late) == [1])
    var gift = DonationRequest(amount: "3.00", currency: "EUR", campaign: "sdg")
    gift.receivedOn = try Day(parsing: "2019-01-07")
    _ = try bank.store.recordDonation(gift, Recording())
    #expect(
      try bank.store.missing(in: Month(parsing: "2019-01")).contains(
        "a gift or refund recorded by hand since 2019-01-07, 3.00 EUR in all, not seen on a "
          + "statement"))
    #expect(try bank.books.failedChecks() == [])
    #expect(
      try bank.store.missing(in: Month(parsing: "2018-12"))
        .contains("bank account Main has no statement of 2018-12-06 to 2018-12-31"))
  }

  @Test("that several import at once are posted once, and all but one are told so")
  func atOnce() throws {
    let day = SampleStatement.day("2018-12-05", 0, SampleLine(100), SampleLine(100))
    let answers = inParallel(6) { [books = bank.books] index in
      try books.store().importStatements(
        BankBooks.file([day], bytes: index % 2 == 0 ? "" : "other bytes"), StatementTerms(),
        Recording()
      ).document.lines
    }
    #expect(try answers.map { try $0.get() }.count == 6)
    #expect(try bank.balance() == 200)
    let lines = try bank.books.connect().texts("select count(*)::text from banking.line")
    #expect(lines == ["2"])
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("naming a donor who is erased are restricted, and blanked when they need not be kept")
  func erased() throws {
    var request = DonationRequest(amount: "1.00", currency: "EUR", campaign: "sdg")
    request.donor = "Ana Diaz"
    request.receivedOn = try Day(parsing: "2018-12-05")
    _ = try bank.store.recordDonation(request, Recording())
    try bank.take(.day("2018-12-05", 0, SampleLine(100)))
    let erased = try bank.store.eraseDonor("DN-00001", reason: "asked", Recording())
    #expect(erased.warnings.contains { $0.contains("must be kept as evidence until") })
    let admin = try bank.books.connect()
    #expect(try admin.texts("select counterparty_name from banking.line_text") == ["Ana Diaz"])
    let shown = try bank.store.bankLines(BankLineFilter())
    #expect(shown.map(\.counterparty) == [nil])
    #expect(shown.map(\.remittance) == [nil])
    try admin.execute("update banking.file set keep_until = '2020-12-31'")
    _ = try bank.store.eraseDonor("DN-00001", reason: "asked", Recording())
    let left = try admin.texts(
      "select count(counterparty_name)::text || ' ' || count(salt) from banking.line_text")
    #expect(left == ["0 0"])
    #expect(try admin.texts("select count(*)::text from banking.file_piece") == ["0"])
    // Ten years have not passed, which one check sees, and no other one misses the texts.
    #expect(try bank.books.failedChecks() == ["statement_files_are_what_was_kept"])
    #expect(
      try admin.texts("select left(finding, 33) from audit.violations")
        == ["may be destroyed after 2020-12-31"])
  }

  @Test(
    "in any order of files that overlap leave exactly one of each line",
    arguments: Seed.some(3))
  func anyOrder(seed: Seed) throws {
    var dice = ModelDice(seed)
    // Forty days, some of equal gifts; files of a few days each that overlap, without balances.
    var lines: [SampleLine] = []
    for number in 1...40 {
      let day = try #require(Day(parsing: "2018-03-01").adding(days: number / 2))
      for _ in 0..<dice.one(of: [0, 1, 2, 3]) {
        lines.append(
          SampleLine(
            dice.one(of: [1_000, 1_000, 500, -250]), day.description,
            text: dice.one(of: ["a gift", "another"]),
            reference: dice.isOnce(in: 3) ? "R\(lines.count)" : nil))
      }
    }
    let days = Array(Set(lines.map(\.day))).sorted()
    var files = (0..<days.count).map { start in days[start..<min(start + 3, days.count)] }
    files.shuffle(using: &dice.generator)
    for file in files {
      var statement = SampleStatement()
      statement.lines = lines.filter { file.contains($0.day) }
      try bank.take(statement, bytes: "\(file)")
    }
    #expect(try bank.balance() == lines.reduce(0) { $0 + $1.cents })
    let count = try bank.books.connect().texts("select count(*)::text from banking.line")
    #expect(count == [String(lines.count)])
    // Days with balances behind them, some twice and out of order: refused until they follow.
    var balance = try bank.balance()
    var waiting: [SampleStatement] = []
    for number in 0..<8 {
      let day = try #require(Day(parsing: "2018-04-01").adding(days: number))
      let statement = SampleStatement.day(
        day.description, balance, SampleLine(dice.one(of: [100, 200, -250])), SampleLine(100))
      balance = statement.closing ?? 0
      waiting += Array(repeating: statement, count: dice.one(of: [1, 2]))
    }
    // The books begin with the first; all others come as they come.
    try bank.take(waiting[0], bytes: "first")
    waiting.shuffle(using: &dice.generator)
    var terms = StatementTerms()
    var attempt = 0
    while !waiting.isEmpty {
      attempt += 1
      let refused = try waiting.enumerated().filter { index, statement in
        try bank.refusal {
          try bank.take(statement, bytes: "\(attempt) \(index)", terms: terms)
        } != "done"
      }.map(\.element)
      // Days that come to nothing together fit only where a gap is accepted until all are there.
      guard refused.count < waiting.count || !terms.acceptsGap else { break }
      terms.acceptsGap = refused.count == waiting.count
      waiting = refused
    }
    #expect(waiting.isEmpty)
    #expect(try bank.balance() == balance)
    #expect(try bank.books.failedChecks() == [])
  }
}
