import CLibPQ

/// Single statements.
///
/// Outside of a transaction a query is read-only unless `access` says otherwise, and the server
/// holds it to that; inside, the transaction's own access counts.
extension Connection {
  /// All rows of a query.
  public func query(
    _ sql: SQL, access: Access = .readOnly, file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) -> [Row] {
    guard transactionAccess == nil, access == .readOnly else {
      let exchange = exchange(file, line)
      try send(sql, exchange)
      return try finish(exchange).last?.rows ?? []
    }
    try begin(.readCommitted, .readOnly, file, line)
    do {
      let rows = try query(sql, file: file, line: line)
      try end("commit", file, line)
      return rows
    } catch {
      undo(file, line)
      throw error
    }
  }

  /// The only row of a query.
  /// - Throws: kind `decoding` if there is none or a second.
  public func queryOne(
    _ sql: SQL, access: Access = .readOnly, file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) -> Row {
    let rows = try query(sql, access: access, file: file, line: line)
    guard rows.count == 1 else {
      throw PostgresError(
        .decoding, "one row was expected, not \(rows.count)", file: file, line: line)
    }
    return rows[0]
  }

  /// The only row of a query, or `nil` if there is none.
  /// - Throws: kind `decoding` if there is a second.
  public func queryIfOne(
    _ sql: SQL, access: Access = .readOnly, file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) -> Row? {
    let rows = try query(sql, access: access, file: file, line: line)
    guard rows.count <= 1 else {
      throw PostgresError(
        .decoding, "one row at most was expected, not \(rows.count)", file: file, line: line)
    }
    return rows.first
  }

  /// Sends a query of a transaction and does not wait: so two servers' processes can work for one
  /// reader, or the server for a program that prepares what comes next. The
  /// connection is of no other use until the answer has been asked for.
  /// - Returns: waits for all its rows.
  public func ask(
    _ sql: SQL, file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) -> () throws(PostgresError) -> [Row] {
    let exchange = exchange(file, line)
    guard transactionAccess != nil else {
      throw exchange.failure(.usage, "only in a transaction may an answer wait")
    }
    try send(sql, exchange)
    return { [self] () throws(PostgresError) in
      var renewed = exchange
      renewed.renew()
      return try finish(renewed).last?.rows ?? []
    }
  }

  /// Runs a statement that may write, and commits it unless a transaction is in progress.
  /// - Returns: how many rows it inserted, changed or deleted.
  @discardableResult
  public func execute(
    _ sql: SQL, file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) -> Int {
    let exchange = exchange(file, line)
    try send(sql, exchange)
    return try finish(exchange).last?.affected ?? 0
  }

  /// Runs a text of several statements, such as a migration, which is raw SQL: never a place for
  /// values. Outside of a transaction it makes one of its own.
  public func executeScript(
    _ text: String, file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) {
    let exchange = exchange(file, line)
    try send(script: text, exchange)
    try finish(exchange)
  }

  /// Hands out the rows of a read one by one as they arrive, in the memory of one.
  ///
  /// If `each` throws, the rest is cancelled, its error is thrown, and the connection stays usable
  /// (in a transaction that may write, the rest is read and dropped instead).
  public func stream(
    _ sql: SQL, file: StaticString = #fileID, line: Int = #line, each: (Row) throws -> Void
  ) throws {
    guard transactionAccess != nil else {
      return try transaction(access: .readOnly, attempts: 1, file: file, line: line) { _ in
        try stream(sql, file: file, line: line, each: each)
      }
    }
    var exchange = exchange(file, line)
    try send(sql, exchange)
    PQsetSingleRowMode(handle)
    while let result = try nextResult(exchange) {
      exchange.renew()
      switch result.status {
      case PGRES_SINGLE_TUPLE:
        do {
          try each(Row(result: result, index: 0))
        } catch {
          abandon(exchange)
          throw error
        }
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
        continue
      default:
        try finish(exchange, from: result)
      }
    }
  }

  /// Ends an answer whose reader gave up: a read is cancelled, a write may run to its end.
  func abandon(_ exchange: Exchange) {
    if exchange.stake == .reading { cancelAnswer() } else { dropAnswer(exchange) }
  }
}
