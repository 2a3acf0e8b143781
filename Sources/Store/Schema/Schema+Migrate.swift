public import Postgres

extension Schema {
  /// What ``migrate(_:program:files:)`` did.
  public struct Report: Hashable, Sendable {
    /// The names of the migrations that ran now, in order.
    public let applied: [String]
    /// Whether functions, views, checks and grants were put in place anew.
    public let areDefinitionsReplaced: Bool
  }

  /// Brings the database up to what the program needs: the group roles, each migration that has
  /// not run yet in a transaction of its own, then all definitions in one.
  ///
  /// Each transaction decides under one lock what to do next. So any number may run at once, and
  /// wherever one is killed, the next goes on from there.
  ///
  /// - Parameters:
  ///   - connection: of a superuser, or of a role with CREATEROLE that owns the database.
  ///   - program: the version that is written down beside what it did.
  ///   - files: those of `sql/`.
  /// - Throws: `SchemaError` where program and database don't fit each other, the database cannot
  ///   hold our texts, or the user may not do it; `PostgresError`, with the file's name before its
  ///   message.
  public static func migrate(
    _ connection: Connection, program: String = programVersion, files: [EmbeddedFile] = files
  ) throws -> Report {
    let source = try SchemaSource(files)
    try requireFitText(connection)
    try locked(connection) { connection in
      for file in source.roles { try run(file, connection) }
    }
    var applied: [String] = []
    while let name = try applyNext(connection, source, program) { applied.append(name) }
    return Report(
      applied: applied, areDefinitionsReplaced: try define(connection, source, program))
  }

  /// Accounts are named after codes in upper case, and seals are over texts in UTF-8.
  private static func requireFitText(_ connection: Connection) throws {
    let row = try connection.queryOne(
      "select current_setting('server_encoding') as encoding, upper('sdgi') as upper")
    let (encoding, upper): (String, String) = (
      try row.decode("encoding"), try row.decode("upper")
    )
    guard encoding == "UTF8", upper == "SDGI" else {
      throw SchemaError.unfitText(encoding, upper)
    }
  }

  /// Runs the first pending migration; answers with its name, or nil if there is none.
  private static func applyNext(
    _ connection: Connection, _ source: SchemaSource, _ program: String
  ) throws -> String? {
    try lockedAsOwner(connection) { connection in
      let status = try fittingStatus(connection, source, program)
      guard let pending = status.migrations.first(where: { $0.state == .pending }),
        let next = source.migrations.first(where: { $0.number == pending.number })
      else { return nil }
      try run(next.file, connection)
      try connection.execute(
        """
        insert into ledger.migration (number, name, sha256, program)
        values (\(next.number), \(next.file.name),
                encode(sha256(convert_to(\(next.file.text), 'UTF8')), 'hex'), \(program))
        """)
      return next.file.name
    }
  }

  /// Puts the definitions in place unless they are; answers whether it had to.
  private static func define(
    _ connection: Connection, _ source: SchemaSource, _ program: String
  ) throws -> Bool {
    try lockedAsOwner(connection) { connection in
      let status = try fittingStatus(connection, source, program)
      if status.definitions == .current && status.definedBy == program { return false }
      if status.definitions != .current {
        // Functions may name what a later file makes.
        try connection.executeScript("set local check_function_bodies = off")
        for file in source.definitions { try run(file, connection) }
        try refuseOverloads(connection)
      }
      try connection.execute(
        """
        insert into ledger.definitions (sha256, program)
        values (encode(sha256(convert_to(\(source.definitionsText), 'UTF8')), 'hex'), \(program))
        on conflict (only_row) do update
        set sha256 = excluded.sha256, program = excluded.program, applied_at = excluded.applied_at
        """)
      return status.definitions != .current
    }
  }

  /// The status of a database that this program may change.
  private static func fittingStatus(
    _ connection: Connection, _ source: SchemaSource, _ program: String
  ) throws -> Status {
    let status = try status(connection, source)
    for migration in status.migrations {
      switch migration.state {
      case .applied, .pending: continue
      case .unknown: throw SchemaError.newer(migration.name)
      case .edited: throw SchemaError.edited("sql/migrations/\(migration.name)")
      }
    }
    if let definedBy = status.definedBy, isNewer(definedBy, than: program) {
      throw SchemaError.newer("the functions of version \(definedBy)")
    }
    return status
  }

  /// Runs a file; an error names it.
  private static func run(_ file: EmbeddedFile, _ connection: Connection) throws {
    do {
      try connection.executeScript(file.text)
    } catch {
      switch error.sqlState {
      case .insufficientPrivilege:
        throw SchemaError.notPermitted(error)
      case .invalidFunctionDefinition, .invalidTableDefinition:
        // What "create or replace" answers where it cannot replace.
        throw SchemaError.changedDefinition("\(file.path): \(error.message)")
      default:
        var named = error
        named.message = "\(file.path): \(error.message)"
        throw named
      }
    }
  }

  /// A function with other arguments than before is another function: the old one would stay
  /// beside it, and calls could reach either.
  private static func refuseOverloads(_ connection: Connection) throws {
    let overloaded = try connection.query(
      """
      select format('%I.%I', n.nspname, p.proname) as name
      from pg_catalog.pg_proc as p
      join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
      where n.nspname in ('ledger', 'giving', 'membership', 'banking', 'reporting', 'audit')
      group by 1
      having count(*) > 1
      order by 1
      """)
    guard let first = overloaded.first else { return }
    throw SchemaError.changedDefinition(
      "The function \(try first.decode("name", as: String.self)) would be there twice, with "
        + "its old arguments and with its new ones")
  }
}
