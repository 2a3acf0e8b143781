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

  private func seal(_ ledger: Ledger) throws {
    _ = try ledger.database.connect().query("select ledger.seal_finished()", access: .readWrite)
  }
}
