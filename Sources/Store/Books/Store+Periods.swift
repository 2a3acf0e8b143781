public import Ledger
import Postgres

extension Store {
  /// The months that hold entries or were closed, in order, as they stood at the horizon; a day
  /// leaves out the months after it.
  public func periods(at horizon: Horizon = Horizon()) throws -> [Period] {
    try read(at: horizon) { connection in
      // (What holds now is kept; what was known is told from all entries and acts.)
      let source: SQL =
        horizon.knownAt == nil ? "audit.periods" : "audit.periods_at(\(horizon.known))"
      return try connection.query(
        """
        select p.period, p.state = 'closed' as is_closed, p.closed_by,
               to_char(p.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                 as closed_at
        from \(source) as p
        where p.first_day <= \(horizon.lastDay)
        order by p.first_day
        """
      ).map { row in
        try Period(
          month: Month(parsing: row.decode("period")), isClosed: row.decode("is_closed"),
          closedAt: row.decode("closed_at"), closedBy: row.decode("closed_by"))
      }
    }
  }

  /// What is missing before a month can be closed with a good conscience, in words.
  public func missing(in month: Month) throws -> [String] {
    try read { connection in
      try connection.query(
        """
        select subject || ' ' || finding as missing
        from ledger.period_findings(\(month.firstDay.description), \(self.timeZone))
        order by subject collate "C", finding collate "C"
        """
      ).map { try $0.decode("missing") }
    }
  }

  /// Closes a month for money: from then on nothing dated in it is posted.
  ///
  /// What is missing hinders nothing, and is written down beside the act.
  public func closePeriod(_ month: Month, _ how: Recording) throws -> Recorded<PeriodChange> {
    try write(how) { connection in
      let said: RequestFields = ["period": month.description]
      return try self.once("period.close", said, how, connection) {
        """
        ledger.close_period(
          p_key => \(how.key), p_request => \(said.sql), p_month => \(month.firstDay.description),
          p_time_zone => \(self.timeZone))
        """
      } document: { operation in
        try self.change(operation, connection)
      }
    }
  }

  /// Opens a closed month for money again; who did, and why, stays on record.
  public func reopenPeriod(
    _ month: Month, reason: String, _ how: Recording
  ) throws -> Recorded<PeriodChange> {
    try write(how) { connection in
      let said: RequestFields = ["period": month.description, "reason": reason]
      return try self.once("period.reopen", said, how, connection) {
        """
        ledger.reopen_period(
          p_key => \(how.key), p_request => \(said.sql), p_month => \(month.firstDay.description),
          p_reason => \(reason))
        """
      } document: { operation in
        try self.change(operation, connection)
      }
    }
  }

  private func change(_ operation: Int64, _ connection: Connection) throws -> PeriodChange {
    let row = try connection.queryOne(
      """
      select a.subject, a.recorded_by, nullif(a.reason, '') as reason, a.detail,
             to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               as recorded_at,
             p.state = 'closed' as is_closed
      from audit.acts as a
      join audit.periods as p on p.period = a.subject
      where a.operation_id = \(operation)
      """)
    let detail: String? = try row.decode("detail")
    return try PeriodChange(
      month: Month(parsing: row.decode("subject")), isClosed: row.decode("is_closed"),
      recordedAt: row.decode("recorded_at"), recordedBy: row.decode("recorded_by"),
      reason: row.decode("reason"),
      missing: (detail ?? "").split(separator: "\n").map(String.init))
  }
}
