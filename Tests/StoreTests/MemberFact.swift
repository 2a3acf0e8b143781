import Ledger
import Membership

/// Something that an officer told the model, as long as it is held to be true.
struct MemberFact: Hashable, Sendable {
  enum Kind: Int, Hashable, Sendable {
    case open, revise, count, join, identify, leave, change, mergeOut, mergeIn
  }

  /// How a correction names a movement of an organisation in a body: no two have both alike.
  struct Name: Hashable, Sendable {
    let kind: Kind
    let day: Day
  }

  let body: String
  /// Nil for members without names.
  let member: String?
  var kind: Kind
  let day: Day
  var memberClass: MemberClass?
  /// The other organisation of a merger.
  var other: String?
  /// Whether the other one was a member itself.
  var isSurplus = false
  var precision = DatePrecision.day
  /// Members without names: how many more, below zero for fewer.
  var number = 0
  var countries: [String] = []
  /// The step of the history with which it came to be known.
  let since: Int
  /// The step with which it was taken back.
  var until: Int?

  var name: Name { Name(kind: kind, day: day) }

  func isKnown(at step: Int) -> Bool { since <= step && (until.map { step < $0 } ?? true) }
}
