public import Ledger

/// A month of the books: open for money, or closed.
public struct Period: Sendable {
  public let month: Month
  public let isClosed: Bool
  /// UTC, ISO 8601; nil while it is open.
  public let closedAt: String?
  public let closedBy: String?
}

/// What came of closing or reopening a month.
public struct PeriodChange: Sendable {
  public let month: Month
  /// What it is now, whatever was done then.
  public let isClosed: Bool
  /// UTC, ISO 8601.
  public let recordedAt: String
  public let recordedBy: String
  /// Why it was reopened.
  public let reason: String?
  /// What was missing when it was closed.
  public let missing: [String]
}
