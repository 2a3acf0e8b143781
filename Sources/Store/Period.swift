public import Ledger
import Postgres

/// A month of the books: open for money, or closed.
public struct Period: Sendable {
  public let month: Month
  public let isClosed: Bool
  /// UTC, ISO 8601; nil while it is open.
  public let closedAt: String?
  public let closedBy: String?
}

/// What came of closing or reopening a month.
public struct PeriodChange: Sendable {
  public let month: Month
  /// What it is now, whatever was done then.
  public let isClosed: Bool
  /// UTC, ISO 8601.
  public let recordedAt: String
  public let recordedBy: String
  /// Why it was reopened.
  public let reason: String?
  /// What was missing when it was closed.
  public let missing: [String]
}

extension Period {
  /// The periods of a condition on `p` (audit.periods), in order.
  static func select(_ connection: Connection, where condition: SQL = "true") throws -> [Period] {
    try connection.query(
      """
      select p.period, p.state = 'closed' as is_closed, p.closed_by,
             to_char(p.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as closed_at
      from audit.periods as p
      where \(condition)
      order by p.first_day
      """
    ).map { row in
      try Period(
        month: Month(parsing: row.decode("period")), isClosed: row.decode("is_closed"),
        closedAt: row.decode("closed_at"), closedBy: row.decode("closed_by"))
    }
  }
}
