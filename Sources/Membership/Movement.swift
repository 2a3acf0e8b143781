public import Ledger

/// One thing that happened between an organisation and a body.
public struct Movement: Hashable, Sendable {
  /// What happened.
  public enum Kind: Hashable, Sendable {
    /// It became a member, for the first time or again.
    case join(MemberClass)
    /// One of the members that had no name turned out to be this one: no growth.
    case identify(MemberClass)
    case leave
    case change(to: MemberClass)
    /// It was merged into another organisation, which takes its place. If the other one is a
    /// member itself there is one too many, the surplus.
    case mergeOut(isSurplus: Bool)
    /// It takes the place of a member that was merged into it.
    case mergeIn(MemberClass)
  }

  /// The row that records it; nil while it is only planned.
  public let id: Int64?
  public let kind: Kind
  /// When it happened. A member is counted from the day it joins, and no more on the day it leaves.
  public let day: Day
  public let precision: DatePrecision

  public init(id: Int64? = nil, kind: Kind, day: Day, precision: DatePrecision = .day) {
    self.id = id
    self.kind = kind
    self.day = day
    self.precision = precision
  }
}

extension Movement: Comparable {
  /// By time, and on one day in the order in which its movements take effect.
  public static func < (one: Movement, other: Movement) -> Bool {
    (one.day, one.kind.order) < (other.day, other.kind.order)
  }
}

extension Movement.Kind {
  /// On one day what ends comes before what begins: who leaves and rejoins on a day was away for
  /// no day, and who joins and leaves on a day was never there.
  fileprivate var order: Int {
    switch self {
    case .leave, .mergeOut: 0
    case .join, .identify, .mergeIn: 1
    case .change: 2
    }
  }
}
