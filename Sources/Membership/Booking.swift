public import Ledger

/// What a movement posts: one member from one account to another.
public struct Booking: Hashable, Sendable {
  public let debit: AccountName
  public let credit: AccountName

  public init(debit: AccountName, credit: AccountName) {
    self.debit = debit
    self.credit = credit
  }
}
