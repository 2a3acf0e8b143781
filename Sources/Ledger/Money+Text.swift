extension Money {
  /// The exact decimal at the unit's scale, for programs: `1500.00`, `-0.05`, `1500` for scale 0.
  public var text: String {
    let (whole, decimals) = parts
    return decimals.isEmpty ? sign + whole : "\(sign)\(whole).\(decimals)"
  }

  /// The amount for people: thousands grouped by commas, decimals only where they say something:
  /// `1,500`, `1,087.91`.
  public var grouped: String {
    let (whole, decimals) = parts
    var grouped = sign
    for (place, digit) in zip((0..<whole.utf8.count).reversed(), whole) {
      grouped.append(digit)
      if place > 0, place.isMultiple(of: 3) { grouped.append(",") }
    }
    return decimals.allSatisfy { $0 == "0" } ? grouped : "\(grouped).\(decimals)"
  }

  private var sign: String { minor < 0 ? "-" : "" }

  /// The digits before and after the decimal point, without the sign.
  private var parts: (whole: String, decimals: String) {
    decimalParts(of: minor.magnitude, scale: unit.scale)
  }
}

extension Money: CustomStringConvertible {
  /// The exact amount and its unit: `1500.00 EUR`.
  public var description: String { "\(text) \(unit.code)" }
}

/// The digits of `number` ÷ 10^`scale` before and after the decimal point.
func decimalParts(of number: UInt64, scale: Int) -> (whole: String, decimals: String) {
  var digits = String(number)
  let missing = scale + 1 - digits.utf8.count
  if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
  return (String(digits.dropLast(scale)), String(digits.suffix(scale)))
}
