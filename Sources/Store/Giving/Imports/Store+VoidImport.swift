import Ledger
import Postgres

/// A file of gifts, taken back.
public struct VoidedImport: Sendable {
  /// The key with which it was imported.
  public let key: String
  public let gifts: Int
  /// Those that the file brought with its gifts.
  public let refunds: Int
}

extension Store {
  /// Voids all gifts of an imported file, or none: they count as never received.
  /// - Throws: `PostgresError` with SQLSTATE CL006 for a key that imported no file, CL009 where a
  ///   gift cannot be voided, with the names of those, CL004 where none is left.
  public func voidImport(
    _ key: String, reason: String, _ how: Recording
  ) throws -> Recorded<VoidedImport> {
    try write(how) { connection in
      let said: RequestFields = ["import": key, "reason": reason]
      return try self.once("donation.void", said, how, connection) {
        """
        giving.void_import(
          p_key => \(how.key), p_request => \(said.sql),
          p_texts => \((["reason": reason] as RequestFields).sql),
          p_import => \(key), p_late => \(how.isLate))
        """
      } document: { operation in
        let row = try connection.queryOne(
          """
          select count(d.id) as gifts, count(r.id) as refunds
          from ledger.entry as e
          left join giving.donation as d on d.entry_id = e.reverses
          left join giving.refund as r on r.entry_id = e.reverses
          where e.operation_id = \(operation)
          """)
        return try VoidedImport(
          key: key, gifts: row.decode("gifts"), refunds: row.decode("refunds"))
      }
    }
  }
}
