public import Ledger

/// What is known of a statement once its lines are read.
public struct StatementEnd: Hashable, Sendable {
  /// What was on the account before the first line and after the last one of those booked; nil
  /// where the file states no balance.
  public var opening: StatementBalance?
  public var closing: StatementBalance?
  /// Whether the file lists the newest line first.
  public var isNewestFirst: Bool

  public init(
    opening: StatementBalance? = nil, closing: StatementBalance? = nil, isNewestFirst: Bool = false
  ) {
    self.opening = opening
    self.closing = closing
    self.isNewestFirst = isNewestFirst
  }
}

/// What a bank says is on an account.
public struct StatementBalance: Hashable, Sendable {
  /// Below zero where the account is overdrawn.
  public var amount: Money
  /// The day at whose end (an opening balance: at whose beginning or the evening before) it holds.
  public var day: Day

  public init(amount: Money, day: Day) {
    self.amount = amount
    self.day = day
  }
}
