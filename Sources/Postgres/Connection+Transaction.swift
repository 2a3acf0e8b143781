import CLibPQ

/// Transactions.
extension Connection {
  /// Runs the body in a transaction and commits it; if it throws, rolls back and rethrows.
  ///
  /// The whole body runs again, up to `attempts` times in all, when the server says that it may
  /// succeed then (40001 serialization failure, 40P01 deadlock) and nothing of it remains. So it
  /// should change nothing but the database.
  ///
  /// A lost connection, a passed deadline or an interrupt before the commit was sent means that
  /// nothing happened; after it, that the error's ``PostgresError/outcome`` is unknown.
  /// - Parameters:
  ///   - rollback: a dry run: deferred constraints are checked, then all is undone and the body's
  ///     value returned.
  ///   - attempts: at least 1.
  /// - Throws: ``PostgresError``, of kind `usage` for a transaction within a transaction or if the
  ///   body hides the failure of one of its statements; or what the body throws.
  @discardableResult
  public func transaction<T>(
    isolation: Isolation = .readCommitted, access: Access = .readWrite, attempts: Int = 5,
    rollback: Bool = false, file: StaticString = #fileID, line: Int = #line,
    _ body: (Connection) throws -> T
  ) throws -> T {
    var attempt = 1
    while true {
      do {
        try begin(isolation, access, file, line)
        do {
          let value = try body(self)
          try settle(rollback: rollback, file, line)
          return value
        } catch {
          undo(file, line)
          throw error
        }
      } catch let error as PostgresError where error.isRetryable && attempt < attempts {
        attempt += 1
      }
    }
  }

  func begin(
    _ isolation: Isolation, _ access: Access, _ file: StaticString, _ line: Int
  ) throws(PostgresError) {
    guard transactionAccess == nil else {
      throw PostgresError(.usage, "a transaction within a transaction", file: file, line: line)
    }
    let exchange = exchange(access == .readOnly ? .reading : .undecided, file, line)
    // Nothing is said of writing where it is meant: so that a database that its administrator has
    // set read-only stays so, and a standby refuses as one (25006), not as a feature that it lacks.
    let readOnly = access == .readOnly ? " read only" : ""
    try send(script: "begin isolation level \(isolation.rawValue)\(readOnly)", exchange)
    transactionAccess = access
    do {
      try finish(exchange)
    } catch {
      undo(file, line)
      throw error
    }
  }

  private func settle(
    rollback: Bool, _ file: StaticString, _ line: Int
  ) throws(PostgresError) {
    switch PQtransactionStatus(handle) {
    case PQTRANS_INTRANS:
      if rollback {
        try executeScript("set constraints all immediate", file: file, line: line)
        undo(file, line)
      } else {
        try end("commit", file, line)
      }
    case PQTRANS_INERROR:
      // COMMIT would answer ROLLBACK and call it success.
      throw PostgresError(
        .usage, "the transaction goes on after one of its statements failed",
        sqlState: .failedTransaction, file: file, line: line)
    case PQTRANS_IDLE:
      throw PostgresError(
        .usage, "a statement ended the transaction it was in", outcome: .unknown, file: file,
        line: line)
    default:
      throw PostgresError(.connection, "the connection is closed", file: file, line: line)
    }
  }

  /// Ends the transaction by its last statement.
  func end(
    _ statement: String, _ file: StaticString, _ line: Int
  ) throws(PostgresError) {
    let exchange = exchange(transactionAccess == .readWrite ? .deciding : .reading, file, line)
    try send(script: statement, exchange)
    transactionAccess = nil
    try finish(exchange)
  }

  /// Rolls back what is open. A connection that cannot even do that is closed, which does it too.
  func undo(_ file: StaticString, _ line: Int) {
    transactionAccess = nil
    guard isOpen, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
    let exchange = exchange(.cleanUp, file, line)
    do {
      try send(script: "rollback", exchange)
      try finish(exchange)
    } catch {
      close()
    }
  }
}
