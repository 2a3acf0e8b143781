/// What the server says beside its answers: `raise notice`, warnings, hints about DDL.
public struct PostgresNotice: Sendable {
  /// `NOTICE`, `WARNING`, `INFO`, `LOG` or `DEBUG`, never translated.
  public let severity: String
  public let sqlState: SQLState?
  public let message: String
  public let detail: String?
  public let hint: String?
}
