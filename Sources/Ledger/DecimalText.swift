/// A decimal as it was typed: a sign, digits, perhaps a point and more digits, and nothing else.
///
/// Amounts and rates are read through this one grammar, `-?[0-9]+(\.[0-9]+)?` in ASCII, byte by
/// byte: `Int` and `Double` would accept `+5` and `1e3`, and Unicode has other digits.
struct DecimalText {
  let isNegative: Bool
  /// The digits as one whole number, the point left out; nil if 64 bits cannot hold them.
  let digits: UInt64?
  /// How many of the digits stand behind the point.
  let scale: Int
  /// Whether all digits are zero.
  let isZero: Bool

  /// The decimal, or nil if the text is anything else.
  init?(_ text: String) {
    var rest = Substring(text).utf8
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }

    var digits: UInt64? = 0
    var before = 0
    var after = 0
    var pointSeen = false
    for byte in rest {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits.flatMap { Self.append(byte - UInt8(ascii: "0"), to: $0) }
        if pointSeen { after += 1 } else { before += 1 }
      case UInt8(ascii: ".") where !pointSeen:
        pointSeen = true
      default:
        return nil
      }
    }
    guard before > 0, after > 0 || !pointSeen else { return nil }
    self.digits = digits
    scale = after
    isZero = digits == 0
  }

  private static func append(_ digit: UInt8, to number: UInt64) -> UInt64? {
    let (tenfold, tooLarge) = number.multipliedReportingOverflow(by: 10)
    let (sum, overflow) = tenfold.addingReportingOverflow(UInt64(digit))
    return tooLarge || overflow ? nil : sum
  }
}
