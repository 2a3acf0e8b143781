public import Postgres

extension Schema {
  /// Makes sure that program and database fit each other: one short question, asked by every
  /// command before it does anything.
  ///
  /// It compares the last migration's number and the version of the program that put the
  /// definitions in place; ``status(_:files:)`` compares the files themselves.
  /// - Throws: `SchemaError` saying what to do; `PostgresError`.
  public static func requireCurrent(
    _ connection: Connection, program: String = programVersion, files: [EmbeddedFile] = files
  ) throws {
    let last = try SchemaSource.migrations(in: files).last?.number ?? 0
    let found = try inPlace(connection)
    guard let number = found.number, let definedBy = found.program else {
      throw SchemaError.outdated
    }
    if number > last { throw SchemaError.newer("migration \(number)") }
    if isNewer(definedBy, than: program) {
      throw SchemaError.newer("the functions of version \(definedBy)")
    }
    if number < last || isNewer(program, than: definedBy) { throw SchemaError.outdated }
  }

  /// Whether a version such as `1.10.0` comes after another. What follows the numbers, as in
  /// `1.10.0-beta`, is not compared.
  static func isNewer(_ version: String, than other: String) -> Bool {
    numbers(of: other).lexicographicallyPrecedes(numbers(of: version))
  }

  private static func numbers(of version: String) -> [Int] {
    version.prefix { $0.isNumber || $0 == "." }.split(separator: ".").map { Int($0) ?? 0 }
  }

  /// The last migration that ran, and the program that put the definitions in place.
  private static func inPlace(
    _ connection: Connection
  ) throws -> (number: Int?, program: String?) {
    do {
      // A plain statement: as a read it would take two more round trips, `begin` and `commit`.
      let row = try connection.queryOne(
        """
        select (select max(number) from ledger.migration) as number,
               (select program from ledger.definitions) as program
        """, access: .readWrite)
      return (try row.decode("number"), try row.decode("program"))
    } catch SQLState.undefinedTable, SQLState.undefinedSchema {
      throw SchemaError.absent
    } catch SQLState.insufficientPrivilege {
      throw SchemaError.noRole(of: try user(of: connection))
    }
  }
}
