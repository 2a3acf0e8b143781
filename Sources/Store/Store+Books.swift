public import Ledger
import Postgres

/// A row of the trial balance; amounts are decimal texts at the unit's scale.
public struct TrialBalanceRow: Sendable {
  public let account: String
  public let number: String
  public let accountClass: String
  public let unit: String
  public let opening: String
  public let debit: String
  public let credit: String
  public let balance: String
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
    try read { connection in
      try connection.query(
        """
        select account, account_number, account_class, unit, opening, debit, credit, balance
        from audit.trial_balance_between(
          coalesce(\(from?.description)::date, '-infinity'), \(self.day(of: horizon)),
          \(self.moment(of: horizon)))
        order by account_number collate "C", account collate "C", unit collate "C"
        """
      ).map { row in
        try TrialBalanceRow(
          account: row.decode("account"), number: row.decode("account_number"),
          accountClass: row.decode("account_class"), unit: row.decode("unit"),
          opening: row.decode("opening"), debit: row.decode("debit"),
          credit: row.decode("credit"), balance: row.decode("balance"))
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
