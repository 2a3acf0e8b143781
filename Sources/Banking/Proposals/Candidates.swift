public import Ledger

/// A gift or refund that was recorded by hand and waits in a clearing account for its line.
public struct WaitingDocument: Hashable, Sendable {
  public let number: String
  /// What the statement should show: below zero for a refund.
  public let amount: Money
  public let day: Day
  /// The donor's code and name; nil for an anonymous gift.
  public var donor: String?
  public var donorName: String?
  public var reference: String?

  public init(number: String, amount: Money, day: Day) {
    self.number = number
    self.amount = amount
    self.day = day
  }
}

/// A donor as earlier lines and gifts show him: who, and to which campaigns he gave.
public struct KnownDonor: Hashable, Sendable {
  /// The donor's code.
  public let code: String
  public let campaigns: Set<String>

  public init(code: String, campaigns: Set<String>) {
    self.code = code
    self.campaigns = campaigns
  }
}

/// A movement between accounts of our own that another statement shows, or will.
public struct OtherSide: Hashable, Sendable {
  /// The account that holds money on its way between the two.
  public let transit: String
  /// What this side should show for it.
  public let amount: Money
  public let day: Day
  public let batch: String?

  public init(transit: String, amount: Money, day: Day, batch: String?) {
    self.transit = transit
    self.amount = amount
    self.day = day
    self.batch = batch
  }
}

/// What may explain one line.
public struct Candidates: Hashable, Sendable {
  public var waiting: [WaitingDocument]
  /// What the line's structured reference stands for, if it is one of ours that is still open.
  public var referenced: Explanation?
  /// Donors to whom its counterparty's account belonged on earlier lines, and those whose name is
  /// its counterparty's.
  public var byAccount: [KnownDonor]
  public var byName: [KnownDonor]
  public var otherSides: [OtherSide]

  public init() {
    waiting = []
    byAccount = []
    byName = []
    otherSides = []
  }
}
