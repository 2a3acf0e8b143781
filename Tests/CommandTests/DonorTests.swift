import Postgres
import TestSupport
import Testing

@Suite("Who gave")
struct DonorTests {
  @Test(
    "an anonymous payment of a pledge does not name who made the pledge, nor does a corrected one")
  func anonymousPayment() throws {
    let ledger = try Ledger()
    let pledge = try ledger.json(
      "pledge record 100.00 EUR --campaign sdg --donor LIGACOOP --on 2018-10-01")
    let number = try #require(try pledge.text("pledge"))
    let named = try ledger.json(
      "donation record 10.00 EUR --campaign sdg --pledge \(number) --on 2018-10-02")
    #expect(try named.text("donor") == "LIGACOOP")
    let anonymous = try ledger.json(
      "donation record 20.00 EUR --campaign sdg --pledge \(number) --anonymous --on 2018-10-03")
    #expect(try anonymous.text("donor") == nil)
    let first = try #require(try named.text("donation"))
    let corrected = try ledger.json(
      "donation correct \(first) --anonymous --reason 'wants no name'")
    #expect(try corrected.text("donor") == nil)
    #expect(try corrected.text("fulfilled") == "10.00")
    let second = try #require(try corrected.text("donation"))
    let again = try ledger.json("donation correct \(second) --amount 11 --reason typo")
    #expect(try again.text("donor") == nil)
    #expect(try ledger.findings() == [])
  }

  @Test("a code that no donor has is refused, for it would hide the donor who gets it one day")
  func unknownCode() throws {
    let ledger = try Ledger()
    let refused = try ledger.run(
      "donation record 5 EUR --campaign sdg --donor DN-00999 --on 2018-10-01")
    #expect(refused.status == 65)
    #expect(
      refused.error == """
        Error: There is no donor of that code.
        Hint: coopledger donor list shows them; a new donor is recorded by name.

        """)
    #expect(try ledger.value("select count(*) from ledger.operation where kind like 'don%'") == "0")
  }

  @Test("a repeated correction may write the same amount with other zeros")
  func sameAmount() throws {
    let ledger = try Ledger()
    let gift = try ledger.json("donation record 5 EUR --campaign sdg --donor A --on 2018-10-01")
    let number = try #require(try gift.text("donation"))
    let correct = "donation correct \(number) --reason typo --key c1 --amount"
    #expect(try ledger.json("\(correct) 6").text("status") == "created")
    #expect(try ledger.json("\(correct) 6.00").text("status") == "exists")
    #expect(try ledger.run("\(correct) 6.01").status == 65)
  }
}
