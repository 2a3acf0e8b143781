/// The name of an account: a root that says its class, and what it is for: `Assets:Clearing:Bank`.
///
/// The spelling is beancount's (https://beancount.github.io/docs/beancount_language_syntax.html),
/// kept to ASCII: components joined by colons, each beginning with a capital letter or a digit
/// and going on with letters, digits and hyphens.
public struct AccountName: Hashable, Sendable {
  /// The longest name, in bytes.
  public static let maximumLength = 200

  /// The whole name.
  public let text: String
  /// What the root says.
  public let accountClass: AccountClass

  /// The group that it belongs to.
  public var group: AccountGroup { accountClass.group }

  /// The parts between the colons, the root first.
  public var components: [Substring] { text.split(separator: ":") }

  /// The name, checked.
  public init(_ text: String) throws(AccountError) {
    guard text.utf8.count <= Self.maximumLength else { throw .tooLong(text) }
    let components = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let root = components.first, let accountClass = Self.accountClass(ofRoot: root) else {
      throw .unknownRoot(text)
    }
    guard components.count > 1 else { throw .rootOnly(text) }
    guard components.allSatisfy(Self.isComponent) else { throw .malformed(text) }
    self.text = text
    self.accountClass = accountClass
  }

  /// The roots that names may have, in the order of a balance sheet.
  static let roots = [
    "Assets", "Liabilities", "Equity", "Income", "Expenses", "Pledges", "InKind", "Members",
  ]

  private static func accountClass(ofRoot root: Substring.UTF8View) -> AccountClass? {
    switch String(Substring(root)) {
    case "Assets": .asset
    case "Liabilities": .liability
    case "Equity": .equity
    case "Income": .income
    case "Expenses": .expense
    case "Pledges", "InKind": .memorandum
    case "Members": .statistical
    default: nil
    }
  }

  private static func isComponent(_ bytes: Substring.UTF8View) -> Bool {
    guard let first = bytes.first, isCapitalOrDigit(first) else { return false }
    return bytes.allSatisfy { byte in
      isCapitalOrDigit(byte) || byte == UInt8(ascii: "-")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
  }

  private static func isCapitalOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension AccountName: Comparable {
  /// By bytes, as PostgreSQL's collation "C" orders them.
  public static func < (one: AccountName, other: AccountName) -> Bool { one.text < other.text }
}

extension AccountName: CustomStringConvertible {
  /// The whole name.
  public var description: String { text }
}
