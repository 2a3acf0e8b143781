import Postgres
import TestSupport

extension Ledger {
  /// Watches from outside until a session of the program waits: for a `Lock`, or for the standby
  /// that replication awaits (`IPC`).
  func waitUntilBlocked(on event: String = "Lock") throws {
    let observer = try database.connect()
    while try observer.query(
      """
      select
      from pg_stat_activity
      where datname = current_database() and application_name = 'coopledger'
        and wait_event_type = \(event)
      """
    ).isEmpty {}
  }

  /// Watches until no session of the program is left.
  func waitUntilAlone() throws {
    let observer = try database.connect()
    while try !observer.query(
      """
      select
      from pg_stat_activity
      where datname = current_database() and application_name = 'coopledger'
      """
    ).isEmpty {}
  }
}
