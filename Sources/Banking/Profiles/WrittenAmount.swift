/// An amount as a bank wrote it, taken apart: a sign, digits with their marks, and what stands
/// around them for a currency.
struct WrittenAmount {
  var isNegative = false
  /// Whether it has a sign, be it plus, or a flag for one.
  private(set) var isSigned = false
  /// The digits and marks: `1.234,56`.
  let body: Substring
  /// The letters or the sign of a currency before or behind it; nil for none.
  private(set) var currency: String?

  /// What may group thousands, besides the mark that is not the decimal one.
  private static let groupers: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "’",
  ]

  /// Nil for a text that has no digits, two signs, or something else around them.
  init?(_ text: String) {
    let scalars = text.unicodeScalars
    let isDigit: (Unicode.Scalar) -> Bool = { ("0"..."9").contains($0) }
    guard var first = scalars.firstIndex(where: isDigit),
      let last = scalars.lastIndex(where: isDigit)
    else { return nil }
    // ".50" is half a euro; in "د.ا.4" and "Rs.4" the point belongs to the letters.
    if first > scalars.startIndex {
      let before = scalars.index(before: first)
      let isBare =
        before == scalars.startIndex
        || !scalars[scalars.index(before: before)].properties.isAlphabetic
      if scalars[before] == "." || scalars[before] == ",", isBare { first = before }
    }
    body = Substring(scalars[first...last])
    var signs = 0
    var isInParentheses = false
    for (part, isPrefix) in [
      (scalars[..<first], true), (scalars[scalars.index(after: last)...], false),
    ] {
      var word = ""
      for scalar in part {
        switch scalar {
        case "-", "\u{2212}", "\u{2013}":
          isNegative = true
          signs += 1
        case "+": signs += 1
        case "(" where isPrefix: isInParentheses = true
        case ")" where !isPrefix && isInParentheses: break
        case ".", ",":
          // "1,000.-" and "د.ا." have points that mark nothing.
          guard !isPrefix || word.last != nil else { return nil }
        case _
        where scalar.properties.generalCategory == .currencySymbol
          || scalar.properties.isAlphabetic:
          word.unicodeScalars.append(scalar)
        case _ where scalar.properties.isWhitespace || scalar.properties.isBidiControl: break
        default: return nil
        }
      }
      if !word.isEmpty { take(word, isPrefix, &signs) }
    }
    guard signs <= 1 else { return nil }
    if isInParentheses { isNegative = true }
    isSigned = signs > 0 || isNegative
  }

  private mutating func take(_ word: String, _ isPrefix: Bool, _ signs: inout Int) {
    switch word.uppercased() {
    case "CR" where !isPrefix: signs += 1
    case "DR" where !isPrefix:
      isNegative = true
      signs += 1
    default: currency = word
    }
  }

  /// Whether it is written as money is: with a mark or a sign, unlike the number of a document.
  var mayBeMoney: Bool { shownMark != nil || isSigned }

  /// `-1234.56`, read with this decimal mark; nil where the marks do not stand as they should.
  func plain(decimal: Character) -> String? {
    let mark: Unicode.Scalar = decimal == "," ? "," : "."
    let other: Unicode.Scalar = decimal == "," ? "." : ","
    var whole = ""
    var decimals = ""
    var isBehindMark = false
    var grouper: Unicode.Scalar?
    // How many digits stand before the first mark of thousands, and behind each.
    var groups = [0]
    for scalar in body.unicodeScalars {
      switch scalar {
      case "0"..."9" where isBehindMark: decimals.unicodeScalars.append(scalar)
      case "0"..."9":
        whole.unicodeScalars.append(scalar)
        groups[groups.count - 1] += 1
      case mark:
        guard !isBehindMark else { return nil }
        isBehindMark = true
      case _ where scalar == other || Self.groupers.contains(scalar):
        guard !isBehindMark, grouper == nil || grouper == scalar else { return nil }
        grouper = scalar
        groups.append(0)
      default: return nil
      }
    }
    guard Self.areGroups(groups) else { return nil }
    let number = (whole.isEmpty ? "0" : whole) + (decimals.isEmpty ? "" : "." + decimals)
    return isNegative ? "-" + number : number
  }

  /// Whether digits are grouped as thousands are: by three, or as in India, where only the last
  /// group has three and those before it two (`1,25,000`).
  private static func areGroups(_ groups: [Int]) -> Bool {
    guard groups.count > 1 else { return true }
    let (first, last, middle) = (groups[0], groups[groups.count - 1], groups.dropFirst().dropLast())
    guard last == 3 else { return false }
    return (1...3).contains(first) && middle.allSatisfy { $0 == 3 }
      || (1...2).contains(first) && !middle.isEmpty && middle.allSatisfy { $0 == 2 }
  }

  /// The decimal mark that this amount shows, if it shows one: `,` in `1.234,56` and `12,5`, and
  /// none in `1500` and `1.500`.
  var shownMark: Character? {
    let marks = body.unicodeScalars.filter { $0 == "." || $0 == "," }
    guard let last = marks.last else { return nil }
    let other: Character = last == "." ? "," : "."
    let shown = Character(last)
    if marks.contains(where: { $0 != last }) { return shown }
    if marks.count > 1 { return other }
    let parts = body.split(separator: shown, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    if parts[1].utf8.count != 3 || parts[0].utf8.count > 3 || parts[0].utf8.first == 0x30 {
      return shown
    }
    // "1.500" and "12 345,678" apart: thousands are not grouped in two ways.
    return body.unicodeScalars.contains { Self.groupers.contains($0) } ? shown : nil
  }
}
