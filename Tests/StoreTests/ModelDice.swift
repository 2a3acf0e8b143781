import RandomCases

/// Draws operations that have a good chance to be done, and some that must be refused.
struct ModelDice {
  var generator: SeededGenerator

  static let days = [
    "2018-11-10", "2018-12-05", "2018-12-06", "2018-12-31", "2019-01-01", "2019-02-28",
    "2020-02-29",
  ]
  private static let donors = ["COOPERAR", "LIGACOOP", "SMart", "Coompanion"]
  private static let countries = ["AR", "BE", "SE", "IT"]
  private static let currencies = ["EUR", "EUR", "USD", "JPY", "BHD", "VEF"]

  init(_ seed: Seed) { generator = seed.generator }

  mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &generator)]
  }

  /// True once in so many times.
  mutating func isOnce(in times: Int) -> Bool {
    Int.random(in: 0..<times, using: &generator) == 0
  }

  /// An amount of any size, once in a while none, or the largest that there is.
  mutating func amount() -> Int128 {
    if isOnce(in: 60) { return one(of: [0, -1, Int128(Int64.max)]) }
    return Int128(Int.random(in: 1...one(of: [5, 1_000, 200_000, 10_000_000]), using: &generator))
  }

  /// A past day, or once in a while one to come.
  mutating func day() -> String { isOnce(in: 50) ? "2900-01-01" : one(of: Self.days) }

  /// One of the documents, the late ones more often, or once in a while the next.
  mutating func place(in count: Int) -> Int {
    if count == 0 || isOnce(in: 40) { return count }
    let first = isOnce(in: 2) ? 0 : max(0, count - 4)
    return Int.random(in: first..<count, using: &generator)
  }

  /// Where months are closed, half of all comes late.
  mutating func operation(in world: ModelWorld) -> ModelOperation {
    if isOnce(in: 14) {
      let month = String(one(of: Self.days).prefix(7))
      return world.closed.contains(month) != isOnce(in: 20) ? .reopen(month) : .close(month)
    }
    let operation = timely(in: world)
    return isOnce(in: world.closed.isEmpty ? 20 : 2) ? .late(operation) : operation
  }

  private mutating func timely(in world: ModelWorld) -> ModelOperation {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<32: .give(terms(in: world))
    case 32..<50: refund(in: world)
    case 50..<57: .voidGift(place(in: world.gifts.count))
    case 57..<63: .voidRefund(place(in: world.refunds.count))
    case 63..<74: correction(in: world)
    case 74..<82: promise(in: world)
    case 82..<86: .cancel(pledge: place(in: world.pledges.count), day: day())
    case 86..<90: goal(in: world)
    case 90..<96: post()
    case 96..<97: .reverseGift(place(in: world.gifts.count))
    default:
      .reverse(entry: place(in: world.entries.count), day: isOnce(in: 2) ? nil : one(of: Self.days))
    }
  }

  private mutating func campaign(in world: ModelWorld) -> String {
    one(of: world.campaigns.keys.sorted())
  }

  private mutating func terms(in world: ModelWorld) -> ModelTerms {
    let campaign = campaign(in: world)
    let own = world.campaigns[campaign] ?? ""
    let currency = isOnce(in: 2) ? own : one(of: Self.currencies)
    var terms = ModelTerms(campaign, ModelAmount(amount(), currency), on: day())
    if isOnce(in: 2) { terms.fee = fee(of: terms.amount.minor) }
    if currency != own || isOnce(in: 30) { terms.valuation = valuation(in: own) }
    terms.method = one(of: ModelWorld.holdings.keys.sorted())
    if isOnce(in: 8) {
      terms.method = "in-kind"
      if !isOnce(in: 6) { terms.fee = 0 }
    }
    terms.donor = isOnce(in: 4) ? nil : one(of: Self.donors)
    terms.country = isOnce(in: 3) ? nil : one(of: Self.countries)
    if isOnce(in: 3) {
      let pledge = place(in: world.pledges.count)
      terms.pledge = pledge
      if pledge < world.pledges.count, !isOnce(in: 10) {
        terms.campaign = world.pledges[pledge].campaign
        let theirs = world.campaigns[terms.campaign] ?? ""
        if theirs != own { terms.valuation = currency == theirs ? .itself : valuation(in: theirs) }
      }
    }
    return terms
  }

  private mutating func fee(of amount: Int128) -> Int128 {
    if isOnce(in: 12) { return amount + 1 }
    return amount > 0 && amount < 1_000_000_000
      ? Int128(Int.random(in: 0...Int(amount), using: &generator)) : 1
  }

  private mutating func valuation(in own: String) -> ModelValuation {
    if isOnce(in: 20) { return .itself }
    if isOnce(in: 3) {
      return .settled(ModelAmount(amount(), isOnce(in: 12) ? one(of: Self.currencies) : own))
    }
    return .rate(one(of: [1, 3_344, 8_791, 10_000, 1_250_000]))
  }

  private mutating func refund(in world: ModelWorld) -> ModelOperation {
    // Often of the same gift again, until nothing is left.
    let again = isOnce(in: 2) ? world.refunds.last?.gift : nil
    let number = again ?? place(in: world.gifts.count)
    guard number < world.gifts.count else {
      return .refund(gift: number, amount: nil, paid: nil, fee: 0, day: day())
    }
    let gift = world.gifts[number]
    let whole = gift.terms.amount.minor
    let amount = one(of: [nil, whole / 3, whole / 3, whole / 7, 1, amount()])
    let own = world.campaigns[gift.terms.campaign] ?? ""
    var paid: ModelAmount?
    if gift.terms.amount.currency != own, isOnce(in: 2) {
      paid = ModelAmount(one(of: [gift.value, gift.value / 2, self.amount()]), own)
    } else if isOnce(in: 15) {
      paid = ModelAmount(amount ?? 1, one(of: Self.currencies))
    }
    return .refund(
      gift: number, amount: amount, paid: paid, fee: isOnce(in: 3) ? 7 : 0,
      day: isOnce(in: 4) ? day() : max(gift.record.day, one(of: Self.days)))
  }

  private mutating func correction(in world: ModelWorld) -> ModelOperation {
    let number = place(in: world.gifts.count)
    guard number < world.gifts.count else { return .correct(gift: number, ModelChange()) }
    let old = world.gifts[number].terms
    var change = ModelChange()
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0..<2: change.amount = amount()
      case 2: change.donor = one(of: Self.donors)
      case 3: change.isAnonymous = old.pledge == nil
      case 4: change.day = day()
      case 5: change.fee = fee(of: old.amount.minor)
      case 6: change.method = one(of: ["card", "cash", "in-kind"])
      default: change.campaign = campaign(in: world)
      }
    }
    if isOnce(in: 4) { change.currency = one(of: Self.currencies) }
    let own = world.campaigns[change.campaign ?? old.campaign] ?? ""
    let currency = change.currency ?? old.amount.currency
    if currency != own, change.campaign != nil || change.currency != nil, !isOnce(in: 6) {
      change.valuation = valuation(in: own)
    }
    if case .itself? = change.valuation { change.valuation = nil }
    return .correct(gift: number, change)
  }

  /// Few days, so that goals meet.
  private mutating func goal(in world: ModelWorld) -> ModelOperation {
    .goal(
      campaign: campaign(in: world), amount: amount(),
      day: one(of: ["2018-12-05", "2018-12-06", "2900-01-01"]))
  }

  private mutating func promise(in world: ModelWorld) -> ModelOperation {
    let campaign = campaign(in: world)
    let currency = isOnce(in: 12) ? one(of: Self.currencies) : world.campaigns[campaign] ?? ""
    return .promise(
      campaign: campaign, donor: one(of: Self.donors), amount: ModelAmount(amount(), currency),
      day: day())
  }

  private mutating func post() -> ModelOperation {
    var accounts = ModelWorld.free
    if isOnce(in: 8) { accounts += ["Assets:Bank:Main", "Income:Donations:SDG", "Assets:Nowhere"] }
    return .post(
      debit: one(of: accounts), credit: one(of: accounts),
      amount: ModelAmount(amount(), one(of: Self.currencies)), day: one(of: Self.days))
  }

  /// A past that ends on any day and is known as of any step.
  mutating func horizon(_ steps: [Int]) -> ModelHorizon {
    let ends = Self.days + ["-infinity", "2018-12-01", "2019-03-01", "2020-01-01", "infinity"]
    return ModelHorizon(
      from: one(of: ends), to: one(of: ends), step: one(of: steps), isBefore: isOnce(in: 3))
  }
}
