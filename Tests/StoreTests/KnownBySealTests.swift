import Ledger
import Postgres
import RandomCases
import Store
import TestSupport
import Testing

@Suite("What was known by a seal")
struct KnownBySealTests {
  @Test(
    "Every report on money is the naive model's at that seal, and stays so for ever",
    arguments: Seed.some(3))
  func money(seed: Seed) throws {
    var dice = ModelDice(seed)
    var run = try ModelRun(campaigns: [("sea", "EUR", 100_000), ("yen", "JPY", 5_000_000)])
    let (ledger, held) = (run.ledger, try HeldCommits(run.ledger.database.connectAny))
    var seals = SealedPast(ledger.admin) { try SealedReports.money(ledger.store, at: $0) }
    for step in 1...60 {
      let operation = dice.operation(in: run.world)
      guard dice.isOnce(in: 6) else {
        guard try run.take(operation, step) else { return }
        // Often enough, whatever the dice say.
        let isDue = seals.steps.count < step / 8
        if dice.isOnce(in: 8) || isDue { try seals.seal(after: step) }
        if dice.isOnce(in: 8) { try ledger.takeBack() }
        continue
      }
      // Stamped before a seal, committed after it: the seal does not know it.
      let isSame = try run.take(operation, step) { perform in
        try held.hold(perform) { try seals.seal(after: step - 1, isAlone: false) }
      }
      guard isSame else { return }
    }
    try seals.seal(after: 60)
    #expect(seals.steps.count > 6, "too few seals to say much")
    try seals.expectTheSame()
    var horizons: [ModelHorizon] = []
    for (seal, step) in seals.steps {
      for _ in 0..<4 {
        var horizon = dice.horizon([step])
        (horizon.isBefore, horizon.seal) = (false, seal)
        horizons.append(horizon)
      }
    }
    try run.compare(horizons)
  }

  @Test(
    "Every report on members is the naive model's at that seal, and stays so for ever",
    arguments: MemberSeed.some(4))
  func members(seed: MemberSeed) throws {
    var dice = MemberDice(seed)
    var run = try MemberRun()
    let store = run.store
    let held = try HeldCommits { [books = run.books] in try books.books.connect() }
    var seals = SealedPast(try run.books.books.connect()) {
      try SealedReports.members(store, at: $0)
    }
    for _ in 0..<70 {
      let operation = dice.operation(in: run.model, run.stamps.count)
      let last = run.stamps.count - 1
      let isAgreed: Bool? =
        if dice.isOnce(in: 5) {
          try run.take(operation) { perform in
            try held.hold(perform) { try seals.seal(after: last, isAlone: false) }
          }
        } else {
          try run.take(operation)
        }
      guard isAgreed != nil else { return }
      if dice.isOnce(in: 8) {
        _ = try store.renameOrganisation(
          "alfa", to: "Alfa \(dice.number(1...99))", on: dice.one(of: MemberDice.days), Recording())
      }
      if dice.isOnce(in: 8) {
        let figure = try store.recordFigure(
          FigureRequest(
            .body("ica"), unit: dice.one(of: ["ORG", "COUNTRY"]), value: 3,
            on: dice.one(of: MemberDice.days), source: "told"), Recording()
        ).document
        if figure.state == .differs, dice.isOnce(in: 2) {
          _ = try store.acceptFigure(figure.id, reason: "known", Recording())
        }
      }
      if dice.isOnce(in: 10) { try store.add("new-\(dice.number(0...99_999_999))", "FR") }
      if dice.isOnce(in: 8) { try seals.seal(after: run.stamps.count - 1) }
    }
    try seals.seal(after: run.stamps.count - 1)
    #expect(seals.steps.count > 6, "too few seals to say much")
    try seals.expectTheSame()
    let known = seals.steps.filter { $0.step >= 0 }
    try run.compare(at: known.map(\.step), seals: known.map(\.seal), on: MemberDice.days)
  }

