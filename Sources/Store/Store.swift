public import Postgres

/// The ledger as the commands see it: one connection to a database whose schema is current.
///
/// Every operation is an extension in a file of its own. A write is one transaction: it reads what
/// it needs to plan, lets the pure modules plan, and hands the plan to one function of the
/// database, which checks and stores it.
public final class Store {
  let open: () throws -> Connection
  var connection: Connection
  /// Whether a transaction is open for a trial, in which everything is read too.
  var isTrying = false
  /// The organisation's time zone, in which "today" is told: `Europe/Brussels`.
  public let timeZone: String

  /// Opens the database and makes sure that its schema is the one this program knows.
  ///
  /// - Parameters:
  ///   - timeZone: an IANA name.
  ///   - open: makes a connection; called again after one was lost.
  /// - Throws: `PostgresError`, `SchemaError`.
  public init(timeZone: String, open: @escaping () throws -> Connection) throws {
    self.timeZone = timeZone
    self.open = open
    connection = try open()
    try Schema.requireCurrent(connection)
  }

  /// - Parameter attempts: 1 for a body that hands rows on before it has read all of them: a
  ///   standby may cancel a long read for a second try (40001), and they would come twice.
  func read<T>(attempts: Int = 5, _ body: (Connection) throws -> T) throws -> T {
    if isTrying { return try body(connection) }
    // One snapshot for everything that one report reads.
    return try connection.transaction(
      isolation: .repeatableRead, access: .readOnly, attempts: attempts, body)
  }
}
