import Ledger
import Postgres
import RandomCases
import Store
import TestSupport
import Testing

/// What a session may be set to without a verifier being wrong.
private let hostile = [
  "PGTZ": "Asia/Kathmandu", "PGDATESTYLE": "German, DMY", "PGCLIENTENCODING": "LATIN1",
  "PGOPTIONS":
    "-c standard_conforming_strings=off -c bytea_output=escape -c extra_float_digits=-15 "
    + "-c search_path=audit",
]

@Suite("Those who verify the seals")
struct SealVerifierTests {
  @Test(
    "agree on random journals, sealed and verified under hostile settings of the session",
    .enabled(if: SealBooks.hasPython, "needs python3"), arguments: Seed.some(3))
  func randomJournals(seed: Seed) throws {
    var dice = ModelDice(seed)
    var run = try ModelRun(campaigns: [("yen", "JPY", 5_000_000), ("gulf-1", "BHD", 1)])
    let database = run.ledger.database
    let treasurer = "model_verifier"
    try database.need(
      role: treasurer, memberOf: "coopledger_treasurer", "coopledger_auditor")
    let bent = try Store(timeZone: "Europe/Brussels") {
      let connection = try database.connect(user: treasurer)
      try connection.executeScript(
        """
        set timezone = 'Asia/Kathmandu'; set datestyle = 'German, DMY';
        set bytea_output = 'escape'; set extra_float_digits = -15; set search_path = audit;
        """)
      return connection
    }
    var anchors: [Sealing] = []
    for step in 0..<60 {
      guard try run.take(dice.operation(in: run.world), step) else { return }
      if dice.isOnce(in: 6) { anchors.append(try bent.seal()) }
    }
    anchors.append(try run.ledger.store.seal())
    guard try run.take(dice.operation(in: run.world), 60) else { return }
    for anchor in anchors {
      let seal = try #require(anchor.seal)
      let known = try Anchor(seal: seal, root: anchor.root, size: anchor.treeSize)
      #expect(try bent.verify(against: known).findings.map(\.finding) == [])
    }
    let last = try #require(anchors.last)
    let rows = try SealBooks.bySQL(
      database, as: treasurer, hostile, seal: "\(last.seal ?? 0)", root: last.root.uppercased())
    #expect(rows.count == 1 && rows[0].hasSuffix("|everything agrees"), "\(rows)")
    let python = try SealBooks.byPython(
      bent,
      ["--fiscal-year-start", "1", "--seal", "\(last.seal ?? 0)", "--root", last.root])
    #expect(python.status == 0, "\(python.error)")
    #expect(python.output.contains("root \(last.root)"))
    #expect(try run.ledger.violations() == [])
  }

  @Test("agree on books with every kind of document and of movement")
  func full() throws {
    let books = try SealBooks.full()
    let store = try books.store(as: .auditor)
    let found = try store.verify()
    #expect(found.findings.map(\.finding) == [])
    let last = try #require(found.last)
    #expect(last.treeSize > 30 && last.number == Int64(found.seals) && found.seals > 2)
    let rows = try SealBooks.bySQL(books.database, as: "auditor", hostile)
    #expect(rows == ["\(found.seals) seals, \(last.treeSize) entries|everything agrees"])
    guard SealBooks.hasPython else { return }
    let python = try SealBooks.byPython(store)
    #expect(python.status == 0, "\(python.error)")
  }

  @Test("read what was posted late on a day to come", .enabled(if: SealBooks.hasPython))
  func dayToCome() throws {
    let books = try JournalBooks()
    let store = try books.store()
    let today = try store.today()
    _ = try store.closePeriod(Month(parsing: String(today.description.prefix(7))), Recording())
    let late = try store.recordDonation(
      ModelBooks.gift("5.00", "EUR") { $0.receivedOn = today }, Recording(isLate: true))
    #expect(try #require(late.postedLateOn) > today)
    _ = try store.recordDonation(ModelBooks.gift("10.00", "EUR"), Recording())
    _ = try store.seal()
    let python = try SealBooks.byPython(books.store(as: .auditor))
    #expect(python.status == 0, "\(python.output) \(python.error)")
  }

  @Test("are given the journal as a seal knew it, also as an auditor")
  func journalOfASeal() throws {
    let books = try SealBooks.full()
    func lines(as role: JournalRole) throws -> [String] {
      var lines: [String] = []
      try books.store(as: role).exportJournal(
        from: nil, to: nil, at: Horizon(knownAt: KnownAt(parsing: "seal:2"))
      ) { lines.append("\($0)") }
      return lines
    }
    let ofTreasurer = try lines(as: .treasurer)
    #expect(!ofTreasurer.isEmpty)
    #expect(try lines(as: .auditor) == ofTreasurer)
  }

  @Test("agree that nothing is wrong where nothing is sealed")
  func nothing() throws {
    let books = try JournalBooks()
    let found = try books.store(as: .auditor).verify()
    #expect(found.findings.isEmpty && found.last == nil && found.seals == 0)
    #expect(
      try SealBooks.bySQL(books.database, as: "auditor") == ["0 seals, 0 entries|everything agrees"]
    )
    let anchor = try Anchor(seal: 1, root: String(repeating: "0", count: 64))
    #expect(
      try books.store(as: .auditor).verify(against: anchor).findings.map(\.finding) == [
        "is not there: nothing is sealed"
      ])
  }
}
