/// A positive amount that moves from a credit account to a debit account: both sides in one value,
/// so that an unbalanced one cannot be said.
public struct Transfer: Hashable, Sendable {
  /// The account that receives.
  public let debit: AccountName
  /// The account that gives.
  public let credit: AccountName
  /// How much, above zero.
  public let amount: Money

  /// The transfer, if it keeps the rules of the journal: an amount above zero, two accounts of
  /// one group, and a statistical unit exactly where the accounts are statistical.
  public init(debit: AccountName, credit: AccountName, amount: Money) throws(EntryError) {
    guard amount.minor > 0 else { throw .notPositive(amount) }
    guard debit != credit else { throw .sameAccount(debit) }
    guard debit.group == credit.group else { throw .mixedGroups(debit: debit, credit: credit) }
    guard (debit.group == .statistical) == (amount.unit.kind == .statistical) else {
      throw .wrongUnit(amount.unit, debit)
    }
    self.init(checkedDebit: debit, credit: credit, amount: amount)
  }

  /// The same amount the other way.
  var reversed: Transfer { Transfer(checkedDebit: credit, credit: debit, amount: amount) }

  private init(checkedDebit debit: AccountName, credit: AccountName, amount: Money) {
    self.debit = debit
    self.credit = credit
    self.amount = amount
  }
}
