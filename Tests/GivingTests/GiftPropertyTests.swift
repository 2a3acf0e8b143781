import Giving
import Ledger
import RandomCases
import Testing

@Suite("Random gifts")
struct GiftPropertyTests {
  static let currencies = ["EUR", "JPY", "BHD", "USD"]

  /// A gift to a campaign, and what it is worth by schoolbook arithmetic.
  private struct Case {
    let campaign: Campaign
    let gift: Gift
    let value: Int128
    let feeValue: Int128
  }

  @Test(
    "Income is credited with the value, fees with the fee, and every unit sums to nothing",
    arguments: Seed.some())
  func movements(seed: Seed) throws {
    var random = seed.generator
    for _ in 0..<300 {
      let drawn = try randomCase(&random)
      let (gift, campaign) = (drawn.gift, drawn.campaign)
      guard drawn.value > 0 else {
        #expect(try refusal { try gift.plan(for: campaign) }?.code == "worth_nothing")
        continue
      }
      guard drawn.value <= Int64.max else {
        #expect(try refusal { try gift.plan(for: campaign) }?.code == "amount_too_large")
        continue
      }
      let plan = try gift.plan(for: campaign)
      #expect(Int128(plan.value.minor) == drawn.value, "\(gift)")
      #expect(Int128(plan.feeValue.minor) == drawn.feeValue, "\(gift)")
      let entry = plan.entry
      #expect(try entry.movement(of: "Income:Donations:SDG", in: campaign.currency) == -drawn.value)
      #expect(try entry.movement(of: "Expenses:Fees:SDG", in: campaign.currency) == drawn.feeValue)
      try expectBalanced(entry)
      try expectHolding(gift, plan, campaign)
    }
  }

  @Test("Pledges are never overpaid, and instalments add up to the promise", arguments: Seed.some())
  func pledges(seed: Seed) throws {
    var random = seed.generator
    for _ in 0..<40 {
      let campaign = try Sample.campaign(random.one(of: Self.currencies))
      var outstanding = Money(minor: random.size(upTo: 1_000_000), unit: campaign.currency)
      let promise = outstanding
      var paid: Int64 = 0
      while outstanding.minor > 0 {
        let amount = Money(minor: random.size(upTo: 1_000_000), unit: campaign.currency)
        let gift = Gift(amount: amount, receivedOn: try Day(parsing: "2018-11-10"))
        let plan = try gift.plan(for: campaign, outstanding: outstanding)
        let fulfilled = try #require(plan.fulfilled)
        #expect(fulfilled.minor == min(amount.minor, outstanding.minor))
        #expect(
          try plan.entry.movement(of: "Pledges:SDG:Outstanding", in: campaign.currency)
            == -Int128(fulfilled.minor))
        #expect(plan.value == amount)
        paid += fulfilled.minor
        outstanding = try outstanding.subtracting(fulfilled)
      }
      #expect(paid == promise.minor)
    }
  }

  /// What is held is the net in the gift's currency, or what was settled for it.
  private func expectHolding(_ gift: Gift, _ plan: GiftPlan, _ campaign: Campaign) throws {
    let holding = try #require(try gift.method.holding).text
    let net = Int128(gift.amount.minor - gift.fee.minor)
    let netValue = Int128(plan.value.minor - plan.feeValue.minor)
    let inGift = try plan.entry.movement(of: holding, in: gift.amount.unit)
    let inCampaign = try plan.entry.movement(of: holding, in: campaign.currency)
    switch gift.valuation {
    case .itself: #expect(inGift == net)
    case .rate: #expect(inGift == net && inCampaign == 0)
    case .settled(let settled), .exchanged(let settled, fee: _):
      #expect(inGift == 0 && inCampaign == Int128(settled.minor) && inCampaign == netValue)
    }
  }

  private func randomCase(_ random: inout SeededGenerator) throws -> Case {
    let campaign = try Sample.campaign(random.one(of: Self.currencies))
    let unit = try Sample.unit(random.one(of: Self.currencies))
    let amount = random.size(upTo: 1_000_000_000_000)
    let fee = random.isHeads() ? 0 : min(amount, random.size(upTo: amount))
    var (value, feeValue) = (Int128(amount), Int128(fee))
    var valuation = Gift.Valuation.itself
    if unit != campaign.currency, fee < amount, random.isHeads() {
      let settled = random.size(upTo: 1_000_000_000)
      feeValue = halfUp(Int128(settled) * Int128(fee), Int128(amount - fee))
      value = Int128(settled) + feeValue
      valuation = .settled(Money(minor: settled, unit: campaign.currency))
    } else if unit != campaign.currency {
      let digits = random.size(upTo: 1_000_000)
      let decimals = Int.random(in: 0...6, using: &random)
      let text = String(digits)
      let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
      valuation = .rate(
        try Rate(
          parsing: decimals == 0
            ? text : "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"))
      let numerator = Int128(digits) * power(campaign.currency.scale)
      let denominator = power(decimals + unit.scale)
      value = halfUp(Int128(amount) * numerator, denominator)
      feeValue = halfUp(Int128(fee) * numerator, denominator)
    }
    let methods = GiftMethod.allCases.filter { $0 != .inKind }
    let gift = Gift(
      amount: Money(minor: amount, unit: unit), fee: Money(minor: fee, unit: unit),
      valuation: valuation, method: random.one(of: methods),
      receivedOn: try Day(parsing: "2018-11-10"))
    return Case(campaign: campaign, gift: gift, value: value, feeValue: feeValue)
  }
}

/// A quotient of two whole numbers above zero, a half rounded upwards: twice the number and one
/// more half, in halves.
func halfUp(_ number: Int128, _ divisor: Int128) -> Int128 {
  (2 * number + divisor) / (2 * divisor)
}

func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { product, _ in product * 10 } }

/// In every unit what an entry gives and takes is the same.
func expectBalanced(
  _ entry: Entry, _ location: SourceLocation = #_sourceLocation
) throws {
  var sums: [Unit: Int128] = [:]
  for (holding, movement) in entry.movements() { sums[holding.unit, default: 0] += movement }
  #expect(sums.values.allSatisfy { $0 == 0 }, "\(entry.lines)", sourceLocation: location)
}
