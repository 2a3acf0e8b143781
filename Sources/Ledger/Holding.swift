/// One unit in one account: what a balance is the balance of.
public struct Holding: Hashable, Sendable {
  /// The account.
  public let account: AccountName
  /// What it holds.
  public let unit: Unit

  /// This unit in this account.
  public init(account: AccountName, unit: Unit) {
    self.account = account
    self.unit = unit
  }
}
