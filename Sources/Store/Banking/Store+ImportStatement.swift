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
  ///   to CL035 for statements that are not taken, whose detail is the line of the file.
  public func importStatements(
    _ file: StatementFile, _ terms: StatementTerms = StatementTerms(), _ how: Recording,
    progress: @escaping (Int) -> Void = { _ in }
  ) throws -> Recorded<StatementImport> {
    try write(how) { try self.take(file, terms, how, $0, progress: progress) }
  }

  /// What would come of several files, each behind the one before it, if they were imported.
  /// - Throws: `RefusedFile` for the first one that would not be taken.
  public func foretellStatements(
    _ files: [StatementFile], _ terms: StatementTerms
  ) throws -> [Recorded<StatementImport>] {
    let how = Recording(isDryRun: true)
    return try write(how) { connection in
      let all = try files.enumerated().map { place, file in
        do {
          return try self.take(file, terms, Recording(isDryRun: true), connection) { _ in }
        } catch {
          throw RefusedFile(place: place, reason: error)
        }
      }
      return Recorded(status: .created, key: how.key, document: all, warnings: [])
    }.document
  }

  private func take(
    _ file: StatementFile, _ terms: StatementTerms, _ how: Recording, _ connection: Connection,
    progress: @escaping (Int) -> Void
  ) throws -> Recorded<StatementImport> {
    _ = try connection.query("select banking.stage_file()", access: .readWrite)
    let staging = StatementStaging(connection: connection, progress: progress)
    try staging.sendBytes(of: file)
    let staged = try connection.queryOne(
      """
      select encode(sha256, 'hex') as sha256, coalesce(size_bytes, 0) as size, operation_id
      from banking.staged_file(\(terms.account))
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
    let context = try statementContext(account: terms.account, connection)
    var others = 0
    let recorded = try once("statement.import", said, how, connection) {
      others = try staging.sendStatements(of: file, size: size, context)
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
    return recorded.warning(
      recorded.document.remarks
        + (others == 0
          ? []
          : [
            "\(others) of the lines are in other currencies and were left aside: import the file "
              + "for the accounts of these too, with --account."
          ]))
  }

  /// What a reader of statements needs to know, for files of an account or of any.
  /// - Throws: `StoreError` for an account that is not registered.
  public func statementContext(account: String?) throws -> StatementFile.Context {
    try read { try self.statementContext(account: account, $0) }
  }

  private func statementContext(
    account: String?, _ connection: Connection
  ) throws -> StatementFile.Context {
    let units = try connection.query(
      "select code, scale, kind, last_day from ledger.unit where kind = 'currency'"
    ).map { try $0.unit() }
    let byCode = Dictionary(units.map { ($0.code, $0) }) { first, _ in first }
    guard let account else { return StatementFile.Context(units: byCode) }
    let row = try connection.queryIfOne(
      "select currency from banking.account where lower(code) = lower(\(account))")
    guard let row else {
      throw StoreError.unknown("account", account, hint: "coopledger bank list shows them.")
    }
    let currency: String = try row.decode("currency")
    return StatementFile.Context(units: byCode, currency: byCode[currency])
  }
}
