import Postgres

extension Store {
  /// Runs a write in one transaction, and learns its fate where the connection is lost.
  ///
  /// "Commit outcome unknown" is a normal case: the body runs again with the same key, and the
  /// database answers that it exists, or does it now. So a body must be safe to repeat, which it is
  /// by passing the key on. What the user interrupted is not tried again, only asked after.
  func write<Document: Sendable>(
    _ how: Recording, _ body: (Connection) throws -> Recorded<Document>
  ) throws -> Recorded<Document> {
    do {
      return try connection.transaction(rollback: how.isDryRun, body)
    } catch let error as PostgresError where error.mayHaveBeenLost {
      if error.kind == .interrupted { throw try fate(of: how, after: error) }
      do {
        connection = try open()
      } catch {
        throw StoreError.outcomeUnknown(key: how.key)
      }
      let again = try retry(how, body)
      guard error.wasNotReplicated else { return again }
      return again.warning([
        "The standby did not confirm it: if this server is lost, so may be the record. "
          + "Ask again with --key \(how.key)."
      ])
    }
  }

  private func retry<Document: Sendable>(
    _ how: Recording, _ body: (Connection) throws -> Recorded<Document>
  ) throws -> Recorded<Document> {
    do {
      return try connection.transaction(rollback: how.isDryRun, body)
    } catch let error as PostgresError where error.mayHaveBeenLost {
      throw StoreError.outcomeUnknown(key: how.key)
    }
  }

  /// What became of a write whose connection the user's interrupt closed over its commit.
  ///
  /// If it is not there, that says nothing yet: a commit that awaits its standby is seen by nobody.
  private func fate(of how: Recording, after error: PostgresError) throws -> StoreError {
    let isThere: Bool
    do {
      Interrupt.installed?.acknowledge()
      connection = try open()
      isThere = try connection.queryOne(
        "select exists (select from ledger.operation where key = \(how.key)) as there"
      ).decode("there")
    } catch {
      return StoreError.outcomeUnknown(key: how.key)
    }
    return isThere ? .interruptedButRecorded(key: how.key) : .outcomeUnknown(key: how.key)
  }
}

extension PostgresError {
  /// Whether the write may have happened without our hearing of it, or can safely be tried anew.
  var mayHaveBeenLost: Bool { outcome == .unknown || kind == .connection }

  /// Whether the commit succeeded here without the standby that it should have waited for.
  var wasNotReplicated: Bool { severity == "WARNING" && outcome == .unknown }
}
