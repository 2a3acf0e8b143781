import Ledger
import Testing

/// Units and values that the tests are about.
enum Sample {
  static func eur() throws -> Unit { try unit("EUR", 2) }
  static func jpy() throws -> Unit { try unit("JPY", 0) }
  static func usd() throws -> Unit { try unit("USD", 2) }
  static func members() throws -> Unit { try Unit(code: "ORG", scale: 0, kind: .statistical) }

  static func unit(_ code: String, _ scale: Int) throws -> Unit {
    try Unit(code: code, scale: scale, kind: .currency)
  }

  /// A currency with so many decimals.
  static func unit(scale: Int) throws -> Unit { try unit("XTS", scale) }

  static func eur(_ text: String) throws -> Money { try Money(parsing: text, unit: eur()) }
  static func day(_ text: String) throws -> Day { try Day(parsing: text) }
}

/// The refusal that `body` throws, or nil with an issue recorded.
func refusal<Failure: Error, Value>(
  _ body: () throws(Failure) -> Value
) -> Failure? {
  do {
    let value = try body()
    Issue.record("nothing was refused: \(value)")
    return nil
  } catch {
    return error
  }
}
