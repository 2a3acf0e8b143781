public import Ledger
import Postgres

/// What an account of income or expense came to in a period.
public struct Activity: Sendable {
  /// `income` or `expense`.
  public let section: String
  /// The campaign that the account belongs to, if to one.
  public let campaign: String?
  public let account: String
  public let number: String
  /// Credit less debit of income, debit less credit of expense.
  public let amount: Total
}

/// A line of the statement of financial position.
public struct PositionLine: Sendable {
  /// `asset`, `liability`, `equity` or `result`.
  public let section: String
  /// The account's name, or which result it is.
  public let item: String
  /// The account's number; nil for a result.
  public let number: String?
  /// Debit less credit of assets, credit less debit of all else.
  public let amount: Total
}

extension Store {
  /// What income and expense came to from one day to another, by currency, income first.
  public func activities(
    from: Day, to: Day, knownAt: KnownAt? = nil
  ) throws -> [Activity] {
    let horizon = Horizon(knownAt: knownAt)
    return try statement(
      """
      audit.activities_between(
        \(from.description)::date, \(to.description)::date,
        \(horizon.known))
      """, at: horizon
    ) { row, unit in
      try Activity(
        section: row.decode("section"), campaign: row.decode("campaign"),
        account: row.decode("account"), number: row.decode("account_number"),
        amount: row.total("amount", unit))
    }
  }

  /// What the organisation had and owed at the end of the horizon's day, by currency.
  public func position(at horizon: Horizon = Horizon()) throws -> [PositionLine] {
    try statement("audit.position_at(\(day(of: horizon)), \(horizon.known))", at: horizon) {
      row, unit in
      try PositionLine(
        section: row.decode("section"), item: row.decode("item"),
        number: row.decode("account_number"), amount: row.total("amount", unit))
    }
  }

  /// The lines of a statement with their units, in the order in which its function gives them.
  private func statement<Line>(
    _ function: SQL, at horizon: Horizon, _ line: (Row, Unit) throws -> Line
  ) throws -> [Line] {
    try read(at: horizon) { connection in
      try connection.query(
        """
        select s.*, u.code as u_code, u.scale as u_scale, u.kind as u_kind,
               u.last_day as u_last_day
        from \(function) with ordinality as s
        join ledger.unit as u on u.code = s.currency
        order by s.ordinality
        """
      ).map { try line($0, $0.unit("u_")) }
    }
  }
}
