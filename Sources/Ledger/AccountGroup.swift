/// The three groups of accounts that no transfer mixes: each balances in itself.
public enum AccountGroup: String, Hashable, Sendable, CaseIterable {
  /// Money: the balance sheet and the result.
  case real
  /// Money that is promised or only valued: off the balance sheet.
  case memorandum
  /// Counts.
  case statistical
}
