import Giving
import Ledger
import Testing

/// USD 1,000.00 by card at 0.8791 with a fee of 29.30, of which 400.00 is refunded with 352.00 EUR
/// paid: worked by hand.
@Suite("The worked example")
struct WorkedExampleTests {
  @Test(
    "Received 879.10, refunded 351.64, raised 527.46, exchange loss 0.36, fees 25.76",
    arguments: [("0.8791", nil), (nil, "853.34 EUR")] as [(String?, String?)])
  func figures(rate: String?, settled: String?) throws {
    let campaign = try Sample.campaign()
    let gift = try Sample.gift("1000.00 USD", fee: "29.30", rate: rate, settled: settled, by: .card)
    let given = try gift.plan(for: campaign)
    let back = try Sample.refund("400.00 USD", paid: "352.00 EUR")
      .plan(of: RecordedGift(given, of: gift, to: campaign))

    let euro = try Sample.unit("EUR")
    func total(_ account: String) throws -> Int128 {
      try given.entry.movement(of: account, in: euro) + back.entry.movement(of: account, in: euro)
    }
    #expect(try total("Income:Donations:SDG") == -879_10)
    #expect(try total("Income:Refunds:SDG") == 351_64)
    #expect(try total("Expenses:Fees:SDG") == 25_76)
    #expect(try total("Expenses:Exchange") == 36)
    #expect(try given.value.subtracting(back.value).text == "527.46")
  }

  @Test("The rest refunded later takes what is left of the value")
  func rest() throws {
    let campaign = try Sample.campaign()
    let gift = try Sample.gift("1000.00 USD", fee: "29.30", rate: "0.8791", by: .card)
    let recorded = RecordedGift(try gift.plan(for: campaign), of: gift, to: campaign)
    let first = try Sample.refund("400.00 USD", paid: "352.00 EUR").plan(of: recorded)
    let last = try Sample.refund(nil).plan(of: recorded.after(first))
    #expect(last.amount.text == "600.00")
    #expect(last.value.text == "527.46")
    #expect(
      last.entry.lines == [
        "Equity:Conversion <- Assets:Clearing:Card 600.00 USD",
        "Income:Refunds:SDG <- Equity:Conversion 527.46 EUR",
      ])
  }
}
