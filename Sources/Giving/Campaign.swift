public import Ledger

/// What money is raised for, and the accounts that keep its figures.
public struct Campaign: Hashable, Sendable {
  /// Short name in lower case: `sdg`.
  public let code: String
  /// The currency of its goal and of everything that it raises.
  public let currency: Unit

  /// A campaign whose code keeps the rule: words of letters a to z and digits joined by hyphens,
  /// beginning with a letter, at most 40 in all.
  public init(code: String, currency: Unit) throws(GivingError) {
    guard Self.isCode(code) else { throw .malformedCampaignCode(code) }
    self.code = code
    self.currency = currency
  }

  private static func isCode(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return text.utf8.count <= 40
      && text.utf8.first.map(letters.contains) == true
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { letters.contains($0) || digits.contains($0) }
      }
  }
}

extension Campaign {
  /// Gifts received, gross of fees.
  var donations: AccountName { get throws(AccountError) { try account("Income:Donations:") } }
  /// Gifts given back: a contra account of income.
  var refunds: AccountName { get throws(AccountError) { try account("Income:Refunds:") } }
  /// What processors kept.
  public var fees: AccountName {
    get throws(AccountError) { try account("Expenses:Fees:") }
  }
  /// Pledges that are still to be paid, and their contra account.
  var outstanding: AccountName {
    get throws(AccountError) { try account("Pledges:", ":Outstanding") }
  }
  var promised: AccountName { get throws(AccountError) { try account("Pledges:", ":Promised") } }
  /// The value of gifts in kind, and its contra account.
  var given: AccountName { get throws(AccountError) { try account("InKind:", ":Given") } }
  var used: AccountName { get throws(AccountError) { try account("InKind:", ":Used") } }

  private func account(_ root: String, _ leaf: String = "") throws(AccountError) -> AccountName {
    try AccountName(root + code.uppercased() + leaf)
  }
}
