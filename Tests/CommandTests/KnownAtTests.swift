import Postgres
import TestSupport
import Testing

@Suite("What was known, asked by seal")
struct KnownAtTests {
  @Test("is the same to the byte whatever is recorded and sealed later, and says which seal")
  func status() throws {
    let ledger = try Ledger()
    let gift = try ledger.json(
      "donation record 10.00 EUR --campaign sdg --donor LIGACOOP --on 2018-10-02")
    let number = try #require(try gift.text("donation"))
    try seal(ledger)
    let reads = [
      "campaign status sdg --json", "donation show \(number) --json", "donor list --json",
      "entry show 1 --json", "report trial-balance --to 2018-12-31", "export csv",
    ].map { "\($0) --known-at seal:1" }
    let first = try reads.map { try ledger.run($0).output }
    #expect(first[0].contains("\"raised\":\"10.00\""))
    #expect(first[0].hasSuffix("\"seal\":1}\n"), "\(first[0])")

    _ = try ledger.json("donation void \(number) --reason 'typed twice'")
    _ = try ledger.json("donation record 7.00 EUR --campaign sdg --donor SMart --on 2018-10-02")
    #expect(try reads.map { try ledger.run($0).output } == first)
    try seal(ledger)
    #expect(try reads.map { try ledger.run($0).output } == first)
    let second = try ledger.json("campaign status sdg --known-at seal:2")
    #expect(try second.text("raised") == "7.00")
  }

  @Test("of months, bank accounts, statements and lines is what the seal covered, and no more")
  func statements() throws {
    let ledger = try Ledger()
    let folder = try StatementFolder()
    defer { try? folder.remove() }
    let first = try folder.write("a", day: "2018-12-05", opening: 0, [100, 200])
    let second = try folder.write("b", day: "2018-12-06", opening: 300, [50])
    try ledger.json("bank add Main --iban \(StatementFolder.iban) --currency EUR")
    try ledger.json("statement import \(first)")
    try ledger.json("period close 2018-11 --yes")
    try seal(ledger)
    let reads = [
      "bank list --json", "statement list --json", "statement show 1 --json",
      "statement lines --unallocated --as-of 2018-12-31 --json", "period list --json",
    ]
    let now = try reads.map { try ledger.run($0).output }
    #expect(now[0].contains("\"unexplained\":\"3.00\"") && now[4].contains("\"closed\""))
    let known = reads.map { "\($0) --known-at seal:1" }
    #expect(try known.map { try ledger.run($0).output } == now)

    try ledger.json("statement import \(second)")
    try ledger.json("statement allocate 1 --campaign sdg --anonymous")
    try ledger.json("donation record 1.00 EUR --campaign sdg --on 2018-10-05")
    try ledger.json("period reopen 2018-11 --reason late")
    #expect(try known.map { try ledger.run($0).output } == now)
    try seal(ledger)
    #expect(try known.map { try ledger.run($0).output } == now)
    #expect(
      try reads.map { try ledger.run("\($0) --known-at seal:2").output }
        == reads.map { try ledger.run($0).output })
    #expect(try ledger.run("statement show 2").status == 0)
    let unknown = try ledger.run("statement show 2 --known-at seal:1 --json")
    #expect(unknown.status == 65)
    #expect(try unknown.errorJSON.text("code") == "unknown_statement")

    // Of the first day's two lines one is explained, and on that day nothing else was there.
    for (day, open) in [("2018-12-04", 0), ("2018-12-05", 1), ("2018-12-06", 2)] {
      let lines = try ledger.json("statement lines --unallocated --as-of \(day)").elements
      #expect(lines.count == open, "\(day)")
    }
    let before = "2018-12-01T00:00:00Z"
    for read in ["bank list", "statement list", "statement lines", "period list"] {
      #expect(try ledger.json("\(read) --known-at \(before)").elements.isEmpty, "\(read)")
    }
    #expect(
      try ledger.value(
        """
        select count(*)
        from audit.periods as p
        full join audit.periods_at('infinity') as k using (period, state, first_day, last_day)
        where p.closed_at is distinct from k.closed_at or p.closed_by is distinct from k.closed_by
        """) == "0")
  }

  private func seal(_ ledger: Ledger) throws {
    _ = try ledger.database.connect().query("select ledger.seal_finished()", access: .readWrite)
  }
}
