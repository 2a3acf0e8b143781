public import Ledger

/// What a file says of a statement before its lines.
public struct StatementHead: Hashable, Sendable {
  /// Whose account it is; nil where the file does not say (many CSV files).
  public var account: BankAccountID?
  /// The account's currency, where the file says it.
  public var currency: Unit?
  /// The bank's own name of this statement; nil where it has none.
  public var id: String?
  /// The bank's running number of its statements, as it stands in the file.
  public var sequence: String?
  /// The first and last day that it says it covers.
  public var from: Day?
  public var to: Day?
  /// Whether it is a notification of single payments behind entries that another statement holds
  /// (camt.054), and no statement of balances.
  public var isNotification: Bool
  /// Where it begins in the file, from 1.
  public var fileLine: Int
  /// Which page of a statement in several messages it is, from 1; nil where it is a whole one.
  public var page: Int?

  public init(
    account: BankAccountID? = nil, currency: Unit? = nil, id: String? = nil,
    sequence: String? = nil, from: Day? = nil, to: Day? = nil, isNotification: Bool = false,
    fileLine: Int
  ) {
    self.account = account
    self.currency = currency
    self.id = id
    self.sequence = sequence
    self.from = from
    self.to = to
    self.isNotification = isNotification
    self.fileLine = fileLine
  }
}
