/// The ledger as a plain list of what was done, for comparing with the real one.
///
/// It keeps no balance and no state: every figure is found by looping over all records. Days are
/// ISO dates, which sort as texts; a step is the place of an operation in the history.
struct ModelWorld: Sendable {
  /// An amount that leaves one account for another.
  struct Move: Hashable, Sendable {
    let from: String
    let to: String
    let amount: ModelAmount
  }

  /// Something that the journal holds. What takes it back has the same moves, the other way.
  struct Record: Sendable {
    let step: Int
    let day: String
    let moves: [Move]
    /// When it was taken back: the step, and the day on which that counts.
    var ended: (step: Int, day: String)?
  }

  struct Gift: Sendable {
    var record: Record
    /// Without the pledge, if nothing of it was outstanding.
    let terms: ModelTerms
    let value: Int128
    let feeValue: Int128
    let fulfilled: Int128
  }

  struct Refund: Sendable {
    var record: Record
    let gift: Int
    let amount: Int128
    let value: Int128
    let feeValue: Int128
  }

  struct Pledge: Sendable {
    let record: Record
    let campaign: String
    let donor: String
    let amount: Int128
  }

  struct Cancellation: Sendable {
    let record: Record
    let pledge: Int
    let amount: Int128
  }

  struct Goal: Sendable {
    let step: Int
    let day: String
    let campaign: String
    let amount: Int128
  }

  /// Currencies by campaign.
  private(set) var campaigns: [String: String] = [:]
  var gifts: [Gift] = []
  var refunds: [Refund] = []
  var pledges: [Pledge] = []
  var cancellations: [Cancellation] = []
  var goals: [Goal] = []
  var entries: [Record] = []

  /// No test runs before this day, and none of the real days is later.
  static let today = "2026-01-01"

  /// Everything that moves accounts.
  var records: [Record] {
    gifts.map(\.record) + refunds.map(\.record) + pledges.map(\.record)
      + cancellations.map(\.record) + entries
  }

  /// Opens a campaign before all steps.
  mutating func open(_ campaign: String, _ currency: String, goal: Int128) {
    campaigns[campaign] = currency
    goals.append(Goal(step: -1, day: "-infinity", campaign: campaign, amount: goal))
  }

  /// Does an operation, or refuses it and changes nothing; answers whether it was done.
  mutating func perform(_ operation: ModelOperation, step: Int) -> Bool {
    switch operation {
    case .give(let terms): give(terms, step)
    case .refund(let gift, let amount, let paid, let fee, let day):
      refund(gift, amount, paid: paid, fee: fee, day, step)
    case .correct(let gift, let change): correct(gift, change, step)
    case .voidGift(let gift): voidGift(gift, step)
    case .voidRefund(let refund): voidRefund(refund, step)
    case .promise(let campaign, let donor, let amount, let day):
      promise(campaign, donor, amount, day, step)
    case .cancel(let pledge, let day): cancel(pledge, day, step)
    case .goal(let campaign, let amount, let day): setGoal(campaign, amount, day, step)
    case .post(let debit, let credit, let amount, let day):
      post(debit, credit, amount, day, step)
    case .reverse(let entry, let day): reverse(entry, day, step)
    case .reverseGift: false
    }
  }

  /// Whether moves of these amounts can be posted on a day.
  func canPost(_ moves: [Move], on day: String) -> Bool {
    for move in moves {
      guard move.amount.minor > 0, move.amount.minor <= Int128(Int64.max),
        ModelMoney.isAlive(move.amount.currency, on: day)
      else { return false }
    }
    return !moves.isEmpty
  }
}