  @Test("A seal that is not there is refused with the last one that is, by every read")
  func unknownSeal() throws {
    let books = try MemberBooks().books
    let (treasurer, officer) = (try books.store(), try books.store(as: .officer))
    for last in 0...1 {
      let horizon = Horizon(knownAt: try KnownAt(parsing: "seal:7"))
      let money = #expect(throws: StoreError.self) {
        try SealedReports.money(treasurer, at: horizon)
      }
      let members = #expect(throws: StoreError.self) {
        try SealedReports.members(officer, at: horizon)
      }
      #expect(money == members)
      #expect(money?.code == "unknown_seal")
      let expected = last == 0 ? "nothing has been sealed in this ledger" : "the last one is seal 1"
      #expect(money?.message == "There is no seal 7: \(expected)")
      _ = try books.connect().query("select ledger.seal_finished()", access: .readWrite)
    }
  }

  @Test("Seals are written as seal:N with N from 1 on; all else is a moment or refused")
  func parsing() throws {
    #expect(try KnownAt(parsing: "seal:12") == .seal(12))
    #expect(try KnownAt(parsing: "2018-12-05T09:30:00Z") == .moment("2018-12-05T09:30:00Z"))
    for text in ["seal:", "seal:0", "seal:-1", "seal:+1", "seal:1 ", "seal:x", "seal:٣"]
      + ["seal:99999999999999999999"]
    {
      let error = #expect(throws: StoreError.self, "\(text)") { try KnownAt(parsing: text) }
      #expect(error?.code == "seal_malformed")
    }
    for text in ["Seal:1", "12", "2018-12-05"] {
      let error = #expect(throws: StoreError.self, "\(text)") { try KnownAt(parsing: text) }
      #expect(error?.code == "timestamp_malformed")
    }
  }

  @Test("Versions of the register that are older than seals get the operations of their stamps")
  func olderVersions() throws {
    let books = try MemberBooks.full().books
    let connection = try books.connect()
    let versions: SQL = """
      select format('%s %s %s', id, operation_id, superseded_by)
      from membership.affiliation
      order by id
      """
    let before = try connection.texts(versions)
    #expect(before.count > 4)
    let migration = try #require(Schema.files.first { $0.path.hasSuffix("known_by_seal.sql") })
    try connection.executeScript(
      """
      set session_replication_role = replica;
      alter table membership.affiliation
        drop column recorded_at cascade, drop column superseded_at cascade,
        drop column operation_id cascade, drop column superseded_by cascade;
      set session_replication_role = origin;
      """)
    try connection.executeScript(migration.text + "delete from ledger.definitions;")
    _ = try Schema.migrate(connection)
    #expect(try connection.texts(versions) == before)
    #expect(try books.failedChecks() == [])
  }
}

/// The seals of a history, and what was said by each as soon as it was there.
private struct SealedPast {
  private let connection: Connection
  private let reports: (Horizon) throws -> [String: [String]]
  private(set) var steps: [(seal: Int64, step: Int)] = []
  private var said: [Int64: [String: [String]]] = [:]

  init(_ connection: Connection, _ reports: @escaping (Horizon) throws -> [String: [String]]) {
    self.connection = connection
    self.reports = reports
  }

  /// Seals what is there after a step. If nobody else is at work, all that is known is known by
  /// the seal.
  mutating func seal(after step: Int, isAlone: Bool = true) throws {
    let row = try connection.queryOne(
      "select seal, operations from ledger.seal_finished()", access: .readWrite)
    guard try row.decode("operations", as: Int.self) > 0 else { return }
    let seal: Int64 = try row.decode("seal")
    steps.append((seal, step))
    // Somebody who waits in the middle of an operation has the store.
    guard isAlone else { return }
    let all = try reports(Horizon(knownAt: .seal(seal)))
    said[seal] = all
    expect(all, try reports(Horizon()), "seal \(seal) and now")
  }

  /// By every seal, the same is said as at first.
  func expectTheSame() throws {
    #expect(said.count > 2)
    for (seal, all) in said {
      expect(try reports(Horizon(knownAt: .seal(seal))), all, "seal \(seal) now and then")
    }
  }

  private func expect(_ one: [String: [String]], _ other: [String: [String]], _ what: String) {
    #expect(one.keys.sorted() == other.keys.sorted())
    for (name, lines) in one { expectEqual(lines, other[name] ?? [], "\(name): \(what)") }
  }
}

extension ModelLedger {
  /// Posts something and takes it back.
  fileprivate func takeBack() throws {
    var request = EntryRequest(
      debit: "Assets:Cash", credit: "Income:Other", amount: "1.00", unit: "EUR")
    request.day = try Day(parsing: "2018-12-05")
    _ = try store.postEntry(request, Recording(isDryRun: true, isLate: true))
  }
}

extension TestDatabase {
  fileprivate func connectAny() throws -> Connection { try connect() }
}
