import Giving
import Ledger
import Testing

@Suite("What a refund posts")
struct RefundTests {
  private func recorded(_ gift: Gift) throws -> RecordedGift {
    let campaign = try Sample.campaign()
    return RecordedGift(try gift.plan(for: campaign), of: gift, to: campaign)
  }

  /// 1000.00 USD by card at 0.8791, worth 879.10 EUR.
  private func dollars() throws -> RecordedGift {
    try recorded(Sample.gift("1000.00 USD", fee: "29.30", rate: "0.8791", by: .card))
  }

  @Test("A part of a gift in the campaign's currency costs exactly that")
  func part() throws {
    let gift = try recorded(Sample.gift("100.00 EUR", by: .stripe))
    let plan = try Sample.refund("40.00 EUR").plan(of: gift)
    #expect(
      plan.entry.lines == ["Income:Refunds:SDG <- Assets:Clearing:Stripe 40.00 EUR"])
    #expect(plan.value.text == "40.00")
    #expect(plan.paid.text == "40.00")
    #expect(plan.entry.effectiveOn.description == "2018-12-10")
    let rest = try Sample.refund(nil).plan(of: gift.after(plan))
    #expect(
      rest.entry.lines == ["Income:Refunds:SDG <- Assets:Clearing:Stripe 60.00 EUR"])
  }

  @Test("A charge for the refund is an expense of the campaign")
  func fee() throws {
    let gift = try recorded(Sample.gift("100.00 EUR"))
    let plan = try Sample.refund("100.00 EUR", paid: "100.00 EUR", fee: "0.50 EUR").plan(of: gift)
    #expect(
      plan.entry.lines == [
        "Income:Refunds:SDG <- Assets:Clearing:Bank 100.00 EUR",
        "Expenses:Fees:SDG <- Assets:Clearing:Bank 0.50 EUR",
      ])
    #expect(plan.feeValue.text == "0.50")
  }

  @Test("More paid than the gift counted for is an exchange loss")
  func loss() throws {
    let plan = try Sample.refund("400.00 USD", paid: "352.00 EUR").plan(of: dollars())
    #expect(
      plan.entry.lines == [
        "Income:Refunds:SDG <- Assets:Clearing:Card 351.64 EUR",
        "Expenses:Exchange <- Assets:Clearing:Card 0.36 EUR",
      ])
    #expect(plan.amount.description == "400.00 USD")
    #expect(plan.value.description == "351.64 EUR")
    #expect(plan.paid.description == "352.00 EUR")
  }

  @Test("Less paid than the gift counted for is an exchange gain")
  func gain() throws {
    let plan = try Sample.refund("400.00 USD", paid: "350.00 EUR", fee: "1.00 EUR")
      .plan(of: dollars())
    #expect(
      plan.entry.lines == [
        "Income:Refunds:SDG <- Assets:Clearing:Card 350.00 EUR",
        "Income:Refunds:SDG <- Income:Exchange 1.64 EUR",
        "Expenses:Fees:SDG <- Assets:Clearing:Card 1.00 EUR",
      ])
  }

  @Test("Paid at exactly its value there is no exchange difference")
  func even() throws {
    let plan = try Sample.refund("400.00 USD", paid: "351.64 EUR").plan(of: dollars())
    #expect(plan.entry.lines == ["Income:Refunds:SDG <- Assets:Clearing:Card 351.64 EUR"])
  }

  @Test("Paid back in the gift's own currency it goes through the conversion account")
  func ownCurrency() throws {
    let plan = try Sample.refund("400.00 USD", fee: "2.00 USD").plan(of: dollars())
    #expect(
      plan.entry.lines == [
        "Equity:Conversion <- Assets:Clearing:Card 400.00 USD",
        "Income:Refunds:SDG <- Equity:Conversion 351.64 EUR",
        "Equity:Conversion <- Assets:Clearing:Card 2.00 USD",
        "Expenses:Fees:SDG <- Equity:Conversion 1.76 EUR",
      ])
    #expect(plan.paid.description == "400.00 USD")
    #expect(plan.feeValue.description == "1.76 EUR")
  }

  @Test("The shares are rounded half up and the last refund takes the remainder")
  func remainder() throws {
    var gift = try recorded(Sample.gift("0.03 USD", rate: "0.67"))
    #expect(gift.value.text == "0.02")
    var values: [String] = []
    for _ in 0..<3 {
      let plan = try Sample.refund("0.01 USD", paid: "0.01 EUR").plan(of: gift)
      values.append(plan.value.text)
      gift = try gift.after(plan)
    }
    // A third of 0.02 is 0.01 rounded, twice; nothing of the value is left for the last.
    #expect(values == ["0.01", "0.01", "0.00"])
    #expect(gift.valueLeft.minor == 0)

    let thirds = try recorded(Sample.gift("3.00 USD", rate: "0.3344"))
    #expect(thirds.value.text == "1.00")
    let first = try Sample.refund("1.00 USD", paid: "0.33 EUR").plan(of: thirds)
    let second = try Sample.refund("1.00 USD", paid: "0.33 EUR").plan(of: thirds.after(first))
    let last = try Sample.refund(nil, paid: "0.33 EUR").plan(of: thirds.after(first).after(second))
    #expect([first, second, last].map(\.value.text) == ["0.33", "0.33", "0.34"])
  }

  @Test("A part that is worth less than half a cent is a loss altogether, and posts")
  func worthless() throws {
    let gift = try recorded(Sample.gift("1000 JPY", rate: "0.00001"))
    let plan = try Sample.refund("1 JPY", paid: "0.01 EUR").plan(of: gift)
    #expect(plan.value.minor == 0)
    #expect(plan.entry.lines == ["Expenses:Exchange <- Assets:Clearing:Bank 0.01 EUR"])
  }

  @Test("A gift in a currency that has died since is refunded in the campaign's")
  func deadCurrency() throws {
    let gift = try recorded(Sample.gift("100.00 FRF", rate: "0.152449", on: "2002-02-17"))
    let plan = try Sample.refund(nil, paid: "15.24 EUR").plan(of: gift)
    #expect(plan.entry.lines == ["Income:Refunds:SDG <- Assets:Clearing:Bank 15.24 EUR"])
    let error = try refusal { try Sample.refund(nil).plan(of: gift) }
    #expect(error?.code == "entry_dead_unit")
    #expect(error?.message == "FRF no longer existed on 2018-12-10")
  }
}
