/// Every history of a few steps over a few acts, each in a campaign of its own.
enum ModelSmallWorlds {
  /// One act, on what was made last in its campaign.
  enum Act: CaseIterable, Sendable {
    case give, giveDollars, refundPart, refundRest, void, voidRefund, correctAmount, correctDay
    case promise, pay, cancel
  }

  /// What happens in one step: acts that are refused and so leave nothing, then one that is done.
  struct Step: Sendable {
    var refused: [Act]
    let done: Act
  }

  static let worldsOfShard = 64
  static let days = ["2018-11-09", "2018-11-10", "2018-12-05", "2018-12-06", "2018-12-31"]

  /// All of three acts, all of four about gifts in dollars, all of five about pledges.
  ///
  /// What is refused changes nothing, so it is tried once where it first can be, and no history
  /// goes on from it.
  static let all: [[Step]] = {
    var world = ModelWorld()
    world.open("w", "EUR", goal: 1)
    let gifts: [Act] = [
      .giveDollars, .refundPart, .refundRest, .void, .voidRefund, .correctAmount, .correctDay,
    ]
    let pledges: [Act] = [.promise, .pay, .cancel, .void, .correctAmount, .correctDay]
    return histories(from: world, of: Act.allCases, 3) + histories(from: world, of: gifts, 4)
      + histories(from: world, of: pledges, 5)
  }()

  static var shards: Range<Int> { 0..<((all.count + worldsOfShard - 1) / worldsOfShard) }

  private static func histories(
    from world: ModelWorld, of acts: [Act], _ length: Int
  ) -> [[Step]] {
    guard length > 0 else { return [[]] }
    var found: [[Step]] = []
    var refused: [Act] = []
    for act in acts {
      var after = world
      if after.perform(operation(act, in: world, "w"), step: 0) {
        found += histories(from: after, of: acts, length - 1).map {
          [Step(refused: [], done: act)] + $0
        }
      } else {
        refused.append(act)
      }
    }
    found[0][0].refused = refused
    return found
  }

  /// The act as an operation, on the last gift that stands, the last pledge, the last refund.
  static func operation(_ act: Act, in world: ModelWorld, _ campaign: String) -> ModelOperation {
    let ours = world.gifts.indices.filter { world.gifts[$0].terms.campaign == campaign }
    let gift =
      ours.last { world.gifts[$0].record.ended == nil } ?? ours.last ?? world.gifts.count
    let pledge =
      world.pledges.indices.last { world.pledges[$0].campaign == campaign } ?? world.pledges.count
    let isForeign = gift < world.gifts.count && world.gifts[gift].terms.amount.currency != "EUR"
    switch act {
    case .give: return .give(terms(campaign, 10_000, "EUR", by: "A"))
    case .giveDollars:
      var terms = terms(campaign, 300, "USD", by: "B")
      terms.valuation = .rate(3_344)
      terms.fee = 9
      return .give(terms)
    case .refundPart:
      return .refund(gift: gift, amount: 100, paid: nil, fee: 0, day: "2018-12-06")
    case .refundRest:
      let paid = isForeign ? ModelAmount(70, "EUR") : nil
      return .refund(gift: gift, amount: nil, paid: paid, fee: 5, day: "2018-12-06")
    case .void: return .voidGift(gift)
    case .voidRefund:
      let refund = world.refunds.indices.last {
        ours.contains(world.refunds[$0].gift) && world.refunds[$0].record.ended == nil
      }
      return .voidRefund(refund ?? world.refunds.count)
    case .correctAmount: return .correct(gift: gift, ModelChange(amount: 6_000))
    case .correctDay: return .correct(gift: gift, ModelChange(day: "2018-12-31"))
    case .promise:
      return .promise(
        campaign: campaign, donor: "C", amount: ModelAmount(10_000, "EUR"), day: "2018-11-10")
    case .pay:
      var terms = terms(campaign, 7_000, "EUR", by: nil)
      terms.pledge = pledge
      return .give(terms)
    case .cancel: return .cancel(pledge: pledge, day: "2018-12-06")
    }
  }

  private static func terms(
    _ campaign: String, _ minor: Int128, _ currency: String, by donor: String?
  ) -> ModelTerms {
    var terms = ModelTerms(campaign, ModelAmount(minor, currency), on: "2018-12-05")
    terms.donor = donor
    terms.country = "BE"
    return terms
  }
}
