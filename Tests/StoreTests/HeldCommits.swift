import Postgres
import TestSupport

/// Commits that can be made to wait, so that an operation bears a stamp from before a seal and is
/// committed after it.
struct HeldCommits {
  private let holder: Connection
  private let observer: Connection

  /// Puts a trigger into the database that waits at every commit of an operation, for as long as
  /// somebody holds.
  init(_ connect: () throws -> Connection) throws {
    holder = try connect()
    observer = try connect()
    try holder.executeScript(
      """
      create function public.wait_to_commit() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(4711);
        return null;
      end
      $$;
      create constraint trigger waits after insert on ledger.operation
        deferrable initially deferred for each row execute function public.wait_to_commit();
      """)
  }

  /// Runs a body up to its commit, then `meanwhile`, and then lets it commit. What is refused never
  /// comes to its commit: then nothing happens meanwhile.
  func hold<Answer>(
    _ body: @escaping () throws -> Answer, while meanwhile: () throws -> Void
  ) throws -> Answer {
    // Nobody else has them until the thread has ended.
    nonisolated(unsafe) let body = body
    nonisolated(unsafe) var outcome: Result<Answer, any Error>?
    let hasEnded = Shared(false)
    _ = try holder.query("select pg_advisory_lock(4711)")
    let thread = Thread {
      outcome = Result { try body() }
      hasEnded.withLock { $0 = true }
    }
    let undisturbed = Result {
      while !hasEnded.withLock({ $0 }) {
        guard try isWaiting() else { continue }
        return try meanwhile()
      }
    }
    let released = Result { _ = try holder.query("select pg_advisory_unlock(4711)") }
    thread.join()
    try undisturbed.get()
    try released.get()
    guard let outcome else { throw SystemError("the thread has ended without an outcome") }
    return try outcome.get()
  }

  private func isWaiting() throws -> Bool {
    try observer.queryOne(
      """
      select exists (
        select from pg_locks as l
        where l.locktype = 'advisory' and not l.granted and l.objid = 4711
          and l.database = (select d.oid from pg_database as d where d.datname = current_database())
      ) as waits
      """
    ).decode("waits")
  }
}
