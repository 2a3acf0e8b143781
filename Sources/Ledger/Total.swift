/// A sum of amounts of one unit, as reports show it.
///
/// Context: two amounts that are each allowed can add up to more than 64 bits, and a report must
/// not fail over what the books hold. Choice: a sum has 128 bits, which as many entries as there
/// are 64-bit ids cannot fill. Rejected: a limit on each amount, which only moves the limit of
/// the sum.
public struct Total: Hashable, Sendable {
  /// The sum in minor units: 150000 for 1500.00 EUR.
  public let minor: Int128
  /// What is counted.
  public let unit: Unit

  /// So many minor units.
  public init(minor: Int128, unit: Unit) {
    self.minor = minor
    self.unit = unit
  }

  /// An amount by itself.
  public init(_ money: Money) {
    self.init(minor: Int128(money.minor), unit: money.unit)
  }
}

extension Total {
  /// The exact decimal at the unit's scale, for programs: `1500.00`, `-0.05`, `1500` for scale 0.
  public var text: String {
    let (whole, decimals) = parts
    return decimals.isEmpty ? sign + whole : "\(sign)\(whole).\(decimals)"
  }

  /// The sum for people: thousands grouped by commas, decimals only where they say something:
  /// `1,500`, `1,087.91`.
  public var grouped: String {
    let decimals = parts.decimals
    return decimals.allSatisfy { $0 == "0" } ? groupedWhole : "\(groupedWhole).\(decimals)"
  }

  /// The sum for people in a column of others: as ``grouped``, but always with its decimals, so
  /// that the points stand below each other: `1,500.00`.
  public var inColumn: String {
    let decimals = parts.decimals
    return decimals.isEmpty ? groupedWhole : "\(groupedWhole).\(decimals)"
  }

  private var groupedWhole: String {
    let whole = parts.whole
    var grouped = sign
    for (place, digit) in zip((0..<whole.utf8.count).reversed(), whole) {
      grouped.append(digit)
      if place > 0, place.isMultiple(of: 3) { grouped.append(",") }
    }
    return grouped
  }

  private var sign: String { minor < 0 ? "-" : "" }

  /// The digits before and after the decimal point, without the sign.
  private var parts: (whole: String, decimals: String) {
    decimalParts(of: minor.magnitude, scale: unit.scale)
  }
}

/// The digits of `number` ÷ 10^`scale` before and after the decimal point.
func decimalParts(of number: some UnsignedInteger, scale: Int) -> (whole: String, decimals: String)
{
  var digits = String(number)
  let missing = scale + 1 - digits.utf8.count
  if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
  return (String(digits.dropLast(scale)), String(digits.suffix(scale)))
}
