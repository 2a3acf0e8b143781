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
