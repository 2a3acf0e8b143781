import Postgres

/// One CSV file of the configuration: what the server reads it into, and what becomes of its rows.
///
/// The server reads the file itself, into a temporary table that has the rules of the real one: so
/// it names the line that breaks a rule. Then whole sets of rows are compared and added.
struct SetupFile: Sendable {
  /// Its name, such as `units.csv`.
  let name: String
  /// Whether the built-in file stands in where a folder has none: without units, countries and
  /// accounts nothing works, while bodies and campaigns are each organisation's own.
  let isEssential: Bool
  /// The names in its first line, in their order.
  let columns: [String]
  /// The temporary table for its rows.
  let table: String
  /// Makes the temporary table.
  let staging: String
  /// Works on the rows before any is added.
  var prepare: @Sendable (Connection) throws -> Void = { _ in }
  /// Adds rows that are not there yet. Runs until nothing is added, for a row may need another.
  let addition: SQL
  /// The rows that still are not there, and why: a query of one column, `problem`.
  var leftovers: SQL?
  /// Brings up to date what may change.
  let update: SQL
  /// What differs and stays as it is: a query of one column, `difference`.
  let differences: SQL

  /// All files, in the order in which they build on each other.
  static let all: [SetupFile] = [
    units, countries, accounts, bodies, bodyRules, campaigns, books,
  ]
}
