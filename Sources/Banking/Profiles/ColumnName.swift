/// How a profile names a column: as the header does, whatever the case and spaces; with `*` for
/// what differs (a currency, a day), or by place, `#3`.
struct ColumnName: Hashable, Sendable {
  /// As it stands in the profile.
  let text: String
  private let start: String
  private let end: String?
  /// The place from 0 where it is named by place.
  let place: Int?

  init(_ text: String) {
    self.text = text
    let plain = Self.plain(text)
    let halves = plain.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    start = String(halves.first ?? "")
    end = halves.count > 1 ? String(halves[1]) : nil
    place = plain.hasPrefix("#") ? Int(plain.dropFirst()).flatMap { $0 > 0 ? $0 - 1 : nil } : nil
  }

  /// The name without `*`, to be looked up; nil for a pattern.
  var exact: String? { end == nil && place == nil ? start : nil }

  /// Whether a header cell, made ``plain(_:)``, is meant.
  func matches(_ cell: String) -> Bool { captured(in: cell) != nil }

  /// What stands for `*` in a cell that matches.
  func captured(in cell: String) -> Substring? {
    guard place == nil else { return nil }
    guard let end else { return cell == start ? "" : nil }
    guard cell.utf8.count >= start.utf8.count + end.utf8.count, cell.hasPrefix(start),
      cell.hasSuffix(end)
    else { return nil }
    return cell.dropFirst(start.count).dropLast(end.count)
  }

  /// A header cell in small letters, without the space around it, a colon behind it, and more than
  /// one space in it, with `_` for a space and one before a bracket: banks change these from year
  /// to year.
  static func plain(_ cell: some StringProtocol) -> String {
    var plain = ""
    var isSpacePending = false
    // Some banks mark names: `#Data operacji`; a number behind the mark is a place.
    let isMarked = cell.first == "#" && cell.dropFirst().first?.isLetter == true
    for scalar in cell.unicodeScalars.dropFirst(isMarked ? 1 : 0) where scalar != "\u{FEFF}" {
      if scalar.properties.isWhitespace || scalar == "_" {
        isSpacePending = !plain.isEmpty
        continue
      }
      if scalar == "(" { isSpacePending = !plain.isEmpty }
      if isSpacePending, scalar != ")", !plain.hasSuffix("(") { plain += " " }
      isSpacePending = false
      plain += scalar.properties.lowercaseMapping
    }
    while plain.hasSuffix(":") || plain.hasSuffix(" ") { plain.removeLast() }
    return plain
  }
}
