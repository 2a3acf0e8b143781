import Ledger
import Postgres
import RandomCases
import Store
import Testing

@Suite(
  "The books in the hands of foreign programs",
  // scripts/test installs Debian's hledger, ledger and beancount.
  .enabled(if: ForeignTool.areInstalled, "needs hledger, ledger and beancount in /usr/bin"))
struct ExportTests {
  private func exported(
    _ store: Store, _ format: any JournalFormat, from: Day? = nil, to: Day? = nil,
    at horizon: Horizon = Horizon()
  ) throws -> String {
    var text = ""
    try store.exportBooks(as: format, from: from, to: to, at: horizon) { text += $0 }
    return text
  }

  /// Has each program reckon the books, and compares every balance with ours.
  private func expectAgreement(
    _ store: Store, from: Day? = nil, to: Day? = nil, at horizon: Horizon = Horizon(),
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let end = Horizon(asOf: to ?? horizon.asOf, knownAt: horizon.knownAt)
    let ours = try store.trialBalance(from: from, at: end).compactMap { row in
      let moved =
        from == nil
        ? row.balance.text : try Self.difference(row.balance.text, row.opening.text)
      return moved.contains { ("1"..."9").contains($0) }
        ? "\(row.account) \(row.balance.unit.code) \(moved)" : nil
    }.sorted()
    #expect(!ours.isEmpty, "nothing to compare", sourceLocation: location)
    for tool in ForeignTool.allCases {
      let books = try exported(store, tool.format, from: from, to: to, at: horizon)
      expectEqual(try tool.balances(of: books), ours, "balances of \(tool)", location)
    }
  }

  /// One decimal less another of the same scale.
  private static func difference(_ one: String, _ other: String) throws -> String {
    let scale = one.split(separator: ".").dropFirst().first?.count ?? 0
    let unit = try Unit(code: "XTS", scale: scale, kind: .currency)
    return try Money(parsing: one, unit: unit).subtracting(Money(parsing: other, unit: unit)).text
  }

  @Test("A year of gifts and members comes to the same balances, to the cent and to the member")
  func year() throws {
    let books = try MemberBooks.full().books
    let store = try books.store()
    try expectAgreement(store)
    try expectAgreement(store, from: day("2017-02-01"), to: day("2018-12-05"))
    try expectAgreement(store, at: Horizon(asOf: day("2018-12-10")))
    let moment = try books.connect().texts(
      """
      select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      from ledger.entry order by id offset 12 limit 1
      """)
    try expectAgreement(store, at: Horizon(knownAt: KnownAt(parsing: moment[0])))
  }

  @Test("Sealed entries bear their legal numbers, and nothing else changes")
  func sealed() throws {
    let books = try JournalBooks()
    let store = try books.store()
    let before = try ForeignTool.allCases.map { try exported(store, $0.format) }
    try books.connect().execute("select ledger.seal_finished()")
    for (tool, text) in zip(ForeignTool.allCases, before) {
      let after = try exported(store, tool.format)
      #expect(try tool.balances(of: after) == tool.balances(of: text))
      // (2018/DON/000001) before the kind, or a line of its own.
      let number = #/ \([0-9]{4}/[A-Z]+/[0-9]{6}\)|\n  entry_no: "[0-9]{4}/[A-Z]+/[0-9]{6}"/#
      #expect(after.matches(of: number).count == after.matches(of: #/entry_id: /#).count)
      #expect(after.replacing(number, with: "") == text)
    }
  }

  @Test("Random gifts in many currencies come to the same balances", arguments: Seed.some(3))
  func gifts(seed: Seed) throws {
    var dice = ModelDice(seed)
    var run = try ModelRun(campaigns: [
      ("sea", "EUR", 100_000), ("yen", "JPY", 5_000_000), ("gulf-1", "BHD", 1),
    ])
    for step in 0..<80 {
      guard try run.take(dice.operation(in: run.world), step) else { return }
    }
    try expectAgreement(run.ledger.store)
  }

  @Test("Random histories of members come to the same counts", arguments: MemberSeed.some(3))
  func members(seed: MemberSeed) throws {
    var dice = MemberDice(seed)
    var run = try MemberRun()
    for _ in 0..<60 {
      guard try run.take(dice.operation(in: run.model, run.stamps.count)) != nil else { return }
    }
    try expectAgreement(run.books.books.store())
  }

  @Test("Books without an entry are read as such", arguments: ForeignTool.allCases)
  func nothing(tool: ForeignTool) throws {
    let store = try JournalBooks.empty().store()
    #expect(try tool.balances(of: exported(store, tool.format)) == [])
  }

  @Test("The treasurer and the auditor get the same bytes, and nobody else's rights are needed")
  func roles() throws {
    let books = try MemberBooks.full().books
    let treasurer = try books.store(as: .treasurer)
    let auditor = try books.store(as: .auditor)
    for tool in ForeignTool.allCases {
      let text = try exported(treasurer, tool.format)
      #expect(text.contains("D-2018-"))
      #expect(try exported(auditor, tool.format) == text)
    }
  }

