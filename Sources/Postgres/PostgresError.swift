/// Whatever went wrong between a call of this module and the server: the only error it throws.
///
/// `description` may be logged: it holds no bound value and no detail, for both may be personal.
/// `message`, `detail`, `hint` and `debugDescription` hold what the server said in full.
public struct PostgresError: Error, Sendable {
  /// Who failed, and how.
  public enum Kind: String, Sendable {
    /// The server refused a statement; ``PostgresError/sqlState`` says why.
    case server
    /// No connection could be made, or it is lost. With an SQLSTATE the server said why
    /// (28P01 wrong password, 3D000 no such database, 53300 too many connections, 57P03 starting
    /// up…); without one it could not be reached.
    case connection
    /// The caller's own deadline passed; the connection is closed.
    case deadlinePassed
    /// Ctrl-C or a request to terminate.
    case interrupted
    /// The transport is not safe enough to send a password over, or a certificate was refused.
    case tlsRefused
    /// A row is not what the caller took it for.
    case decoding
    /// The call itself is wrong: a bug of the caller, or an unreadable connection string.
    case usage
  }

  /// What became of the data that the failed statement or transaction was to change.
  public enum Outcome: String, Sendable {
    /// Nothing was changed, for certain.
    case nothingHappened
    /// The answer was lost: it may be committed or not, now or a little later. Ask the data.
    case unknown
  }

  public var kind: Kind
  /// The server's code, or `nil` if it was not the server that spoke.
  public var sqlState: SQLState?
  /// `ERROR`, `FATAL`, `PANIC`; `WARNING` where a commit did not await its standby.
  public var severity = "ERROR"
  /// One line, as a rule; may quote values that the server refused.
  public var message: String
  public var detail: String?
  public var hint: String?
  /// The chain of functions, or the line of the COPY, in which it happened.
  public var context: String?
  public var schema: String?
  public var table: String?
  public var column: String?
  /// The name of the violated constraint.
  public var constraint: String?
  public var outcome: Outcome
  /// The call that failed.
  public var file: String
  public var line: Int

  public init(
    _ kind: Kind, _ message: String, sqlState: SQLState? = nil,
    outcome: Outcome = .nothingHappened, file: StaticString = #fileID, line: Int = #line
  ) {
    self.kind = kind
    self.message = message
    self.sqlState = sqlState
    self.outcome = outcome
    self.file = "\(file)"
    self.line = line
  }

  /// Whether the very same transaction, run anew, may succeed at once: another one was in its way
  /// (40001, 40P01) and nothing of it remains.
  public var isRetryable: Bool {
    (sqlState == .serializationFailure || sqlState == .deadlockDetected)
      && kind == .server && outcome == .nothingHappened
  }
}
