/// An amount of money that a text names with its currency: "USD 200", "1.200,50 usd".
public struct TextAmount: Hashable, Sendable {
  /// Three capital letters; whether there is such a currency is not looked at.
  public let currency: String
  /// Digits, and a point before decimals.
  public let amount: String

  /// Those in a text, each once. A single separator with three digits behind it is one of
  /// thousands.
  public static func found(in text: String) -> Set<TextAmount> {
    let words = text.split {
      !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "," || $0 == "'"))
    }.flatMap(parted)
    var found: Set<TextAmount> = []
    for (one, other) in zip(words, words.dropFirst()) {
      for (code, number) in [(one, other), (other, one)] {
        guard code.utf8.count == 3, code.allSatisfy(\.isLetter), let amount = plain(number) else {
          continue
        }
        found.insert(TextAmount(currency: code.uppercased(), amount: amount))
      }
    }
    return found
  }

  /// A word as it is, without marks at its ends; or as letters and digits, where these touch.
  private static func parted(_ word: Substring) -> [Substring] {
    func isMark(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
    let word = word.drop(while: isMark)
    guard let last = word.lastIndex(where: { !isMark($0) }) else { return [] }
    let bare = word[...last]
    if let digit = bare.firstIndex(where: \.isNumber), bare[..<digit].allSatisfy(\.isLetter) {
      return [bare[..<digit], bare[digit...]].filter { !$0.isEmpty }
    }
    if let letter = bare.firstIndex(where: \.isLetter) {
      return [bare[..<letter], bare[letter...]].filter { !$0.isEmpty }
    }
    return [bare]
  }

  private static func plain(_ number: Substring) -> String? {
    guard let first = number.first, first.isNumber,
      number.allSatisfy({ !$0.isLetter }), number.filter(\.isNumber).count <= 15
    else { return nil }
    let marks = number.filter { !$0.isNumber }
    guard let last = number.lastIndex(where: { !$0.isNumber }), let mark = marks.last else {
      return String(number)
    }
    let behind = number[number.index(after: last)...]
    let isDecimal =
      marks.filter { $0 == mark }.count == 1 && (Set(marks).count > 1 || behind.count != 3)
    let whole = number[..<last].filter(\.isNumber)
    return isDecimal ? "\(whole).\(behind)" : "\(whole)\(behind)"
  }
}
