import Ledger
import Postgres

extension Store {
  /// Adds a schedule.
  public func addSchedule(
    _ request: ScheduleRequest, _ how: Recording
  ) throws -> Recorded<ReportSchedule> {
    try write(how) { connection in
      let addresses = request.recipients.map(\.address)
      // The database keeps this field of a request as a salted digest only, by its name.
      let said: RequestFields = [
        "report": request.kind.rawValue, "scope": request.scope,
        "frequency": request.frequency.rawValue, "day": String(request.sendDay),
        "starting": request.starting?.description, "dialect": request.dialect,
        "email": addresses.joined(separator: ","),
      ]
      return try self.once("schedule.add", said, how, connection) {
        """
        reporting.add_schedule(
          p_key => \(how.key), p_request => \(said.sql), p_report => \(request.kind.rawValue),
          p_scope => \(request.scope), p_frequency => \(request.frequency.rawValue),
          p_send_day => \(request.sendDay)::smallint,
          p_starting => \(request.starting?.firstDay.description), p_dialect => \(request.dialect),
          p_addresses => \(addresses), p_names => \(request.recipients.map(\.name)),
          p_time_zone => \(self.timeZone))
        """
      } document: { operation in
        try connection.schedule("s.operation_id = \(operation)", operation)
      }
    }
  }

  /// Pauses, resumes or removes a schedule.
  public func setSchedule(
    _ id: Int, to state: ReportSchedule.State, _ how: Recording
  ) throws -> Recorded<ReportSchedule> {
    try write(how) { connection in
      let said: RequestFields = ["schedule": String(id)]
      let verb =
        switch state {
        case .active: "resume"
        case .paused: "pause"
        case .removed: "remove"
        }
      return try self.once("schedule.\(verb)", said, how, connection) {
        """
        reporting.change_schedule(
          p_key => \(how.key), p_request => \(said.sql), p_schedule => \(id)::integer,
          p_state => \(state.rawValue))
        """
      } document: { operation in
        try connection.schedule("s.id = \(id)", operation)
      }
    }
  }

  /// The schedules by number, removed ones only if asked for.
  public func schedules(withRemoved: Bool = false) throws -> [ReportSchedule] {
    try read { try $0.schedules(withRemoved ? "true" : "s.state <> 'removed'") }
  }

  /// A schedule by its number.
  public func schedule(_ id: Int) throws -> ReportSchedule {
    guard let found = try read({ try $0.schedules("s.id = \(id)") }).first else {
      throw StoreError.unknown(
        "schedule", String(id), hint: "coopledger schedule list shows them.")
    }
    return found
  }
}

extension Connection {
  fileprivate func schedule(_ condition: SQL, _ operation: Int64) throws -> ReportSchedule {
    guard let schedule = try schedules(condition).first else {
      throw StoreError.vanished(operation)
    }
    return schedule
  }

  fileprivate func schedules(_ condition: SQL) throws -> [ReportSchedule] {
    try query(
      """
      select s.id, s.report, s.scope, s.frequency, s.send_day, s.starting, s.dialect, s.state,
             array(
               select r.address from reporting.recipient as r
               where r.schedule_id = s.id order by r.ordinal) as addresses,
             array(
               select r.name from reporting.recipient as r
               where r.schedule_id = s.id order by r.ordinal) as names,
             (select max(r.period_start) from audit.report_runs as r where r.schedule = s.id)
               as told
      from reporting.schedule as s
      where \(condition)
      order by s.id
      """
    ).map { row in
      let kind: String = try row.decode("report")
      let frequency: String = try row.decode("frequency")
      let state: String = try row.decode("state")
      let addresses: [String] = try row.decode("addresses")
      let names: [String?] = try row.decode("names")
      return try ReportSchedule(
        id: row.decode("id"), kind: ReportKind(rawValue: kind) ?? .growth,
        scope: row.decode("scope"), frequency: ReportFrequency(rawValue: frequency) ?? .monthly,
        sendDay: row.decode("send_day"), starting: row.day("starting"),
        dialect: row.decode("dialect"), state: .init(rawValue: state) ?? .removed,
        recipients: zip(addresses, names).map { ReportRecipient(address: $0, name: $1) },
        told: row.dayIfAny("told"))
    }
  }
}
