import Postgres
import TestSupport
import Testing

/// The error that the body throws; records an issue if it throws none or another.
func failure<R>(
  sourceLocation: SourceLocation = #_sourceLocation, of body: () throws -> R
) throws -> PostgresError {
  let error = #expect(throws: PostgresError.self, sourceLocation: sourceLocation) { _ = try body() }
  return try #require(error, sourceLocation: sourceLocation)
}

extension TestServer {
  /// Watches from outside until the server process waits for what is named: `Timeout` (a sleep),
  /// `Lock`, `IPC` (a standby), `Client` (us).
  func waitUntil(_ process: Int, waitsFor event: String) throws {
    let observer = try connect()
    while try observer.query(
      """
      select
      from pg_stat_activity
      where pid = \(process) and wait_event_type = \(event)
      """
    ).isEmpty {}
  }
}

extension TestDatabase {
  /// A connection with a table `note (id, body)` in the database.
  func connectWithNotes(options: ConnectionOptions = .init()) throws -> Connection {
    let connection = try connect(options: options)
    try connection.execute("create table note (id bigint primary key, body text)")
    return connection
  }
}

extension Connection {
  /// How many notes there are.
  func countNotes() throws -> Int {
    try queryOne("select count(*) from note").decode("count")
  }
}
