import Glibc
import Ledger
import Membership
import Testing

/// The start of a random history of members. A failing test names its seed, and
/// `COOPLEDGER_TEST_SEED=that` repeats it.
struct MemberSeed: CustomTestStringConvertible, Sendable {
  let value: UInt64
  var testDescription: String { "COOPLEDGER_TEST_SEED=\(value)" }

  /// Fresh seeds, or the one that the environment asks for.
  static func some(_ count: Int) -> [MemberSeed] {
    if let asked = getenv("COOPLEDGER_TEST_SEED"), let value = UInt64(String(cString: asked)) {
      return [MemberSeed(value: value)]
    }
    return (0..<count).map { _ in MemberSeed(value: .random(in: 0...UInt64.max)) }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct MemberGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Draws operations that have a good chance to be done, and some that must be refused.
struct MemberDice {
  private var generator: MemberGenerator

  /// Few days, so that they meet: month ends, year ends, a leap day, neighbours.
  static let days: [Day] = [
    "2016-12-30", "2016-12-31", "2017-01-01", "2017-01-31", "2017-02-01", "2017-03-15",
    "2017-03-16", "2017-06-30", "2017-07-01", "2017-11-05", "2017-12-31", "2018-01-01",
    "2018-02-28", "2018-06-10", "2018-06-11", "2018-10-01",
  ].compactMap { try? Day(parsing: $0) }

  init(_ seed: MemberSeed) { generator = MemberGenerator(state: seed.value) }

  mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &generator)]
  }

  /// True once in so many times.
  mutating func isOnce(in times: Int) -> Bool {
    Int.random(in: 0..<times, using: &generator) == 0
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func day() -> Day {
    if isOnce(in: 60), let future = Day(year: 2900, month: 1, day: 1) { return future }
    return one(of: Self.days)
  }

  private mutating func body() -> String { one(of: MemberModel.bodies) }
  private mutating func memberClass() -> MemberClass { isOnce(in: 3) ? .associate : .full }
  private mutating func precision() -> DatePrecision {
    isOnce(in: 2) ? .day : one(of: DatePrecision.allCases)
  }

  private mutating func anybody() -> String { one(of: MemberModel.countries.keys.sorted()) }

  /// An organisation and a body, more often than not with something between them already.
  private mutating func pair(in model: MemberModel, _ step: Int) -> (String, String) {
    let known = model.known(at: step).filter { $0.member != nil }
    if !known.isEmpty, !isOnce(in: 4) {
      let fact = one(of: known)
      return (fact.member ?? anybody(), fact.body)
    }
    return (anybody(), body())
  }

  /// A day on which it is a member, if it ever is; mostly a late one.
  private mutating func dayWithin(
    _ member: String, _ body: String, _ model: MemberModel, _ step: Int
  ) -> Day {
    guard let last = model.life(member, body, at: step).spans.last, !isOnce(in: 5) else {
      return day()
    }
    let days = Self.days.filter { last.from < $0 }
    return days.isEmpty ? day() : one(of: days)
  }

  mutating func operation(in model: MemberModel, _ step: Int) -> MemberOperation {
    switch number(0...99) {
    case 0..<6:
      let countries = isOnce(in: 2) ? ["FR", "IT", "SE"].filter { _ in isOnce(in: 2) } : []
      return .open(
        body(), count: number(0...7), one(of: isOnce(in: 2) ? Self.days : Array(Self.days[..<4])),
        countries: countries)
    case 6..<32: return .join(anybody(), body(), day(), memberClass(), precision())
    case 32..<46:
      let (member, body) = pair(in: model, step)
      return .leave(member, body, dayWithin(member, body, model, step), precision())
    case 46..<56:
      let (member, body) = pair(in: model, step)
      return .change(
        member, body, to: memberClass(), dayWithin(member, body, model, step))
    case 56..<64: return .identify(anybody(), body(), day(), memberClass())
    case 64..<74:
      let (member, body) = pair(in: model, step)
      let other = isOnce(in: 2) ? anybody() : pair(in: model, step).0
      return .merge(member, into: other, dayWithin(member, body, model, step))
    case 74..<81:
      return .count(
        body(), joined: number(0...3), left: number(0...2), day(), precision())
    default: return correction(in: model, step)
    }
  }

  private mutating func correction(in model: MemberModel, _ step: Int) -> MemberOperation {
    let (member, body) = pair(in: model, step)
    let own = model.known(at: step).filter { $0.member == member && $0.body == body }
    let fact = own.isEmpty ? nil : one(of: own)
    let change: MemberOperation.Change =
      switch isOnce(in: 6) ? nil : fact?.kind {
      case .join, .identify: isOnce(in: 3) ? .void : .joined(one(of: Self.days))
      case .leave: isOnce(in: 3) ? .void : .left(one(of: Self.days))
      default: one(of: [.void, .joined(one(of: Self.days)), .left(day())])
      }
    return .correct(member, body, isOnce(in: 3) ? nil : fact?.name, change)
  }
}
