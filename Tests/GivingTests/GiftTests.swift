import Giving
import Ledger
import Testing

@Suite("What a gift posts")
struct GiftTests {
  @Test(
    "Each method has its own account, and never the bank's",
    arguments: [
      (.bank, "Assets:Clearing:Bank"), (.card, "Assets:Clearing:Card"), (.cash, "Assets:Cash"),
      (.cheque, "Assets:Clearing:Cheque"), (.paypal, "Assets:Clearing:PayPal"),
      (.stripe, "Assets:Clearing:Stripe"), (.other, "Assets:Clearing:Other"),
    ] as [(GiftMethod, String)])
  func methods(method: GiftMethod, account: String) throws {
    let plan = try Sample.gift("100.00 EUR", by: method).plan(for: Sample.campaign())
    #expect(plan.entry.lines == ["\(account) <- Income:Donations:SDG 100.00 EUR"])
    #expect(plan.value == (try Sample.money("100.00 EUR")))
    #expect(plan.feeValue.minor == 0)
    #expect(plan.fulfilled == nil)
    #expect(plan.entry.effectiveOn.description == "2018-11-10")
  }

  @Test("A fee is an expense: the gift counts gross, and what is awaited is the net")
  func fee() throws {
    let plan = try Sample.gift("1500.00 EUR", fee: "2.50", by: .card).plan(for: Sample.campaign())
    #expect(
      plan.entry.lines == [
        "Assets:Clearing:Card <- Income:Donations:SDG 1497.50 EUR",
        "Expenses:Fees:SDG <- Income:Donations:SDG 2.50 EUR",
      ])
    #expect(plan.value.text == "1500.00")
    #expect(plan.feeValue.text == "2.50")
  }

  @Test("A fee that takes the whole gift leaves nothing to await")
  func wholeFee() throws {
    let plan = try Sample.gift("2.50 EUR", fee: "2.50").plan(for: Sample.campaign())
    #expect(plan.entry.lines == ["Expenses:Fees:SDG <- Income:Donations:SDG 2.50 EUR"])
  }

  @Test("A gift that is posted later keeps its transfers")
  func postedLater() throws {
    let day = try Day(parsing: "2019-01-01")
    let plan = try Sample.gift("1.00 EUR").plan(for: Sample.campaign(), postedOn: day)
    #expect(plan.entry.effectiveOn == day)
    #expect(plan.entry.lines == ["Assets:Clearing:Bank <- Income:Donations:SDG 1.00 EUR"])
  }

  @Test(
    "At a given rate the dollars are held against the conversion account, gross and fee rounded")
  func rate() throws {
    let plan = try Sample.gift("1000.00 USD", fee: "29.30", rate: "0.8791", by: .card)
      .plan(for: Sample.campaign())
    #expect(
      plan.entry.lines == [
        "Assets:Clearing:Card <- Equity:Conversion 970.70 USD",
        "Equity:Conversion <- Income:Donations:SDG 853.34 EUR",
        "Expenses:Fees:SDG <- Income:Donations:SDG 25.76 EUR",
      ])
    #expect(plan.value.text == "879.10")
    #expect(plan.feeValue.text == "25.76")
  }

  @Test("A settled gift is worth the same, and its exchange follows in the entry")
  func settled() throws {
    let plan = try Sample.gift("1000.00 USD", fee: "29.30", settled: "853.34 EUR", by: .card)
      .plan(for: Sample.campaign())
    #expect(
      plan.entry.lines == [
        "Assets:Clearing:Card <- Equity:Conversion 970.70 USD",
        "Equity:Conversion <- Income:Donations:SDG 853.34 EUR",
        "Expenses:Fees:SDG <- Income:Donations:SDG 25.76 EUR",
        "Equity:Conversion <- Assets:Clearing:Card 970.70 USD",
        "Assets:Clearing:Card <- Equity:Conversion 853.34 EUR",
      ])
    #expect(plan.value.text == "879.10")
    #expect(plan.feeValue.text == "25.76")
  }

  @Test(
    "Scales of 0, 2 and 3 convert into each other, a half upwards",
    arguments: [
      ("10001 JPY", "0.0075", "EUR", "75.01"), ("10002 JPY", "0.0075", "EUR", "75.02"),
      ("0.500 BHD", "2.33", "EUR", "1.17"), ("0.05 EUR", "130", "JPY", "7"),
      ("1.00 EUR", "0.4295", "BHD", "0.430"), ("0.01 EUR", "0.45", "BHD", "0.005"),
    ])
  func scales(amount: String, rate: String, currency: String, value: String) throws {
    let plan = try Sample.gift(amount, rate: rate).plan(for: Sample.campaign(currency))
    #expect(plan.value == (try Sample.money("\(value) \(currency)")))
    #expect(
      plan.entry.lines == [
        "Assets:Clearing:Bank <- Equity:Conversion \(amount)",
        "Equity:Conversion <- Income:Donations:SDG \(value) \(currency)",
      ])
  }

  @Test("A gift in kind moves the memorandum accounts only")
  func inKind() throws {
    let plan = try Sample.gift("200.00 EUR", by: .inKind).plan(for: Sample.campaign())
    #expect(plan.entry.lines == ["InKind:SDG:Used <- InKind:SDG:Given 200.00 EUR"])
    #expect(plan.value.text == "200.00")
    let foreign = try Sample.gift("200.00 USD", rate: "0.9", by: .inKind)
      .plan(for: Sample.campaign())
    #expect(foreign.entry.lines == ["InKind:SDG:Used <- InKind:SDG:Given 180.00 EUR"])
  }

  @Test("A campaign's accounts bear its code in capitals")
  func codes() throws {
    let campaign = try Campaign(code: "sdg-2030b", currency: Sample.unit("EUR"))
    let plan = try Sample.gift("1.00 EUR").plan(for: campaign)
    #expect(plan.entry.lines == ["Assets:Clearing:Bank <- Income:Donations:SDG-2030B 1.00 EUR"])
  }
}
