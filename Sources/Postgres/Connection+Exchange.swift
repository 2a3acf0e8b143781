import CLibPQ
import Glibc

/// Sending and receiving without blocking, so that deadlines and interrupts are heeded.
extension Connection {
  /// The stake of a statement where the connection stands now.
  func exchange(_ file: StaticString, _ line: Int) -> Exchange {
    let stake: Exchange.Stake =
      switch transactionAccess {
      case .readOnly: .reading
      case .readWrite: .undecided
      case nil: .deciding
      }
    return exchange(stake, file, line)
  }

  func exchange(_ stake: Exchange.Stake, _ file: StaticString, _ line: Int) -> Exchange {
    Exchange(
      stake, patienceMilliseconds: options.deadlineMilliseconds, file: file, line: line)
  }

  /// Sends one statement by the extended protocol, which carries values beside the text.
  func send(_ sql: SQL, _ exchange: Exchange) throws(PostgresError) {
    try checkReady(sql.text, exchange)
    guard !sql.parameters.contains(where: { $0?.utf8.contains(0) ?? false }) else {
      throw exchange.failure(.usage, "a value contains NUL, which PostgreSQL cannot store as text")
    }
    let values = sql.parameters.map { UnsafePointer($0.flatMap { strdup($0) }) }
    defer { for value in values { free(UnsafeMutablePointer(mutating: value)) } }
    let isSent = PQsendQueryParams(
      handle, sql.text, Int32(values.count), nil, values, nil, nil, 0)
    try finishSending(isSent, exchange)
  }

  /// Sends a text of any number of statements by the simple protocol.
  func send(script: String, _ exchange: Exchange) throws(PostgresError) {
    try checkReady(script, exchange)
    try finishSending(PQsendQuery(handle, script), exchange)
  }

  private func checkReady(_ text: String, _ exchange: Exchange) throws(PostgresError) {
    guard isOpen else { throw exchange.failure(.connection, "the connection is closed") }
    guard !text.utf8.contains(0) else { throw exchange.failure(.usage, "the SQL contains NUL") }
    if exchange.stake != .cleanUp, options.interrupt?.isTripped == true {
      throw exchange.failure(.interrupted, "interrupted")
    }
    inbox.replicationWarning = nil
  }

  private func finishSending(_ isSent: Int32, _ exchange: Exchange) throws(PostgresError) {
    guard isSent == 1 else {
      let message = oneLine(PQerrorMessage(handle))
      guard PQstatus(handle) == CONNECTION_OK else {
        close()
        throw exchange.failure(.connection, message)
      }
      // Too many parameters, or a statement inside the reading of another.
      throw exchange.failure(.usage, message)
    }
    try flush(exchange)
  }

  /// Sends what libpq holds back, and reads meanwhile: a server that cannot write stops reading.
  func flush(_ exchange: Exchange) throws(PostgresError) {
    // On -1 the connection is broken; the results, read next, say how.
    while PQflush(handle) == 1 {
      try wait(POLLIN | POLLOUT, exchange)
      _ = PQconsumeInput(handle)
    }
  }

  /// The next result of the statement that was sent, or `nil` after the last.
  func nextResult(_ exchange: Exchange) throws(PostgresError) -> ServerResult? {
    while PQisBusy(handle) == 1 {
      try wait(POLLIN, exchange)
      // A broken connection: PQgetResult does not wait any more and tells.
      if PQconsumeInput(handle) == 0 { break }
    }
    return PQgetResult(handle).map(ServerResult.init)
  }

  /// All results; if there is an error among them, it is thrown once all are read.
  ///
  /// The last one counts too: a statement by the extended protocol is committed only after its
  /// own result, so a deferred constraint, or the loss of the connection, comes behind success.
  /// - Parameter first: the result that was already read, if one was.
  @discardableResult
  func finish(
    _ exchange: Exchange, from first: ServerResult? = nil
  ) throws(PostgresError) -> [ServerResult] {
    var results: [ServerResult] = []
    var failure: PostgresError?
    var next: ServerResult? = if let first { first } else { try nextResult(exchange) }
    while let result = next {
      switch result.status {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
        results.append(result)
      case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
        failure = failure ?? exchange.failure(Diagnostics(result.handle))
      default:
        close()
        throw exchange.loss(.usage, "COPY needs copyIn or copyOut; the connection is closed")
      }
      next = try nextResult(exchange)
    }
    if PQstatus(handle) != CONNECTION_OK || failure?.kind == .connection { close() }
    if let failure { throw failure }
    if exchange.stake == .deciding, let warning = inbox.replicationWarning {
      // Committed here, but a failover may undo it.
      var error = exchange.failure(warning)
      error.kind = .server
      error.outcome = .unknown
      throw error
    }
    return results
  }

  /// Waits for the socket; on a passed deadline or an interrupt, ends the exchange and throws.
  func wait(_ events: Int32, _ exchange: Exchange) throws(PostgresError) {
    let interrupt = exchange.stake == .cleanUp ? nil : options.interrupt
    switch waitFor(events, on: PQsocket(handle), until: exchange.deadline, interrupt: interrupt) {
    case .ready:
      return
    case .deadlinePassed:
      close()
      let patience = exchange.patienceMilliseconds ?? 0
      throw exchange.loss(.deadlinePassed, "the server did not answer within \(patience) ms")
    case .interrupted:
      if exchange.stake == .reading { cancelAnswer() } else { close() }
      throw exchange.loss(.interrupted, "interrupted")
    }
  }

  /// Cancels a read and drops what it has sent, so that the connection can be used again; if the
  /// server does not stop soon, closes it.
  func cancelAnswer() {
    if let cancel = PQgetCancel(handle) {
      var message: [CChar] = Array(repeating: 0, count: 256)
      PQcancel(cancel, &message, Int32(message.count))
      PQfreeCancel(cancel)
    }
    dropAnswer(Exchange(.cleanUp, patienceMilliseconds: 2000, file: #fileID, line: #line))
  }

  /// Reads the rest of an answer that nobody wants; if that fails, closes the connection.
  func dropAnswer(_ exchange: Exchange) {
    do {
      while let result = try nextResult(exchange) {
        guard result.status == PGRES_COPY_OUT else { continue }
        while try nextCopyData(exchange, { _ in }) {}
      }
    } catch {
      close()
    }
  }
}
