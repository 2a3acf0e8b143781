import Postgres

extension Store {
  /// The key of a file that is imported without one: its bytes, and how often an import of them was
  /// voided before, so that a file can go where it should have gone.
  public func importKey(of digest: String) throws -> String {
    let voided: Int = try readAnew { connection in
      try connection.queryOne(
        """
        select count(*) as voided
        from ledger.operation as o
        where o.kind = 'donation.import' and o.request ->> 'file' = \(digest)
          and o.key like 'file-%'
          and exists (select from ledger.entry as e where e.operation_id = o.id)
          and not exists (
            select from ledger.entry as e
            where e.operation_id = o.id
              and not exists (select from ledger.entry as r where r.reverses = e.id))
        """
      ).decode("voided")
    }
    return voided == 0 ? "file-\(digest)" : "file-\(digest)-\(voided + 1)"
  }

  /// Reads before or behind a write that outlives the loss of its connection, and outlives it, too.
  func readAnew<Answer: Sendable>(_ body: (Connection) throws -> Answer) throws -> Answer {
    try write(Recording()) { connection in
      Recorded(status: .exists, key: "", document: try body(connection), warnings: [])
    }.document
  }
}
