/// A value that can be bound to a statement in PostgreSQL's text format.
///
/// An enumeration with a bindable raw value conforms by saying so.
public protocol PostgresBindable {
  /// The value as the server reads it, or `nil` for NULL.
  var postgresText: String? { get }

  /// An array of these as the server reads it. Only `UInt8`, whose arrays are `bytea`, differs.
  static func postgresText(ofArray array: [Self]) -> String
}

extension PostgresBindable {
  public static func postgresText(ofArray array: [Self]) -> String {
    ArrayLiteral.text(of: array.map(\.postgresText))
  }
}

extension PostgresBindable where Self: RawRepresentable, RawValue: PostgresBindable {
  public var postgresText: String? { rawValue.postgresText }
}

extension PostgresBindable where Self: FixedWidthInteger {
  public var postgresText: String? { String(self) }
}

extension Int: PostgresBindable {}
extension Int16: PostgresBindable {}
extension Int32: PostgresBindable {}
extension Int64: PostgresBindable {}

extension UInt8: PostgresBindable {
  /// Bytes in the hexadecimal form of `bytea`: `\x00ff`.
  public static func postgresText(ofArray bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("\\x".utf8)
    text.reserveCapacity(2 + 2 * bytes.count)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension String: PostgresBindable {
  public var postgresText: String? { self }
}

extension Bool: PostgresBindable {
  public var postgresText: String? { self ? "t" : "f" }
}

extension Optional: PostgresBindable where Wrapped: PostgresBindable {
  public var postgresText: String? { flatMap(\.postgresText) }
}

/// `[UInt8]` is a `bytea`; any other array is a PostgreSQL array of one dimension.
extension Array: PostgresBindable where Element: PostgresBindable {
  public var postgresText: String? { Element.postgresText(ofArray: self) }
}
