import ArgumentParser
import Ledger

/// A text as it was typed on the command line, and its readings.
///
/// Decision: a word like `-5` reaches the program as a value. To the argument parser it is a
/// bundle of flags, and the treasurer would read about options instead of the amount; so `main`
/// puts a mark before such words and this type takes it off. The mark is NUL, the one character
/// that no argument can hold. Rejected: `--` before amounts.
struct Typed: ExpressibleByArgument {
  let text: String

  init(argument: String) { text = Self.unmarked(argument) }

  /// Marks the words that are numbers behind hyphens.
  static func marking(_ words: [String]) -> [String] {
    words.map { word in
      let first = word.unicodeScalars.drop { $0 == "-" }.first
      let isNumber = first.map { ("0"..."9").contains($0) || $0 == "." } ?? false
      return word.hasPrefix("-") && isNumber ? mark + word : word
    }
  }

  /// A text that the argument parser has made of marked words.
  static func unmarked(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" }))
  }

  private static let mark = "\0"

  func day(_ option: String) throws(Failure) -> Day {
    try reading(option) { () throws(DayError) in try Day(parsing: text) }
  }

  func month(_ option: String) throws(Failure) -> Month {
    try reading(option) { () throws(DayError) in try Month(parsing: text) }
  }

  private func reading<T>(
    _ option: String, _ read: () throws(DayError) -> T
  ) throws(Failure) -> T {
    do {
      return try read()
    } catch {
      throw Failure(
        error.code, error.message, field: option, hint: error.hint, exit: .badData)
    }
  }
}

/// An amount and its currency behind one option: `--settled "853.34 EUR"` or two words.
extension [Typed] {
  /// - Throws: unless there are exactly an amount and a currency.
  func amountAndCurrency(_ option: String) throws(Failure) -> (amount: String, currency: String) {
    let words = flatMap { $0.text.split(separator: " ") }
    guard words.count == 2 else {
      throw Failure(
        "amount_without_currency", "--\(option) takes an amount and a currency", field: option,
        hint: "Write it like --\(option) \"853.34 EUR\".", exit: .badData)
    }
    return (String(words[0]), String(words[1]))
  }
}
