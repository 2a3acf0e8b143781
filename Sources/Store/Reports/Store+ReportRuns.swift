import Ledger
import Postgres

extension Store {
  /// The reports that are due and have not been made, oldest period first.
  /// - Parameter now: a moment in ISO 8601; nil for the database's clock.
  public func dueReports(now: String?) throws -> [ReportTask] {
    try read { connection in
      if let now {
        let isToCome: Bool = try connection.queryOne(
          "select \(now)::timestamptz > clock_timestamp() as is_to_come"
        ).decode("is_to_come")
        guard !isToCome else {
          throw StoreError(
            "now_to_come", field: "now", "\(now) is still to come",
            hint: "A report is made when its period is over.")
        }
      }
      return try connection.query(
        "select d.* from reporting.due(\(now)::timestamptz, \(self.timeZone)) as d"
      ).map { row in
        try ReportTask(row, schedule: row.decode("schedule_id"), dialect: row.decode("dialect"))
      }
    }
  }

  /// A number for a run of this task.
  public func beginRun(_ task: ReportTask) throws -> RunNumber {
    let row = try connection.queryOne(
      """
      select b.* from reporting.begin_run(
        \(task.schedule)::integer, \(task.kind.rawValue), \(task.scope), \(task.step.rawValue),
        \(task.start.description)::date) as b
      """, access: .readWrite)
    return try RunNumber(
      run: row.decode("run"), version: row.decode("version"), writtenAt: row.decode("written_at"))
  }

  /// Stores a run whole, its messages waiting for delivery.
  ///
  /// - Returns: false if somebody else has made it meanwhile, or its schedule is not active.
  public func record(_ run: NewRun, program: String) throws -> Bool {
    let task = run.task
    return try connection.queryOne(
      """
      select reporting.record_run(
        p_run => \(run.number.run), p_schedule => \(task.schedule)::integer,
        p_report => \(task.kind.rawValue), p_scope => \(task.scope),
        p_step => \(task.step.rawValue), p_period_start => \(task.start.description)::date,
        p_period_end => \(task.end.description)::date,
        p_covers_from => \(run.coversFrom.description)::date,
        p_version => \(run.number.version)::smallint, p_seal => \(run.seal),
        p_parameters => jsonb_build_object(
          'dialect', \(task.dialect)::text, 'time_zone', \(self.timeZone)::text,
          'program', \(program)::text),
        p_subject => \(run.subject), p_part_names => \(run.parts.map(\.name)),
        p_part_types => \(run.parts.map(\.mediaType)),
        p_part_contents => \(run.parts.map(\.content)),
        p_addresses => \(run.messages.map(\.recipient.address)),
        p_names => \(run.messages.map(\.recipient.name)),
        p_message_ids => \(run.messages.map(\.id)),
        p_heads => \(run.messages.map(\.head)), p_body => \(run.body)) as is_stored
      """, access: .readWrite
    ).decode("is_stored")
  }

  /// The runs, newest first.
  public func runs() throws -> [ReportRun] { try read { try $0.runs("true") } }

  /// The runs of one report and period, whoever asked for them, newest first.
  public func runs(of task: ReportTask) throws -> [ReportRun] {
    try read {
      try $0.runs(
        """
        (r.report, r.scope, r.step) = (
          \(task.kind.rawValue), \(task.scope), \(task.step.rawValue))
        and r.period_start = \(task.start.description)::date
        """)
    }
  }

  /// A run by its number.
  public func run(_ id: Int64) throws -> ReportRun {
    guard let run = try read({ try $0.runs("r.run = \(id)") }).first else {
      throw StoreError.unknown("run", String(id), hint: "coopledger report runs shows them.")
    }
    return run
  }

  /// The files of a run, byte for byte, in order.
  public func parts(of run: Int64) throws -> [RunPart] {
    try read { connection in
      try connection.query(
        """
        select p.name, p.media_type, p.content
        from reporting.run_part as p
        where p.run_id = \(run)
        order by p.ordinal
        """
      ).map { row in
        try RunPart(
          name: row.decode("name"), mediaType: row.decode("media_type"),
          content: row.decode("content"))
      }
    }
  }

  /// The last run of this report and period that went to an address; nil if none did.
  public func lastRun(of task: ReportTask, to address: String) throws -> Int64? {
    try read { connection in
      try connection.queryOne(
        """
        select max(r.run) as run
        from audit.report_runs as r
        join audit.report_deliveries as d on d.run = r.run
        where (r.report, r.scope, r.step) = (
            \(task.kind.rawValue), \(task.scope), \(task.step.rawValue))
          and r.period_start = \(task.start.description)::date and d.address = \(address)
        """
      ).decode("run")
    }
  }
}

extension ReportTask {
  fileprivate init(_ row: Row, schedule: Int?, dialect: String) throws {
    let kind: String = try row.decode("report")
    let step: String = try row.decode("step")
    try self.init(
      schedule: schedule, kind: ReportKind(rawValue: kind) ?? .growth,
      scope: row.decode("scope"), step: PeriodStep(rawValue: step) ?? .month,
      start: row.day("period_start"), end: row.day("period_end"), dialect: dialect)
  }
}

extension Connection {
  fileprivate func runs(_ condition: SQL) throws -> [ReportRun] {
    try query(
      """
      select r.*, r.parameters ->> 'dialect' as dialect,
             to_char(r.produced_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
               as produced_on,
             d.accepted, d.messages
      from audit.report_runs as r
      cross join lateral (
        select count(*) as messages, count(*) filter (where d.state = 'accepted') as accepted
        from audit.report_deliveries as d
        where d.run = r.run
      ) as d
      where \(condition)
      order by r.run desc
      """
    ).map { row in
      try ReportRun(
        id: row.decode("run"),
        task: ReportTask(row, schedule: row.decode("schedule"), dialect: row.decode("dialect")),
        coversFrom: row.day("covers_from"), version: row.decode("version"),
        seal: row.decode("seal"), subject: row.decode("subject"),
        producedAt: row.decode("produced_on"), producedBy: row.decode("produced_by"),
        accepted: row.decode("accepted"), messages: row.decode("messages"))
    }
  }
}
