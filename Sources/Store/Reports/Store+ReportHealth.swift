public import Postgres

/// How the scheduled job is.
public struct ReportHealth: Sendable {
  /// How many schedules are active.
  public let schedules: Int
  /// How many reports are due by the database's clock.
  public let due: Int
  /// When it last came to its end, UTC, ISO 8601; nil if never.
  public let lastRoundAt: String?
  /// How many seconds ago.
  public let lastRoundAge: Int?
  /// Seconds since 1970 of the last round without a problem.
  public let lastSuccess: Int64?
  /// Why a report could not be made in the last round.
  public let lastProblem: String?
  /// How many deliveries are in each state, in a fixed order.
  public let deliveries: [(state: String, count: Int)]
  /// How many operations no seal covers yet.
  public let unsealed: Int
}

/// What a round of the scheduled job came to.
public struct ReportRound: Sendable {
  public var runs = 0
  public var accepted = 0
  public var waiting = 0
  public var failed = 0
  public var problem: String?

  public init() {}
}

extension Store {
  /// How the scheduled job is.
  public func reportHealth() throws -> ReportHealth {
    try read { try ReportHealth($0, timeZone: self.timeZone) }
  }

  /// The database's clock, for ``record(_:since:host:)``.
  public func moment() throws -> String {
    try read { try $0.queryOne("select clock_timestamp() as now").decode("now") }
  }

  /// Writes down that the job has come to its end.
  public func record(_ round: ReportRound, since began: String, host: String) throws {
    _ = try connection.query(
      """
      select reporting.record_round(
        \(began)::timestamptz, \(host), \(round.runs)::integer, \(round.accepted)::integer,
        \(round.waiting)::integer, \(round.failed)::integer, \(round.problem))
      """, access: .readWrite)
  }
}

extension ReportHealth {
  /// Reads it over a connection that need not be a store's.
  public init(_ connection: Connection, timeZone: String) throws {
    let row = try connection.queryOne(
      """
      select h.*, to_char(h.last_round_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
               as last_round,
             floor(extract(epoch from h.last_success_at))::bigint as last_success
      from reporting.health(\(timeZone)) as h
      """)
    schedules = try row.decode("schedules")
    due = try row.decode("due")
    lastRoundAt = try row.decode("last_round")
    lastRoundAge = try row.decode("last_round_age")
    lastSuccess = try row.decode("last_success")
    lastProblem = try row.decode("last_problem")
    deliveries = try ["queued", "sending", "accepted", "retry", "failed", "in_doubt"].map {
      ($0, try row.decode($0))
    }
    unsealed = try row.decode("unsealed")
  }
}
