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
  /// The same for names that differ in case, accents or the order of their words only.
  public var donorKey: String?
  public var reference: String?
  /// How it came, and so where its money waits.
  public var method: String?

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

/// A movement between accounts of our own that another line shows: a payout, where it left and
/// where it came.
public struct OtherSide: Hashable, Sendable {
  /// What says that the two lines are one movement, beside amount and day.
  public enum Evidence: Int, Sendable, CaseIterable {
    /// Nothing: it may be anybody's money.
    case none
    /// The line that came in names the processor.
    case processor
    /// It bears the payout's own reference, or was explained as on its way already.
    case reference
  }

  /// The line that shows the other half.
  public let line: Int64
  /// The account that holds money on its way between the two.
  public let transit: String
  /// What this side should show for it.
  public let amount: Money
  public let day: Day
  public let evidence: Evidence

  public init(line: Int64, transit: String, amount: Money, day: Day, evidence: Evidence) {
    self.line = line
    self.transit = transit
    self.amount = amount
    self.day = day
    self.evidence = evidence
  }
}

/// What may explain one line.
public struct Candidates: Hashable, Sendable {
  public var waiting: [WaitingDocument]
  /// Gifts in another currency whose amount and donor stand in its text.
  public var told: [WaitingDocument]
  /// What the line's structured reference stands for, if it is one of ours that is still open.
  public var referenced: Explanation?
  /// Donors to whom its counterparty's account belonged on earlier lines, and those whose name is
  /// like its counterparty's.
  public var byAccount: [KnownDonor]
  public var byName: [KnownDonor]
  public var otherSides: [OtherSide]

  public init() {
    waiting = []
    told = []
    byAccount = []
    byName = []
    otherSides = []
  }
}
