public import Ledger
import Postgres

/// What a schedule has told so far.
public struct ReportedSoFar: Sendable {
  /// The seal of its last run.
  public let seal: Int64
  /// First day of the first period it ever told of, and last day of the last one.
  public let start: Day
  public let end: Day
}

extension ReportedSoFar {
  /// What one run told.
  public init(_ run: ReportRun) {
    self.init(seal: run.seal, start: run.coversFrom, end: run.task.end)
  }
}

/// A movement, or the correction of one, that was sealed after a report.
public struct RestatingMovement: Sendable {
  public let body: String
  /// Code and name; nil for members without names.
  public let member: String?
  public let name: String?
  /// As in `audit.movements`: joined, left, reversal …
  public let kind: String
  public let day: Day
  public let precision: String
  /// By how many the members grew.
  public let change: Int
  public let entry: Int64?
  /// nil while no seal covers it.
  public let seal: Int64?
  public let recordedBy: String
}

/// A line of an entry that was sealed after a report, or not yet.
public struct RestatingLine: Sendable {
  public let entry: Int64
  /// Its legal number; nil while no seal covers it.
  public let number: String?
  public let day: Day
  public let kind: String
  public let document: String?
  public let account: String
  public let unit: String
  /// Decimal texts at the unit's scale; one of the two is zero.
  public let debit: String
  public let credit: String
  public let seal: Int64?
  public let recordedBy: String
}

extension Store {
  /// What a schedule has told before; nil where it has not told anything yet.
  public func reported(by schedule: Int) throws -> ReportedSoFar? {
    try read { connection in
      let row = try connection.queryOne(
        """
        select max(r.seal) as seal, min(r.covers_from) as start, max(r.period_end) as until
        from audit.report_runs as r
        where r.schedule = \(schedule)::integer
        """)
      let seal: Int64? = try row.decode("seal")
      guard let seal else { return nil }
      return try ReportedSoFar(seal: seal, start: row.day("start"), end: row.day("until"))
    }
  }

  /// The movements of a body (or of `all`) up to a day that were sealed after one seal and up to
  /// another; nil: everything since.
  public func restating(
    _ body: String, to day: Day, after seal: Int64, through last: Int64?
  ) throws -> [RestatingMovement] {
    try read { connection in
      try connection.query(
        """
        select r.*
        from reporting.restating(
          \(body), \(day.description)::date, \(seal), \(last)::bigint) as r
        """
      ).map { row in
        try RestatingMovement(
          body: row.decode("body"), member: row.decode("member"), name: row.decode("name"),
          kind: row.decode("kind"), day: row.day("effective_on"),
          precision: row.decode("date_precision"), change: row.decode("change"),
          entry: row.decode("entry_id"), seal: row.decode("seal"),
          recordedBy: row.decode("recorded_by"))
      }
    }
  }

  /// The lines of entries from one day (nil: the first) to another that were sealed after one seal
  /// and up to another (nil: everything since), on the accounts of which a report of money tells;
  /// by day and entry.
  public func restatingLines(
    of kind: ReportKind, _ scope: String, from: Day?, to: Day, after seal: Int64,
    through last: Int64?
  ) throws -> [RestatingLine] {
    try read { connection in
      try connection.query(
        """
        select r.*
        from reporting.restating_entries(
          \(kind.rawValue), \(scope), coalesce(\(from?.description)::date, '-infinity'),
          \(to.description)::date, \(seal), \(last)::bigint) as r
        """
      ).map { row in
        try RestatingLine(
          entry: row.decode("entry_id"), number: row.decode("entry_no"),
          day: row.day("effective_on"), kind: row.decode("kind"),
          document: row.decode("document"), account: row.decode("account"),
          unit: row.decode("unit"), debit: row.decode("debit"), credit: row.decode("credit"),
          seal: row.decode("seal"), recordedBy: row.decode("recorded_by"))
      }
    }
  }

  /// Whether a campaign got a goal that was sealed after one seal and up to another (nil: since).
  public func hasNewGoals(
    _ campaign: String, after seal: Int64, through last: Int64?
  ) throws -> Bool {
    try read { connection in
      try connection.queryOne(
        "select reporting.has_new_goals(\(campaign), \(seal), \(last)::bigint) as has"
      ).decode("has")
    }
  }
}
