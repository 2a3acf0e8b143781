/// A statement with its bound parameters.
///
/// Interpolation binds: the value travels beside the text and is never parsed as SQL.
/// ```swift
/// "select name from city where code = \(code)"   // text: "… where code = $1"
/// "select * from \(unsafeSQL: view)"              // raw text, and loud about it
/// ```
/// The server infers each parameter's type from its place; where there is nothing to infer it
/// from, add a cast: `\(amount)::bigint`.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
  /// The text around the parameters: always one piece more than there are parameters.
  private var pieces: [String]

  /// The values in PostgreSQL's text format, `nil` for NULL; the first is `$1`.
  public private(set) var parameters: [String?]

  public init(stringLiteral text: String) {
    pieces = [text]
    parameters = []
  }

  public init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.sql
  }

  /// The text that is sent, with `$1`, `$2`… in place of the values.
  public var text: String {
    var text = pieces[0]
    for (number, piece) in zip(1..., pieces.dropFirst()) {
      text += "$\(number)"
      text += piece
    }
    return text
  }

  /// Both texts as one statement; the parameters of the second are numbered on.
  public static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum += right
    return sum
  }

  public static func += (left: inout SQL, right: SQL) {
    left.append(text: right.pieces[0])
    left.parameters += right.parameters
    left.pieces += right.pieces.dropFirst()
  }

  fileprivate mutating func append(text: String) {
    pieces[pieces.count - 1] += text
  }

  fileprivate mutating func append(parameter: String?) {
    parameters.append(parameter)
    pieces.append("")
  }
}

extension SQL {
  /// Builds an ``SQL`` from a literal: its text as it stands, its interpolations as parameters.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql: SQL = ""

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      sql.append(text: literal)
    }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some PostgresBindable) {
      sql.append(parameter: value.postgresText)
    }

    /// Binds a value or NULL.
    public mutating func appendInterpolation(_ value: (some PostgresBindable)?) {
      sql.append(parameter: value?.postgresText)
    }

    /// Inserts another statement's text with its parameters.
    public mutating func appendInterpolation(_ fragment: SQL) {
      sql += fragment
    }

    /// Inserts text as it stands: for names that cannot be bound, never for what a user typed.
    public mutating func appendInterpolation(unsafeSQL text: String) {
      sql.append(text: text)
    }
  }
}

extension SQL: CustomStringConvertible {
  /// The text only: the values may be personal.
  public var description: String { text }
}
