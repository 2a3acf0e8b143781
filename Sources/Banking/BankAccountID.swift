/// How a bank names an account: by an IBAN (ISO 13616) or in a way of its own.
public struct BankAccountID: Hashable, Sendable {
  /// Whether `text` is an IBAN whose check digits are right.
  public let isIBAN: Bool
  /// The IBAN in capitals without spaces; another id without the space around it.
  public let text: String

  /// An id as it was typed or stands in a file: an IBAN where it is a valid one.
  ///
  /// Answers nil for nothing but space. What looks like an IBAN and is none stays an id of the
  /// bank's own: files hold masked and invented ones, and they are only compared.
  public init?(_ text: String) {
    // Nearly all are written as they are kept.
    let capitals =
      text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
      ? text : text.filter { !$0.isWhitespace }.uppercased()
    guard !capitals.isEmpty else { return nil }
    isIBAN = Self.isValid(iban: capitals)
    self.text = isIBAN ? capitals : Self.trimmed(text)
  }

  /// ISO 13616: two letters, two check digits, up to 30 letters and digits; the country and check
  /// digits moved to the end, letters read as 10 to 35, the number leaves 1 when divided by 97.
  static func isValid(iban: String) -> Bool {
    let bytes = Array(iban.utf8)
    guard (15...34).contains(bytes.count) else { return false }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard bytes[..<2].allSatisfy({ letters.contains($0) }),
      bytes[2..<4].allSatisfy({ digits.contains($0) }),
      bytes[4...].allSatisfy({ letters.contains($0) || digits.contains($0) })
    else { return false }
    let rest = (bytes[4...] + bytes[..<4]).reduce(0) { rest, byte in
      digits.contains(byte)
        ? (rest * 10 + Int(byte - digits.lowerBound)) % 97
        : (rest * 100 + Int(byte - letters.lowerBound) + 10) % 97
    }
    return rest == 1
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