  @Test("Own accounts keep their names apart: closed, reopened, or looking like beancount's ours")
  func ownAccounts() throws {
    let store = try JournalBooks.empty().store()
    let names = [
      "Equity:Memorandum:Pledges:SDG:Promised", "Equity:Memorandum:Equity:Memorandum:X",
      "Equity:Memorandum:X", "Equity:Memorandum", "Expenses:0-x--:A", "Assets:Any:All",
    ]
    for name in names {
      _ = try store.openAccount(
        name, unit: "EUR", number: "613000", anyCurrency: true, description: "; \"x\"\n  y",
        Recording())
      for (unit, amount) in [("EUR", "0.01"), ("BHD", "1.000"), ("JPY", "1000")] {
        let request = try ModelBooks.entry { request in
          (request.debit, request.credit) = (name, "Equity:Opening")
          (request.amount, request.unit) = (amount, unit)
        }
        _ = try store.postEntry(request, Recording())
      }
    }
    let pledged = try store.recordPledge(ModelBooks.pledge(), Recording())
    #expect(pledged.status == .created)
    try expectAgreement(store)

    let request = try ModelBooks.entry { request in
      (request.debit, request.credit) = ("Equity:Opening", "Equity:Memorandum")
      (request.amount, request.unit) = ("0.01", "EUR")
    }
    _ = try store.postEntry(request, Recording())
    let close = { (unit: String) in
      _ = try store.closeAccount(
        "Equity:Memorandum", unit: unit, on: day("2018-12-31"), Recording())
    }
    try close("EUR")
    #expect(try !exported(store, BeancountFormat()).contains(" close "))
    for (unit, amount) in [("BHD", "1.000"), ("JPY", "1000")] {
      var request = request
      (request.amount, request.unit) = (amount, unit)
      _ = try store.postEntry(request, Recording())
      try close(unit)
    }
    let line = "2018-12-31 close Equity:Memorandum\n"
    #expect(try exported(store, BeancountFormat()).contains(line))
    let before = Horizon(asOf: try day("2018-12-30"))
    #expect(try !exported(store, BeancountFormat(), at: before).contains(" close "))
    try expectAgreement(store)
  }

  @Test("What people typed is nowhere in it, and can break nothing")
  func hostileTexts() throws {
    let store = try JournalBooks.empty().store()
    let evil = "evil\n\n2018-01-01 * \"\n  Assets:Cash  1 EUR ; x\n\"; { [2018-01-01] |"
    _ = try store.createCampaign("a-b-1", name: evil, goal: "1", currency: "EUR", Recording())
    for code in [evil, "a b", "a:b", "a;b", "A\"", "a\n", "é", ""] {
      #expect(throws: (any Error).self, "\(code.debugDescription)") {
        try store.createCampaign(code, name: "x", goal: "1", currency: "EUR", Recording())
      }
    }
    let gift = try store.recordDonation(
      ModelBooks.gift("5.00", "EUR") {
        ($0.campaign, $0.donor, $0.memo, $0.reference) = ("a-b-1", evil, evil, evil)
      }, Recording(key: evil))
    let number = try ModelBooks.number(gift.document.number)
    _ = try store.refundDonation(
      number, ModelBooks.refund { ($0.amount, $0.reason) = ("1.00", evil) }, Recording())
    _ = try store.postEntry(try ModelBooks.entry { $0.memo = evil }, Recording())
    for tool in ForeignTool.allCases {
      let text = try exported(store, tool.format)
      #expect(!text.contains("evil"))
      #expect(text.contains("Income:Donations:A-B-1"))
    }
    try expectAgreement(store)
  }

  @Test("Every unit that there is can be read", arguments: ForeignTool.allCases)
  func units(tool: ForeignTool) throws {
    let books = try JournalBooks.empty()
    let rows = try books.connect(as: .auditor).query(
      "select unit, scale, kind from audit.units order by unit collate \"C\"")
    let units = try rows.map { row in
      try Unit(
        code: row.decode("unit"), scale: row.decode("scale"),
        kind: row.decode("kind") == "currency" ? .currency : .statistical)
    }
    #expect(units.count > 150)
    let cash = try AccountName("Assets:Cash")
    let opening = try AccountName("Equity:Opening")
    let entry = BookedEntry(
      id: 1, number: nil, effectiveOn: try day("1800-01-01"), kind: "entry", document: nil,
      reverses: nil, recordedAt: "2018-12-05T00:00:00.000000Z",
      postings: try units.flatMap { unit in
        let most = Money(minor: .max, unit: unit)
        return [
          BookedEntry.Posting(account: cash, amount: most),
          BookedEntry.Posting(account: opening, amount: try most.negated()),
        ]
      })
    let accounts = [cash, opening].map { BookedAccount(name: $0, units: units) }
    let text = tool.format.head(accounts, from: entry.effectiveOn) + tool.format.text(entry)
    let expected = entry.postings.map { "\($0.account) \($0.amount.unit) \($0.amount.text)" }
    expectEqual(try tool.balances(of: text), expected.sorted(), "units of \(tool)")
  }
}
