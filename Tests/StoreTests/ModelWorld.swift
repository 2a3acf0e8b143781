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
    /// When it counts.
    let day: String
    /// When it happened: earlier where it was posted late.
    let own: String
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
  /// Months that take no money.
  private(set) var closed: Set<String> = []
  /// Whether what is done at this moment may be posted late.
  private var isLate = false

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
    case .close(let month): closed.insert(month).inserted
    case .reopen(let month): closed.remove(month) != nil
    case .late(let operation): performLate(operation, step)
    }
  }

  private mutating func performLate(_ operation: ModelOperation, _ step: Int) -> Bool {
    isLate = true
    defer { isLate = false }
    return perform(operation, step: step)
  }

  /// What moves of a day become: of that day, or late, of the first open one after it.
  func record(_ moves: [Move], on own: String, _ step: Int) -> Record? {
    guard canPost(moves, on: own), let day = postingDay(own) else { return nil }
    return Record(step: step, day: day, own: own, moves: moves)
  }

  /// The first open day on or after both; nil where that is another one than wanted, and not late.
  func postingDay(_ own: String, from: String = "") -> String? {
    let wanted = max(own, from)
    var month = String(wanted.prefix(7))
    guard closed.contains(month) else { return wanted }
    guard isLate else { return nil }
    while closed.contains(month) { month = Self.month(after: month) }
    return month + "-01"
  }

  /// The day of taking a record back: its own, or late, and not before `from`.
  func dayOfEnding(_ record: Record, from: String) -> String? {
    from > record.day && !isLate ? nil : postingDay(record.day, from: from)
  }

  private static func month(after month: String) -> String {
    let parts = month.split(separator: "-").compactMap { Int($0) }
    let (year, number) = parts[1] == 12 ? (parts[0] + 1, 1) : (parts[0], parts[1] + 1)
    return "\(year)-\(number < 10 ? "0" : "")\(number)"
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
