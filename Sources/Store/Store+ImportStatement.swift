import Banking
import Ledger
import Postgres

extension Store {
  /// Imports a file of statements: keeps its bytes, and posts each line that the bank has booked
  /// and that no earlier file has told.
  ///
  /// The whole file or nothing. Bytes that were imported before are answered with what they made.
  /// - Parameter progress: told now and then how much is done, of two readings of the file.
  /// - Throws: `StatementError` for what cannot be read; `PostgresError` with SQLSTATE CL006, CL030
  ///   to CL033 for statements that are not taken, whose detail is the line of the file.
  public func importStatements(
    _ file: StatementFile, _ terms: StatementTerms = StatementTerms(), _ how: Recording,
    progress: @escaping (Int) -> Void = { _ in }
  ) throws -> Recorded<StatementImport> {
    try write(how) { connection in
      _ = try connection.query("select banking.stage_file()", access: .readWrite)
      let staging = StatementStaging(connection: connection, progress: progress)
      try staging.sendBytes(of: file)
      let staged = try connection.queryOne(
        """
        select encode(sha256, 'hex') as sha256, coalesce(size_bytes, 0) as size, operation_id
        from banking.staged_file()
        """)
      let size: Int = try staged.decode("size")
      guard size > 0 else {
        throw StatementError("file_empty", "The file is empty", hint: "Ask the bank for it again.")
      }
      if let before: Int64 = try staged.decode("operation_id") {
        return try Recorded(
          status: .exists, key: how.key, document: .made(by: before, connection), warnings: [])
      }
      let said: RequestFields = [
        "file": try staged.decode("sha256"), "account": terms.account, "profile": file.profile,
        "accept_gap": terms.acceptsGap ? "yes" : nil, "reason": terms.differenceReason,
      ]
      let context = try connection.statementContext(account: terms.account)
      let recorded = try self.once("statement.import", said, how, connection) {
        try staging.sendStatements(of: file, size: size, context)
        return """
          banking.import_file(
            p_key => \(how.key), p_request => \(said.sql), p_name => \(file.name),
            p_format => \(file.format), p_profile => \(file.profile),
            p_account => \(terms.account), p_accept_gap => \(terms.acceptsGap),
            p_reason => \(terms.differenceReason))
          """
      } document: { operation in
        try StatementImport.made(by: operation, connection)
      }
      return recorded.warning(recorded.document.remarks)
    }
  }
}

extension Connection {
  /// - Throws: `StoreError` for an account that is not registered.
  fileprivate func statementContext(account: String?) throws -> StatementFile.Context {
    let units = try query(
      "select code, scale, kind, last_day from ledger.unit where kind = 'currency'"
    ).map { try $0.unit() }
    let byCode = Dictionary(units.map { ($0.code, $0) }) { first, _ in first }
    guard let account else { return StatementFile.Context(units: byCode, currency: nil) }
    let row = try queryIfOne(
      "select currency from banking.account where lower(code) = lower(\(account))")
    guard let row else {
      throw StoreError.unknown("account", account, hint: "coopledger bank list shows them.")
    }
    let currency: String = try row.decode("currency")
    return StatementFile.Context(units: byCode, currency: byCode[currency])
  }
}
