public import Postgres

/// The data that a ledger begins with: units, countries, accounts, bodies with their rules, and
/// campaigns, from CSV files.
///
/// Loading is idempotent. What is missing is added and names are brought up to date; what entries
/// rely on stays as it is, with a warning, and nothing is ever removed.
public enum Setup {
  /// Loads all files in one transaction: all of them, or nothing.
  ///
  /// - Parameters:
  ///   - connection: of a superuser or a member of coopledger_owner, to a current schema.
  ///   - directory: the folder of the files; nil for those that the program carries. Where it has
  ///     no `units.csv`, `countries.csv` or `accounts.csv`, the program's own are loaded; where it
  ///     has no `bodies.csv`, `body_rules.csv` or `campaigns.csv`, none are.
  /// - Throws: `SetupError` for a file that is refused, `SchemaError` for a user who may not;
  ///   `PostgresError`.
  public static func load(
    _ connection: Connection, configuration directory: String? = nil
  ) throws -> Report {
    let sources = try SetupSource.all(in: directory)
    return try Schema.lockedAsOwner(connection) { connection in
      var files: [Report.File] = []
      var warnings: [String] = []
      for source in sources {
        try read(source, connection)
        files.append(try merge(source, connection))
        warnings += try connection.query(source.file.differences).map { row in
          "\(source.file.name): \(try row.decode("difference", as: String.self))"
        }
      }
      return Report(files: files, warnings: warnings)
    }
  }

  /// Grants all group roles but the owner's to a login role, and bounds its sessions: for the one
  /// user of a private server.
  public static func grantAll(_ connection: Connection, user: String) throws {
    let roles = GroupRole.allCases.map(\.name).joined(separator: ", ")
    let grant = try connection.formatted("format('grant %s to %I', \(roles)::text, \(user)::text)")
    for statement in [grant] + (try SessionLimits.setting(user, connection)) {
      try connection.executeScript(statement)
    }
  }

  /// The month in which fiscal years start, 1 to 12; nil where the schema is not there yet.
  public static func fiscalYearStart(_ connection: Connection) throws -> Int? {
    guard
      try connection.queryIfOne("select where to_regclass('ledger.books') is not null") != nil
    else { return nil }
    return try connection.queryOne("select fiscal_year_start as start from ledger.books")
      .decode("start")
  }

  /// Has the server read a file into its temporary table.
  private static func read(_ source: SetupSource, _ connection: Connection) throws {
    let file = source.file
    try connection.executeScript(file.staging)
    let columns = file.columns.map { "\"\($0)\"" }.joined(separator: ", ")
    do {
      try connection.copyIn(
        """
        copy \(unsafeSQL: file.table) (\(unsafeSQL: columns))
        from stdin (format csv, header match)
        """
      ) { try $0.write(source.bytes) }
    } catch let error as PostgresError where error.kind == .server && error.context != nil {
      throw SetupError(error, reading: file)
    }
  }

  /// Adds and updates rows; answers with how many.
  private static func merge(_ source: SetupSource, _ connection: Connection) throws -> Report.File {
    let file = source.file
    try file.prepare(connection)
    var added = 0
    while case let count = try connection.execute(file.addition), count > 0 { added += count }
    if let leftovers = file.leftovers, let row = try connection.query(leftovers).first {
      throw SetupError.row(of: file.name, try row.decode("problem"))
    }
    let updated = try connection.execute(file.update)
    return Report.File(name: file.name, path: source.path, added: added, updated: updated)
  }
}
