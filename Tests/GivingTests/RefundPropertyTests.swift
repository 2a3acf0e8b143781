import Giving
import Ledger
import RandomCases
import Testing

@Suite("Random refunds")
struct RefundPropertyTests {
  @Test(
    "A gift refunded in random parts gives back exactly its value, never more at any time",
    arguments: Seed.some())
  func parts(seed: Seed) throws {
    var random = seed.generator
    for _ in 0..<60 {
      var gift = try randomGift(&random)
      var returned: Int64 = 0
      while gift.amountLeft.minor > 0 {
        let refund = try randomRefund(of: gift, &random)
        let plan = try refund.plan(of: gift)
        #expect(plan.value.minor >= 0)
        try expectBalanced(plan.entry)
        try expectPosted(plan, of: gift)
        returned += plan.value.minor
        gift = try gift.after(plan)
        #expect(returned <= gift.value.minor, "raised is below zero")
        #expect(gift.valueLeft.minor == gift.value.minor - returned)
      }
      #expect(returned == gift.value.minor)
      #expect(
        try refusal { try Sample.refund(nil).plan(of: gift) }?.code == "refund_over_gift")
    }
  }

  @Test("In the campaign's currency each part is worth itself", arguments: Seed.some(4))
  func ownCurrency(seed: Seed) throws {
    var random = seed.generator
    for _ in 0..<100 {
      let unit = try Sample.unit(random.one(of: GiftPropertyTests.currencies))
      let amount = Money(minor: random.size(upTo: .max), unit: unit)
      let left = Money(minor: random.size(upTo: amount.minor), unit: unit)
      let gift = RecordedGift(
        campaign: try Sample.campaign(unit.code), method: .bank, amount: amount, value: amount,
        amountLeft: left, valueLeft: left)
      let part = Money(minor: random.size(upTo: left.minor), unit: unit)
      let refund = Refund(
        amount: part, paid: nil, fee: nil, day: try Day(parsing: "2018-12-10"))
      let plan = try refund.plan(of: gift)
      #expect(plan.value == part)
      #expect(plan.paid == part)
    }
  }

  /// Refunds are debited with the value, what leaves is what was paid, the rest is an exchange
  /// difference.
  private func expectPosted(_ plan: RefundPlan, of gift: RecordedGift) throws {
    let own = gift.campaign.currency
    let entry = plan.entry
    #expect(
      try entry.movement(of: "Income:Refunds:SDG", in: own) == Int128(plan.value.minor))
    #expect(
      try entry.movement(of: "Expenses:Fees:SDG", in: own) == Int128(plan.feeValue.minor))
    let holding = try #require(try gift.method.holding).text
    #expect(
      try entry.movement(of: holding, in: plan.paid.unit)
        == -Int128(plan.paid.minor + plan.fee.minor))
    let exchanged =
      try entry.movement(of: "Expenses:Exchange", in: own)
      + entry.movement(of: "Income:Exchange", in: own)
    if plan.paid.unit == own {
      #expect(exchanged == Int128(plan.paid.minor - plan.value.minor))
    } else {
      #expect(exchanged == 0)
      #expect(
        try entry.movement(of: "Equity:Conversion", in: own)
          == -Int128(plan.value.minor + plan.feeValue.minor))
    }
  }

  private func randomGift(_ random: inout SeededGenerator) throws -> RecordedGift {
    let campaign = try Sample.campaign(random.one(of: GiftPropertyTests.currencies))
    let unit = try Sample.unit(random.one(of: GiftPropertyTests.currencies))
    let amount = Money(minor: random.size(upTo: 1_000_000), unit: unit)
    let value =
      unit == campaign.currency
      ? amount : Money(minor: random.size(upTo: 1_000_000), unit: campaign.currency)
    return RecordedGift(
      campaign: campaign, method: random.one(of: [.bank, .card, .cash]), amount: amount,
      value: value, amountLeft: amount, valueLeft: value)
  }

  private func randomRefund(
    of gift: RecordedGift, _ random: inout SeededGenerator
  ) throws -> Refund {
    let own = gift.campaign.currency
    let isLast = Int.random(in: 0..<4, using: &random) == 0
    let amount =
      isLast
      ? nil : Money(minor: random.size(upTo: gift.amountLeft.minor), unit: gift.amount.unit)
    let isExchanged = gift.amount.unit != own && random.isHeads()
    let paid = isExchanged ? Money(minor: random.size(upTo: 1_000_000), unit: own) : nil
    let fee =
      random.isHeads()
      ? nil
      : Money(minor: random.size(upTo: 1_000), unit: isExchanged ? own : gift.amount.unit)
    return Refund(amount: amount, paid: paid, fee: fee, day: try Day(parsing: "2018-12-10"))
  }
}
