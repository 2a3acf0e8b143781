/// What an account is for an accountant, derived from the root of its name.
public enum AccountClass: String, Hashable, Sendable, CaseIterable {
  /// What is owned or owed to us: banks, clearing, cash.
  case asset
  /// What we owe, or cannot explain yet.
  case liability
  /// Openings, retained results, restricted funds, currency conversion.
  case equity
  /// What was received, and its contra accounts.
  case income
  /// What was spent.
  case expense
  /// Off the balance sheet: pledges outstanding, gifts in kind at their value.
  case memorandum
  /// Counts of members and their movements.
  case statistical

  /// The group that it belongs to.
  public var group: AccountGroup {
    switch self {
    case .asset, .liability, .equity, .income, .expense: .real
    case .memorandum: .memorandum
    case .statistical: .statistical
    }
  }
}
