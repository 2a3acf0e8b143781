public import Ledger
import Postgres

/// A row of the trial balance.
public struct TrialBalanceRow: Sendable {
  public let account: String
  public let number: String
  public let accountClass: String
  public let opening: Total
  public let debit: Total
  public let credit: Total
  /// Opening with debit less credit.
  public let balance: Total
}

/// What a check found.
public struct Violation: Sendable {
  public let check: String
  public let subject: String
  public let finding: String
}

extension Store {
  /// Opening balance, movement and closing balance of every account that was moved.
  public func trialBalance(
    from: Day?, at horizon: Horizon = Horizon()
  ) throws -> [TrialBalanceRow] {
    let day = day(of: horizon)
    return try trialBalance(
      """
      audit.trial_balance_between(
        coalesce(\(from?.description)::date, '-infinity'), \(day), \(horizon.known))
      """, at: horizon)
  }

  /// The trial balance of a fiscal year: income and expenses open at nothing, and the results of
  /// the years before are in equity. Of the horizon counts what was known.
  public func trialBalance(
    ofYear year: Int, at horizon: Horizon = Horizon()
  ) throws -> [TrialBalanceRow] {
    try trialBalance("audit.trial_balance_of_year(\(year), \(horizon.known))", at: horizon)
  }

  /// The first and the last day of a fiscal year, which bears the number of the calendar year in
  /// which it ends.
  public func days(ofFiscalYear year: Int) throws -> (first: Day, last: Day) {
    try read { connection in
      let row = try connection.queryOne(
        """
        select y.first_day, (y.first_day + interval '1 year')::date - 1 as last_day
        from ledger.books as b
        cross join lateral make_date(
          \(year)::integer - (b.fiscal_year_start > 1)::integer, b.fiscal_year_start, 1)
          as y (first_day)
        """)
      return try (row.day("first_day"), row.day("last_day"))
    }
  }

  private func trialBalance(_ source: SQL, at horizon: Horizon) throws -> [TrialBalanceRow] {
    try read(at: horizon) { connection in
      try connection.query(
        """
        select b.*, u.code as u_code, u.scale as u_scale, u.kind as u_kind,
               u.last_day as u_last_day
        from \(source) as b
        join ledger.unit as u on u.code = b.unit
        order by b.account_number collate "C", b.account collate "C", b.unit collate "C"
        """
      ).map { row in
        let unit = try row.unit("u_")
        return try TrialBalanceRow(
          account: row.decode("account"), number: row.decode("account_number"),
          accountClass: row.decode("account_class"), opening: row.total("opening", unit),
          debit: row.total("debit", unit), credit: row.total("credit", unit),
          balance: row.total("balance", unit))
      }
    }
  }

  /// Everything that breaks an invariant; must be nothing.
  public func violations() throws -> [Violation] {
    try read { connection in
      try connection.query(
        """
        select check_name, subject, finding
        from audit.violations
        order by check_name collate "C", subject collate "C"
        """
      ).map { row in
        try Violation(
          check: row.decode("check_name"), subject: row.decode("subject") ?? "",
          finding: row.decode("finding") ?? "")
      }
    }
  }

  /// The names of the checks, in order.
  public static var checkNames: [String] {
    Embedded.files(under: "sql/checks/").map { file in
      String(file.path.dropFirst("sql/checks/".count).dropLast(".sql".count))
    }
  }
}
