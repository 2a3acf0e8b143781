extension AmountError {
  /// What is wrong with a text that is no plain decimal.
  ///
  /// - Parameters:
  ///   - text: what was typed.
  ///   - noun: what it should be: "amount", "rate".
  ///   - example: how it may be written.
  ///   - scale: the decimals that the shown readings have; nil shows them as they come.
  static func explaining(
    _ text: String, as noun: String, example: String, scale: Int?
  ) -> AmountError {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else {
      return AmountError(.empty, "The \(noun) is missing", hint: "Write it like \(example).")
    }
    if first.properties.isWhitespace || last.properties.isWhitespace {
      return AmountError(
        .spaces, "The \(noun) \(text.quoted) begins or ends with a space",
        hint: "Write it like \(example).")
    }
    if isSpoiledBySign(scalars) {
      return AmountError(
        .sign, "The \(noun) \(text.quoted) has a sign that cannot be read",
        hint: "Write it without a sign, like \(example).")
    }
    let readings = readings(of: text, scale: scale)
    guard readings.isEmpty else { return ambiguous(text, readings) }
    return AmountError(
      .malformed, "The \(noun) \(text.quoted) is not a plain number",
      hint: "Write it with the digits 0 to 9 and a decimal point, like \(example).")
  }

  /// More decimals than the unit has, where the point might have meant thousands.
  static func tooPrecise(_ text: String, decimals: Int, unit: Unit) -> AmountError {
    // "1.500" is fifteen hundred in half of Europe; "0.001" is a thousandth everywhere.
    // No thousands are grouped in fours, so "1500.005" has one reading, and it is too precise.
    let whole = text.prefix { $0 != "." }.drop { $0 == "-" }
    if decimals == 3, whole.count <= 3, !whole.hasPrefix("0") {
      let readings = readings(of: text, scale: unit.scale)
      guard let reading = readings.first, readings.count == 1 else {
        return ambiguous(text, readings)
      }
      return AmountError(
        .separators,
        "\(text.quoted) could mean \(reading): \(unit.code) has "
          + (unit.scale == 0 ? "no decimals" : counted(unit.scale)),
        hint: "Write \(reading) if it does, else what was really paid: nothing is rounded here.")
    }
    let has = unit.scale == 0 ? "none" : "\(unit.scale)"
    return AmountError(
      .tooPrecise,
      "The amount \(text.quoted) has \(counted(decimals)), but \(unit.code) has \(has)",
      hint: "Write the amount that was really paid: nothing is rounded here.")
  }

  static func counted(_ decimals: Int) -> String {
    decimals == 1 ? "1 decimal" : "\(decimals) decimals"
  }

  private static func ambiguous(_ text: String, _ readings: [String]) -> AmountError {
    let readings = readings.joined(separator: " or ")
    return AmountError(
      .separators,
      "\(text.quoted) could mean \(readings): separators differ from country to country",
      hint: "Write \(readings): no thousands separator, and a point before the decimals.")
  }

  /// Whether the digits would be readable but for a sign other than one leading minus.
  private static func isSpoiledBySign(_ scalars: String.UnicodeScalarView) -> Bool {
    let rest = scalars.first == "-" ? scalars.dropFirst() : scalars[...]
    let signs = "+-−".unicodeScalars
    return (rest.isEmpty || rest.contains { signs.contains($0) })
      && rest.allSatisfy {
        signs.contains($0) || ("0"..."9").contains($0) || $0 == "." || $0 == ","
      }
  }

  /// The plain decimals that a text with separators could mean.
  private static func readings(of text: String, scale: Int?) -> [String] {
    let groupers = " '’_\u{A0}\u{2009}\u{202F}".unicodeScalars
    let kept = text.unicodeScalars.filter { !groupers.contains($0) }
    guard kept.count <= 40 else { return [] }
    let plain = String(String.UnicodeScalarView(kept))
    let unsigned = plain.hasPrefix("-") ? plain.dropFirst() : plain[...]
    let groups = unsigned.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard groups.allSatisfy({ !$0.isEmpty }) else { return [] }

    let commaGroups = plain.filter { $0 != "," }
    let pointGroups = plain.filter { $0 != "." }.map { $0 == "," ? "." : String($0) }.joined()
    let commaIsPoint = plain.map { $0 == "," ? "." : String($0) }.joined()
    // Where spaces group the thousands, the one other separator can only be the decimal point.
    let candidates = plain == text ? [commaGroups, pointGroups] : [commaIsPoint]
    // In "0,5" the comma groups nothing: no thousands begin with a zero.
    let startsWithZero = groups.first == "0"
    let readings =
      candidates
      .filter { DecimalText($0) != nil && (!startsWithZero || $0.contains(".")) }
      .map { padded($0, to: scale) }
    // Where one of them would have more decimals than the unit, only the other can be meant.
    let possible = readings.filter { Self.decimals(of: $0) <= scale ?? .max }
    let shown = possible.isEmpty ? readings : possible
    return shown.first == shown.last ? Array(shown.prefix(1)) : shown
  }

  private static func decimals(of decimal: String) -> Int {
    decimal.split(separator: ".").dropFirst().first?.utf8.count ?? 0
  }

  /// The decimal at the unit's scale, unless that would drop a digit that counts.
  private static func padded(_ decimal: String, to scale: Int?) -> String {
    guard let scale else { return decimal }
    let halves = decimal.split(separator: ".")
    var decimals = halves.count > 1 ? String(halves[1]) : ""
    while decimals.utf8.count > scale, decimals.hasSuffix("0") { decimals.removeLast() }
    decimals += String(repeating: "0", count: max(0, scale - decimals.utf8.count))
    return decimals.isEmpty ? String(halves[0]) : "\(halves[0]).\(decimals)"
  }
}
