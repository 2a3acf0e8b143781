/// Percentages for people, exact until the last step.
public enum Percent {
  /// `part` of `whole` in percent with two decimals, rounded down: `0.55`, `100.00`, `135.20`.
  ///
  /// Rounded down so that 100.00 is never shown before the goal is reached. Zero at the least:
  /// what is below zero, or of a whole that is not above it, has not begun. Both are counts of the
  /// same minor unit.
  public static func roundedDown(_ part: Int128, of whole: Int64) -> String {
    guard part > 0, whole > 0 else { return "0.00" }
    // The whole times first: a sum of 128 bits has no room for four more digits.
    let (times, left) = part.quotientAndRemainder(dividingBy: Int128(whole))
    let (units, rest) = (left * 10_000 / Int128(whole)).quotientAndRemainder(dividingBy: 100)
    return "\(times * 100 + units)." + (rest < 10 ? "0" : "") + "\(rest)"
  }
}

extension Percent {
  /// `part` in percent of `whole` with two decimals, half up (away from zero below it); nil if the
  /// whole is nothing or not known.
  public static func halfUp(_ part: Int, of whole: Int?) -> String? {
    guard let whole, whole > 0 else { return nil }
    let magnitude = (UInt128(part.magnitude) * 20_000 + UInt128(whole)) / (2 * UInt128(whole))
    let decimals = String(magnitude % 100)
    let sign = part < 0 && magnitude > 0 ? "-" : ""
    return "\(sign)\(magnitude / 100).\(decimals.utf8.count < 2 ? "0" : "")\(decimals)"
  }
}
