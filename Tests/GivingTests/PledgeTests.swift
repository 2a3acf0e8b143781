import Giving
import Ledger
import Testing

@Suite("What a pledge posts")
struct PledgeTests {
  private let promise = "Pledges:SDG:Outstanding <- Pledges:SDG:Promised"
  private let paid = "Pledges:SDG:Promised <- Pledges:SDG:Outstanding"
  private let received = "Assets:Clearing:Bank <- Income:Donations:SDG"

  @Test("A promise moves memorandum accounts only")
  func promised() throws {
    let day = try Day(parsing: "2018-10-01")
    let entry = try Pledge.promise(
      Sample.money("1000.00 EUR"), to: Sample.campaign(), on: day)
    #expect(entry.lines == ["\(promise) 1000.00 EUR"])
    #expect(entry.effectiveOn == day)
  }

  @Test("1,000 paid in 400 and 600: outstanding falls to 600 and to nothing, raised rises")
  func instalments() throws {
    let campaign = try Sample.campaign()
    let first = try Sample.gift("400.00 EUR")
      .plan(for: campaign, outstanding: Sample.money("1000.00 EUR"))
    #expect(first.entry.lines == ["\(received) 400.00 EUR", "\(paid) 400.00 EUR"])
    #expect(first.fulfilled?.text == "400.00")
    let second = try Sample.gift("600.00 EUR")
      .plan(for: campaign, outstanding: Sample.money("600.00 EUR"))
    #expect(second.entry.lines == ["\(received) 600.00 EUR", "\(paid) 600.00 EUR"])
    #expect(second.fulfilled?.text == "600.00")
  }

  @Test("A gift fulfils up to what is outstanding, and the rest is a plain gift")
  func overpaid() throws {
    let plan = try Sample.gift("700.00 EUR", fee: "3.00")
      .plan(for: Sample.campaign(), outstanding: Sample.money("600.00 EUR"))
    #expect(
      plan.entry.lines == [
        "\(received) 697.00 EUR", "Expenses:Fees:SDG <- Income:Donations:SDG 3.00 EUR",
        "\(paid) 600.00 EUR",
      ])
    #expect(plan.value.text == "700.00")
    #expect(plan.fulfilled?.text == "600.00")
  }

  @Test("Where nothing is outstanding a gift is a plain gift")
  func settledPledge() throws {
    let plan = try Sample.gift("700.00 EUR")
      .plan(for: Sample.campaign(), outstanding: Sample.money("0.00 EUR"))
    #expect(plan.entry.lines == ["\(received) 700.00 EUR"])
    #expect(plan.fulfilled == nil)
  }

  @Test("A gift in another currency fulfils by what it is worth")
  func foreign() throws {
    let plan = try Sample.gift("1000.00 USD", rate: "0.8791")
      .plan(for: Sample.campaign(), outstanding: Sample.money("1000.00 EUR"))
    #expect(
      plan.entry.lines == [
        "Assets:Clearing:Bank <- Equity:Conversion 1000.00 USD",
        "Equity:Conversion <- Income:Donations:SDG 879.10 EUR", "\(paid) 879.10 EUR",
      ])
    #expect(plan.fulfilled?.text == "879.10")
  }

  @Test("Giving a pledge up takes back what is outstanding")
  func cancelled() throws {
    let entry = try Pledge.cancel(
      outstanding: Sample.money("600.00 EUR"), of: Sample.campaign(),
      on: Day(parsing: "2018-12-31"))
    #expect(entry.lines == ["\(paid) 600.00 EUR"])
    #expect(entry.effectiveOn.description == "2018-12-31")
  }
}
