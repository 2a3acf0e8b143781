import Postgres
import Store
import TestSupport
import Testing

@Suite("Sealing while others work")
struct SealRaceTests {
  /// Accounts whose balance in the report is not that of the journal, in one statement and so in
  /// one snapshot.
  private static let differences: SQL = """
    select coalesce(t.account, j.account)
    from audit.trial_balance as t
    full join (
      select j.account, j.unit, sum(j.debit) as debit, sum(j.credit) as credit
      from audit.journal as j
      group by j.account, j.unit
    ) as j on j.account = t.account and j.unit = t.unit
    where (t.debit, t.credit) is distinct from (j.debit, j.credit)
    """

  @Test("Eight writers, some of whom change their minds: each entry is in one seal, reports exact")
  func writers() throws {
    let books = try JournalBooks()
    let writing = Shared(8)
    let isOver: @Sendable () -> Bool = { writing.withLock { $0 == 0 } }
    // Eight write; the ninth seals without a pause; the tenth compares what it reads.
    let outcomes = inParallel(10) { index -> Int in
      switch index {
      case 8:
        let store = try books.store()
        var seals = 0
        while !isOver() { seals += try store.seal().isNew ? 1 : 0 }
        return seals
      case 9:
        let connection = try books.connect(as: .auditor)
        var reads = 0
        while !isOver() {
          #expect(try connection.texts(Self.differences) == [])
          reads += 1
        }
        return reads
      default:
        defer { writing.withLock { $0 -= 1 } }
        let store = try books.store()
        for round in 0..<25 {
          _ = try store.postEntry(ModelBooks.entry(), Recording(isDryRun: round % 3 == 0))
        }
        return 25
      }
    }
    let counts = try outcomes.map { try $0.get() }
    #expect(counts[8] > 1 && counts[9] > 0, "too few seals or reads to say much: \(counts)")
    _ = try books.store().seal()
    let found = try books.store(as: .auditor).verify()
    #expect(found.findings.map(\.finding) == [])
    #expect(try books.failedChecks() == [])
    let entries = try books.connect().texts("select count(*) from ledger.entry")
    #expect(entries == ["\(found.last?.treeSize ?? 0)"])
  }

  @Test("A dump that is restored into a fresh cluster goes on, beside transactions that hang")
  func restored() throws {
    let books = try SealBooks.full()
    let last = try #require(try books.store().seals().last)
    for _ in 0..<3 { _ = try books.store().postEntry(ModelBooks.entry(), Recording()) }
    let server = try TestServer.start(settings: ["max_prepared_transactions": "5"])
    let database = try TestDatabase.make(on: server)
    try restore(books.database, into: database)

    let store = try Store(timeZone: "Europe/Brussels") { try database.connect(user: "treasurer") }
    let anchor = try Anchor(seal: last.number, root: last.root, size: last.treeSize)
    #expect(try SealBooks.findings(database, as: "auditor", against: anchor).map(\.finding) == [])
    let admin = try database.connect()
    #expect(try admin.texts(Self.differences) == [])

    // One hangs prepared, one writes in another database, and neither holds sealing up.
    try admin.executeScript(Self.prepared)
    let elsewhere = try server.connect()
    try elsewhere.executeScript("begin; create table public.unfinished (id integer)")
    let sealing = try store.seal()
    #expect(sealing.seal == last.number + 1)
    #expect(sealing.entries == 3)
    #expect(sealing.treeSize == last.treeSize + 3)
    #expect(try SealBooks.findings(database, as: "auditor", against: anchor).map(\.finding) == [])
    try admin.execute("commit prepared 'hanging'")
    #expect(try store.seal().entries == 1)
    #expect(try SealBooks.findings(database, as: "auditor", against: anchor).map(\.finding) == [])
    #expect(try admin.texts("select check_name from audit.violations") == [])
  }

  private func restore(_ source: TestDatabase, into target: TestDatabase) throws {
    let tools = source.server.binaries
    let from = Child.ownEnvironment.merging(source.environment) { $1 }
    let to = Child.ownEnvironment.merging(target.environment) { $1 }
    let roles = try Child.run("\(tools)/pg_dumpall", ["--roles-only"], environment: from)
    let dump = try Child.run("\(tools)/pg_dump", environment: from)
    #expect(roles.status == 0 && dump.status == 0, "\(roles.error)\(dump.error)")
    // (The superuser is there already, which psql says and goes on.)
    try Child.run("\(tools)/psql", ["-qX"], environment: to, input: roles.standardOutput)
    let restored = try Child.run(
      "\(tools)/psql", ["-qX", "--set=ON_ERROR_STOP=1"], environment: to,
      input: dump.standardOutput)
    #expect(restored.status == 0, "\(restored.error)")
  }

  /// An entry whose transaction is prepared, and neither committed nor rolled back.
  private static let prepared = """
    begin;
    insert into ledger.operation (key, kind, request) values ('hanging', 'entry.post', '{}');
    insert into ledger.unsealed select id from ledger.operation where key = 'hanging';
    insert into ledger.entry (
      operation_id, recorded_at, effective_on, transfer_count, journal_code, kind)
    select id, recorded_at, '2018-12-05', 1, 'OD', 'entry'
    from ledger.operation
    where key = 'hanging';
    insert into ledger.transfer (
      entry_id, line, transfer_count, debit_account, credit_account, unit, account_group,
      amount_minor)
    select e.id, 1, 1, d.id, c.id, 'EUR', 'real', 100
    from ledger.operation as o
    join ledger.entry as e on e.operation_id = o.id
    join ledger.account as d on d.name = 'Expenses:Bank' and d.unit = 'EUR'
    join ledger.account as c on c.name = 'Assets:Cash' and c.unit = 'EUR'
    where o.key = 'hanging';
    prepare transaction 'hanging';
    """
}
