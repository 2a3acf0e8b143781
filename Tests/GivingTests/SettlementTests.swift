import Giving
import Ledger
import RandomCases
import Testing

@Suite("What a recorded gift posts when the bank shows it")
struct SettlementTests {
  private func plan(
    _ waiting: String, worth: String? = nil, seen: String, fee: String? = nil, out: Bool = false
  ) throws -> [String] {
    let settlement = try Settlement(
      waiting: Sample.money(waiting), worth: Sample.money(worth ?? waiting),
      holding: AccountName("Assets:Clearing:Card"), isOut: out, seen: Sample.money(seen),
      suspense: AccountName("Liabilities:Suspense:Main"), fee: fee.map(Sample.money))
    return try settlement.plan(for: Sample.campaign(), on: Day(parsing: "2018-12-07")).lines
  }

  @Test("Clearing goes to suspense, and back for a refund")
  func plain() throws {
    #expect(
      try plan("97.50 EUR", seen: "97.50 EUR")
        == ["Liabilities:Suspense:Main <- Assets:Clearing:Card 97.50 EUR"])
    #expect(
      try plan("40.00 EUR", seen: "40.00 EUR", out: true)
        == ["Assets:Clearing:Card <- Liabilities:Suspense:Main 40.00 EUR"])
  }

  @Test("A difference is a fee if it is said to be one, and refused else")
  func fees() throws {
    #expect(
      try plan("97.50 EUR", seen: "95.00 EUR", fee: "2.50 EUR") == [
        "Liabilities:Suspense:Main <- Assets:Clearing:Card 95.00 EUR",
        "Expenses:Fees:SDG <- Assets:Clearing:Card 2.50 EUR",
      ])
    #expect(
      try plan("40.00 EUR", seen: "41.00 EUR", fee: "1.00 EUR", out: true) == [
        "Assets:Clearing:Card <- Liabilities:Suspense:Main 40.00 EUR",
        "Expenses:Fees:SDG <- Liabilities:Suspense:Main 1.00 EUR",
      ])
    let refused = try refusal { try plan("97.50 EUR", seen: "95.00 EUR") }
    #expect(refused?.code == "settlement_differs")
    #expect(refused?.message.contains("2.50 EUR") == true)
    #expect(try refusal { try plan("97.50 EUR", seen: "99.00 EUR") }?.code == "settlement_differs")
    #expect(
      try refusal { try plan("97.50 EUR", seen: "95.00 EUR", fee: "3.00 EUR") } != nil)
  }

  @Test("Another currency than the one that waits leaves an exchange difference")
  func exchange() throws {
    #expect(
      try plan("970.70 USD", worth: "853.34 EUR", seen: "850.00 EUR") == [
        "Equity:Conversion <- Assets:Clearing:Card 970.70 USD",
        "Liabilities:Suspense:Main <- Equity:Conversion 850.00 EUR",
        "Expenses:Exchange <- Equity:Conversion 3.34 EUR",
      ])
    #expect(
      try plan("970.70 USD", worth: "853.34 EUR", seen: "855.00 EUR", fee: "1.00 EUR") == [
        "Equity:Conversion <- Assets:Clearing:Card 970.70 USD",
        "Liabilities:Suspense:Main <- Equity:Conversion 852.34 EUR",
        "Expenses:Fees:SDG <- Equity:Conversion 1.00 EUR",
        "Liabilities:Suspense:Main <- Income:Exchange 2.66 EUR",
      ])
    #expect(
      try refusal { try plan("10.00 USD", worth: "9.00 EUR", seen: "8.00 CHF") } != nil)
  }

  @Test("What waits leaves as a whole and suspense gets what was seen", arguments: Seed.some())
  func random(seed: Seed) throws {
    var dice = seed.generator
    for _ in 0..<200 {
      let worth = dice.size(upTo: 1_000_000)
      let seen = dice.size(upTo: 1_000_000)
      let fee = dice.isHeads() ? 0 : dice.size(upTo: 1_000)
      let waiting = dice.size(upTo: 1_000_000)
      let (eur, usd) = (try Sample.unit("EUR"), try Sample.unit("USD"))
      let settlement = try Settlement(
        waiting: Money(minor: waiting, unit: usd), worth: Money(minor: worth, unit: eur),
        holding: AccountName("Assets:Clearing:Card"), isOut: false,
        seen: Money(minor: seen, unit: eur), suspense: AccountName("Liabilities:Suspense:Main"),
        fee: fee == 0 ? nil : Money(minor: fee, unit: eur))
      let entry = try settlement.plan(for: Sample.campaign(), on: Day(parsing: "2018-12-07"))
      #expect(try entry.movement(of: "Assets:Clearing:Card", in: usd) == -Int128(waiting))
      #expect(try entry.movement(of: "Equity:Conversion", in: usd) == Int128(waiting))
      #expect(try entry.movement(of: "Equity:Conversion", in: eur) == -Int128(worth))
      #expect(try entry.movement(of: "Liabilities:Suspense:Main", in: eur) == Int128(seen))
      #expect(try entry.movement(of: "Expenses:Fees:SDG", in: eur) == Int128(fee))
      let loss = try #require(settlement.exchangeLoss).minor
      #expect(
        try entry.movement(of: "Expenses:Exchange", in: eur)
          + entry.movement(of: "Income:Exchange", in: eur) == Int128(loss))
    }
  }

  @Test("A gift seen on a line is debited to its suspense account, whatever its method")
  func seen() throws {
    let suspense = try AccountName("Liabilities:Suspense:Main")
    let gift = try Sample.gift("100.00 EUR", fee: "2.50", by: .card).seen(in: suspense)
    #expect(
      try gift.plan(for: Sample.campaign()).entry.lines == [
        "Liabilities:Suspense:Main <- Income:Donations:SDG 97.50 EUR",
        "Expenses:Fees:SDG <- Income:Donations:SDG 2.50 EUR",
      ])
    let foreign = Gift(
      amount: try Sample.money("100.00 USD"), fee: try Sample.money("3.30 USD"),
      valuation: .exchanged(try Sample.money("88.00 EUR"), fee: try Sample.money("3.00 EUR")),
      method: .stripe, receivedOn: try Day(parsing: "2018-12-07"), source: suspense)
    let plan = try foreign.plan(for: Sample.campaign())
    #expect(plan.value == (try Sample.money("91.00 EUR")))
    #expect(
      plan.entry.lines == [
        "Liabilities:Suspense:Main <- Income:Donations:SDG 88.00 EUR",
        "Expenses:Fees:SDG <- Income:Donations:SDG 3.00 EUR",
      ])
  }
}
