/// A SQLSTATE: PostgreSQL's five-character error code.
///
/// It can be caught by name: `catch SQLState.uniqueViolation { … }`. Where nothing but
/// ``PostgresError`` can be thrown, end such a list with `catch { throw error }`: Swift 6.3.1
/// crashes on the rethrow that it would add itself.
/// Source of the names: PostgreSQL's documentation, appendix A.
public struct SQLState: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral code: String) { rawValue = code }

  /// The first two characters: `23` for every violated constraint, `08` for connections…
  public var classCode: String { String(rawValue.prefix(2)) }

  /// So that a `catch` clause can name the code.
  public static func ~= (pattern: SQLState, error: any Error) -> Bool {
    (error as? PostgresError)?.sqlState == pattern
  }

  /// The same where nothing but this module's error can be thrown.
  public static func ~= (pattern: SQLState, error: PostgresError) -> Bool {
    error.sqlState == pattern
  }
}

extension SQLState {
  // Refused data
  public static let notNullViolation: SQLState = "23502"
  public static let foreignKeyViolation: SQLState = "23503"
  public static let uniqueViolation: SQLState = "23505"
  public static let checkViolation: SQLState = "23514"
  public static let exclusionViolation: SQLState = "23P01"
  public static let invalidTextRepresentation: SQLState = "22P02"
  public static let numericValueOutOfRange: SQLState = "22003"
  public static let raisedException: SQLState = "P0001"

  // Refused acts
  public static let insufficientPrivilege: SQLState = "42501"
  public static let readOnlyTransaction: SQLState = "25006"
  public static let failedTransaction: SQLState = "25P02"
  public static let undefinedTable: SQLState = "42P01"
  public static let undefinedFunction: SQLState = "42883"
  public static let undefinedSchema: SQLState = "3F000"

  // Try again
  public static let serializationFailure: SQLState = "40001"
  public static let deadlockDetected: SQLState = "40P01"
  /// Also `lock_timeout` and `nowait`.
  public static let lockNotAvailable: SQLState = "55P03"
  public static let objectInUse: SQLState = "55006"
  /// `statement_timeout`, or a cancel by somebody.
  public static let queryCanceled: SQLState = "57014"

  // Connecting, and the server's health
  public static let invalidPassword: SQLState = "28P01"
  public static let invalidAuthorization: SQLState = "28000"
  public static let undefinedDatabase: SQLState = "3D000"
  public static let tooManyConnections: SQLState = "53300"
  public static let diskFull: SQLState = "53100"
  public static let adminShutdown: SQLState = "57P01"
  public static let crashShutdown: SQLState = "57P02"
  public static let cannotConnectNow: SQLState = "57P03"
}
