public import Ledger

/// The accounts of a body in the unit ORG: stocks say who is in, flows how they came and went.
public struct BodyAccounts: Hashable, Sendable {
  /// The body's code in upper case: `CICOPA`.
  private let component: String

  public init(body: String) { component = body.uppercased() }

  /// The stock of a class.
  public func stock(_ memberClass: MemberClass) throws(AccountError) -> AccountName {
    try account(memberClass == .full ? "Full" : "Associate")
  }

  /// Members known only as a number.
  public var unnamed: AccountName { get throws(AccountError) { try account("Unnamed") } }
  /// Came for the first time.
  public var joined: AccountName { get throws(AccountError) { try account("Joined") } }
  /// Came back.
  public var rejoined: AccountName { get throws(AccountError) { try account("Rejoined") } }
  public var left: AccountName { get throws(AccountError) { try account("Left") } }
  /// Mergers, splits and revised counts, and nothing else.
  public var reclassified: AccountName { get throws(AccountError) { try account("Reclassified") } }
  /// Counted when the register began.
  public var opening: AccountName { get throws(AccountError) { try account("Opening") } }

  private func account(_ leaf: String) throws(AccountError) -> AccountName {
    try AccountName("Members:\(component):\(leaf)")
  }
}
