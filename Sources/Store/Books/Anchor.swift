/// A seal as somebody outside has it: from an old mail, which nobody here can rewrite.
public struct Anchor: Hashable, Sendable {
  /// The seal's number.
  public let seal: Int64
  /// Its root: 64 hex digits in lower case.
  public let root: String
  /// How many entries it covered, where that is known too.
  public let size: Int64?

  /// An anchor as it was typed.
  ///
  /// - Parameters:
  ///   - root: 64 hex digits; capitals and spaces do not matter.
  public init(seal: Int64, root: String, size: Int64? = nil) throws(StoreError) {
    let digits = root.unicodeScalars.filter { !$0.properties.isWhitespace }
    let isHex = digits.allSatisfy { $0.properties.isASCIIHexDigit }
    guard isHex, digits.count == 64 else {
      throw StoreError(
        "root_malformed", field: "root",
        isHex
          ? "A root has 64 hex digits, and this one \(digits.count)" : "A root is 64 hex digits",
        hint: "It is the SHA-256 in the mail's last lines; coopledger seal list has them too.")
    }
    self.seal = seal
    self.root = String(String.UnicodeScalarView(digits)).lowercased()
    self.size = size
  }
}
