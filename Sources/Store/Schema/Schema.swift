import Postgres

/// The schema in the database, and the files of `sql/` that make it what this program needs.
///
/// The past is `sql/migrations`: numbered files, each run once and never edited. The present is
/// everything else: functions, views, checks and grants, run anew whenever one of them differs from
/// what is in place. ``migrate(_:program:files:)`` does both; it may be killed at any moment and
/// is then simply run again.
public enum Schema {
  /// The version of this program. A release that changes any file of `sql/` raises it, for it is by
  /// this number that an older program knows to keep its hands off.
  public static let programVersion = "0.2.0"

  /// Everything of `sql/` that the program carries.
  public static var files: [EmbeddedFile] { Embedded.files(under: "sql/") }

  /// One writer of the schema or the configuration at a time in a database: "coopledg" in ASCII.
  static let lockKey: Int64 = 0x636f_6f70_6c65_6467

  /// Runs a body in a transaction that holds the lock.
  static func locked<T>(
    _ connection: Connection, _ body: (Connection) throws -> T
  ) throws -> T {
    try connection.transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(lockKey)::bigint)")
      return try body(connection)
    }
  }

  /// The same as the owner of all our objects, until the transaction ends.
  static func lockedAsOwner<T>(
    _ connection: Connection, _ body: (Connection) throws -> T
  ) throws -> T {
    try locked(connection) { connection in
      do {
        try connection.executeScript("set local role coopledger_owner")
      } catch SQLState.insufficientPrivilege {
        throw SchemaError.notOwner
      } catch SQLState.invalidParameterValue {
        // There is no such role on this server.
        throw SchemaError.absent
      }
      return try body(connection)
    }
  }
}
