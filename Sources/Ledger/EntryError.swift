/// Why a transfer or an entry is refused.
public enum EntryError: Refusal, Hashable {
  /// Zero or less: the direction is said by debit and credit, never by a sign.
  case notPositive(Money)
  /// Debit and credit are the same account.
  case sameAccount(AccountName)
  /// The two accounts are of different groups.
  case mixedGroups(debit: AccountName, credit: AccountName)
  /// Money in a statistical account, or a count in another.
  case wrongUnit(Unit, AccountName)
  /// No transfer at all.
  case empty
  /// More transfers than an entry may have.
  case tooMany(Int)
  /// A currency that no longer existed on the day.
  case deadUnit(Unit, on: Day)

  public var code: String {
    switch self {
    case .notPositive: "transfer_not_positive"
    case .sameAccount: "transfer_same_account"
    case .mixedGroups: "transfer_mixed_groups"
    case .wrongUnit: "transfer_wrong_unit"
    case .empty: "entry_empty"
    case .tooMany: "entry_too_many_transfers"
    case .deadUnit: "entry_dead_unit"
    }
  }

  public var message: String {
    switch self {
    case .notPositive(let amount): "A transfer moves an amount above zero, and \(amount) is not"
    case .sameAccount(let account): "A transfer cannot go from \(account) to itself"
    case .mixedGroups(let debit, let credit):
      "A transfer cannot go from \(credit) (\(credit.group)) to \(debit) (\(debit.group))"
    case .wrongUnit(let unit, let account): "\(account) cannot hold \(unit)"
    case .empty: "An entry needs at least one transfer"
    case .tooMany(let count): "An entry cannot have \(count) transfers"
    case .deadUnit(let unit, let day): "\(unit) no longer existed on \(day)"
    }
  }

  public var hint: String? {
    switch self {
    case .notPositive: "To move it the other way, exchange debit and credit."
    case .sameAccount, .empty: nil
    case .mixedGroups: "Real, memorandum and statistical accounts balance each by themselves."
    case .wrongUnit(let unit, _):
      unit.kind == .statistical
        ? "Counts are kept in accounts under Members." : "Members accounts hold counts, not money."
    case .tooMany: "At most \(Entry.maximumTransferCount); record it as several entries."
    case .deadUnit(let unit, _):
      unit.lastDay.map { "The last day of \(unit) was \($0): use the currency that followed it." }
    }
  }
}
