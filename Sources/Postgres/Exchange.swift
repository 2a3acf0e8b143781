/// One question to the server and its answer: what is at stake while it is under way.
struct Exchange {
  enum Stake {
    /// Nothing can be changed: an interrupt cancels it.
    case reading
    /// Changes that only a later commit makes true: an interrupt closes the connection.
    case undecided
    /// A commit, or a write that commits itself: if its answer is lost, the outcome is unknown.
    case deciding
    /// The end of something that failed: not to be interrupted.
    case cleanUp
  }

  var stake: Stake
  /// How long to wait for the answer, or for the next piece of it.
  let patienceMilliseconds: Int?
  let file: StaticString
  let line: Int
  private(set) var deadline: Deadline

  init(_ stake: Stake, patienceMilliseconds: Int?, file: StaticString, line: Int) {
    self.stake = stake
    self.patienceMilliseconds = patienceMilliseconds
    self.file = file
    self.line = line
    deadline = Deadline(milliseconds: patienceMilliseconds)
  }

  /// Starts the deadline anew: the server has given a sign of life.
  mutating func renew() {
    deadline = Deadline(milliseconds: patienceMilliseconds)
  }

  /// What became of the data if no more is heard of this exchange.
  var outcomeIfLost: PostgresError.Outcome { stake == .deciding ? .unknown : .nothingHappened }

  /// An error after which nothing was changed.
  func failure(_ kind: PostgresError.Kind, _ message: String) -> PostgresError {
    PostgresError(kind, message, file: file, line: line)
  }

  /// An error after which no more is heard.
  func loss(_ kind: PostgresError.Kind, _ message: String) -> PostgresError {
    PostgresError(kind, message, outcome: outcomeIfLost, file: file, line: line)
  }

  /// What the server (or libpq in its place) said.
  func failure(_ diagnostics: Diagnostics) -> PostgresError {
    let isLost = diagnostics.endsSession
    var error = PostgresError(
      isLost ? .connection : .server, diagnostics.message, sqlState: diagnostics.sqlState,
      outcome: isLost ? outcomeIfLost : .nothingHappened, file: file, line: line)
    error.severity = diagnostics.severity ?? "FATAL"
    error.detail = diagnostics.detail
    error.hint = diagnostics.hint
    error.context = diagnostics.context
    error.schema = diagnostics.schema
    error.table = diagnostics.table
    error.column = diagnostics.column
    error.constraint = diagnostics.constraint
    return error
  }
}
