/// Why the name of an account is refused.
public enum AccountError: Refusal, Hashable {
  /// The first component is none of the roots.
  case unknownRoot(String)
  /// A root alone is a heading, not an account.
  case rootOnly(String)
  /// A component is empty or has characters that names do not have.
  case malformed(String)
  /// More bytes than a name may have.
  case tooLong(String)

  public var code: String {
    switch self {
    case .unknownRoot: "account_root"
    case .rootOnly: "account_root_only"
    case .malformed: "account_malformed"
    case .tooLong: "account_too_long"
    }
  }

  public var message: String {
    switch self {
    case .unknownRoot(let name): "The account \(name.quoted) does not begin with a known root"
    case .rootOnly(let name): "\(name.quoted) is a heading, not an account"
    case .malformed(let name): "\(name.quoted) is not the name of an account"
    case .tooLong(let name):
      "The account \(name.quoted) has more than \(AccountName.maximumLength) characters"
    }
  }

  public var hint: String? {
    switch self {
    case .unknownRoot: "The roots are \(AccountName.roots.joined(separator: ", "))."
    case .rootOnly: "Name an account below it, like Assets:Cash."
    case .malformed:
      "Each part begins with a capital letter or a digit and has only letters A to Z, digits "
        + "and hyphens, like Assets:Clearing:Bank."
    case .tooLong: nil
    }
  }
}
