import CLibPQ
import Glibc

/// COPY: rows by the million.
extension Connection {
  /// Runs a `copy … from stdin` and lets `produce` write its data.
  ///
  /// If `produce` throws, the COPY is given up, its error is thrown, nothing is stored and the
  /// connection stays usable.
  /// - Returns: how many rows were stored.
  /// - Throws: ``PostgresError``, whose context names the line that the server refused; or what
  ///   `produce` throws.
  @discardableResult
  public func copyIn(
    _ sql: SQL, file: StaticString = #fileID, line: Int = #line,
    _ produce: (inout CopyWriter) throws -> Void
  ) throws -> Int {
    // Until its last message is sent, a COPY commits nothing.
    let isDeciding = transactionAccess == nil
    var exchange = exchange(isDeciding ? .undecided : exchange(file, line).stake, file, line)
    try send(sql, exchange)
    try expect(PGRES_COPY_IN, "copy … from stdin", exchange)
    do {
      var writer = CopyWriter(self, exchange)
      try produce(&writer)
      try writer.flush()
    } catch {
      giveUpCopy(exchange)
      throw error
    }
    exchange.renew()
    if isDeciding { exchange.stake = .deciding }
    PQputCopyEnd(handle, nil)
    try flush(exchange)
    return try finish(exchange).last?.affected ?? 0
  }

  /// Runs a `copy … to stdout` and hands out its data row by row, each with its line end; the
  /// bytes are valid within the call only.
  ///
  /// If `each` throws, the rest is cancelled, its error is thrown and the connection stays usable.
  public func copyOut(
    _ sql: SQL, file: StaticString = #fileID, line: Int = #line,
    each: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard transactionAccess != nil else {
      return try transaction(access: .readOnly, attempts: 1, file: file, line: line) { _ in
        try copyOut(sql, file: file, line: line, each: each)
      }
    }
    var exchange = exchange(file, line)
    try send(sql, exchange)
    try expect(PGRES_COPY_OUT, "copy … to stdout", exchange)
    while true {
      let isMore: Bool
      var consumerError: (any Error)?
      isMore = try nextCopyData(exchange) { bytes in
        do { try each(bytes) } catch { consumerError = error }
      }
      if let consumerError {
        abandon(exchange)
        throw consumerError
      }
      guard isMore else { break }
      exchange.renew()
    }
    try finish(exchange)
  }

  /// Reads the answer to the COPY statement itself.
  private func expect(
    _ status: ExecStatusType, _ form: String, _ exchange: Exchange
  ) throws(PostgresError) {
    let result = try nextResult(exchange)
    if result?.status == status { return }
    try finish(exchange, from: result)
    throw exchange.loss(.usage, "this is no \(form)")
  }

  /// Hands out the next row of a COPY, or answers `false` after the last.
  func nextCopyData(
    _ exchange: Exchange, _ take: (UnsafeRawBufferPointer) -> Void
  ) throws(PostgresError) -> Bool {
    var bytes: UnsafeMutablePointer<CChar>?
    while true {
      let length = PQgetCopyData(handle, &bytes, 1)
      switch length {
      case 1...:
        take(UnsafeRawBufferPointer(start: bytes, count: Int(length)))
        PQfreemem(bytes)
        return true
      case 0:
        try wait(POLLIN, exchange)
        // If the connection broke, the next call says so.
        PQconsumeInput(handle)
      default:
        // The end, or an error that the results tell.
        return false
      }
    }
  }

  private func giveUpCopy(_ exchange: Exchange) {
    guard isOpen else { return }
    PQputCopyEnd(handle, "given up by the client")
    do {
      try flush(exchange)
    } catch {
      return
    }
    dropAnswer(exchange)
  }
}
