/// A value that can be read from PostgreSQL's text format.
///
/// An enumeration with a decodable raw value conforms by saying so. `Optional` conforms too and
/// is how a column that may be NULL is read: `let memo: String? = try row.decode("memo")`.
public protocol PostgresDecodable {
  /// Reads a value that is not NULL. Any error means "this text is no such value"; it is reported
  /// as a ``PostgresError`` that names column and type but never the text.
  init(postgresText: String) throws

  /// What NULL becomes. Only `Optional` has an answer; for all others NULL is an error.
  static func fromPostgresNull() throws -> Self

  /// Reads an array of these. Only `UInt8`, whose arrays are `bytea`, differs.
  static func array(postgresText: String) throws -> [Self]
}

extension PostgresDecodable {
  public static func fromPostgresNull() throws -> Self {
    throw PostgresFormatMismatch()
  }

  public static func array(postgresText: String) throws -> [Self] {
    guard let elements = ArrayLiteral.elements(of: postgresText) else {
      throw PostgresFormatMismatch()
    }
    return try elements.map { element in
      guard let element else { return try fromPostgresNull() }
      return try Self(postgresText: element)
    }
  }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
  public init(postgresText: String) throws {
    guard let value = Self(rawValue: try RawValue(postgresText: postgresText)) else {
      throw PostgresFormatMismatch()
    }
    self = value
  }
}

extension PostgresDecodable where Self: FixedWidthInteger {
  public init(postgresText: String) throws {
    guard let value = Self(postgresText) else { throw PostgresFormatMismatch() }
    self = value
  }
}

extension Int: PostgresDecodable {}
extension Int16: PostgresDecodable {}
extension Int32: PostgresDecodable {}
extension Int64: PostgresDecodable {}

extension UInt8: PostgresDecodable {
  /// Reads the hexadecimal form of `bytea`, the server's default since 9.0.
  public static func array(postgresText: String) throws -> [UInt8] {
    let text = Array(postgresText.utf8)
    guard text.count.isMultiple(of: 2), text.starts(with: "\\x".utf8) else {
      throw PostgresFormatMismatch()
    }
    return try stride(from: 2, to: text.count, by: 2).map { index in
      try hexadecimal(text[index]) << 4 | hexadecimal(text[index + 1])
    }
  }

  private static func hexadecimal(_ digit: UInt8) throws -> UInt8 {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: throw PostgresFormatMismatch()
    }
  }
}

extension String: PostgresDecodable {
  public init(postgresText: String) { self = postgresText }
}

extension Bool: PostgresDecodable {
  public init(postgresText: String) throws {
    switch postgresText {
    case "t": self = true
    case "f": self = false
    default: throw PostgresFormatMismatch()
    }
  }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  public init(postgresText: String) throws {
    self = .some(try Wrapped(postgresText: postgresText))
  }

  public static func fromPostgresNull() -> Self { nil }
}

/// `[UInt8]` is a `bytea`; any other array is a PostgreSQL array of one dimension.
extension Array: PostgresDecodable where Element: PostgresDecodable {
  public init(postgresText: String) throws {
    self = try Element.array(postgresText: postgresText)
  }
}
