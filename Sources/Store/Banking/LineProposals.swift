public import Banking
public import Ledger

/// What may explain the lines that wait, and what came of applying it.
public struct LineProposals: Sendable {
  public let lines: [ProposedLine]
  /// Lines that were explained, with the warnings of doing so.
  public internal(set) var applied: [Recorded<Allocation>]
  /// Lines whose choice was refused, with the reason.
  public internal(set) var refused: [(line: Int64, reason: String)]

  public init(lines: [ProposedLine]) {
    self.lines = lines
    applied = []
    refused = []
  }
}

/// A rule on record.
public struct RecordedRule: Sendable {
  public let rule: LineRule
  public let key: String
  /// UTC, ISO 8601.
  public let recordedAt: String
  public let recordedBy: String
  public let isRemoved: Bool
}

/// A rule as the treasurer typed it.
public struct RuleRequest: Hashable, Sendable {
  public var counterparty: String?
  public var remittance: String?
  public var kind: String?
  /// The code of a bank account.
  public var bank: String?
  public var isIn: Bool?
  public let target: LineTarget

  public init(_ target: LineTarget) { self.target = target }
}

/// A gift or refund that was recorded by hand and that no statement has shown yet.
public struct WaitingMoney: Sendable {
  public let number: String
  public let day: Day
  /// How many days it waits.
  public let age: Int
  /// What a statement should show: below zero for a refund.
  public let amount: Money
  public let campaign: String
  public let donor: String?
  public let method: String
  /// The account in which it waits.
  public let account: String
}

/// Money in a clearing account that is no waiting gift's or refund's: on its way between our own
/// accounts, or booked there wrongly.
public struct ClearingRest: Hashable, Sendable {
  public let account: String
  /// Above zero: it left one account and came to no other. Below: more came than had left.
  public let amount: Money
  /// The day of the line since which lines leave something there, and how many days that is; nil
  /// where lines come out even, and another entry leaves it.
  public let day: Day?
  public let age: Int?
}
