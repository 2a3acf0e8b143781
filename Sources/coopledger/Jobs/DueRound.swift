import ArgumentParser
import Glibc
import Reports
import Store

/// One round of the scheduled job: makes what is due, delivers what waits, tells how it went.
struct DueRound {
  let job: ReportJob
  let common: CommonOptions
  private var round = ReportRound()
  private var failure: Failure?
  private var made: [ReportJob.Made] = []
  private var tried: [ReportJob.Tried] = []
  /// Whether it came to its end, every report was made and no mail was refused for good.
  private(set) var isGood = false

  init(job: ReportJob, common: CommonOptions) {
    self.job = job
    self.common = common
  }

  /// - Parameter now: decides what is due, and nothing else; nil for the database's clock.
  mutating func run(now: String?, _ session: Session) throws {
    do {
      try work(now: now)
      try tellMonitoring(session)
    } catch {
      throw Self.midway(error)
    }
    isGood = failure == nil && round.failed == 0
    try report()
  }

  private mutating func work(now: String?) throws {
    let began = try job.store.moment()
    try make(now: now)
    try deliver(nil)
    let health = try job.store.reportHealth()
    let counts = Dictionary(health.deliveries, uniquingKeysWith: +)
    round.waiting = ["queued", "retry", "in_doubt"].reduce(0) { $0 + (counts[$1] ?? 0) }
    round.problem = failure?.message
    if round.waiting > 0 { tellWaiting(try job.store.deliveries(unfinished: true)) }
    try job.store.record(round, since: began, host: Self.host)
  }

  /// That the figures cannot be written is not the reports' fault; a watchman sees them grow old.
  private func tellMonitoring(_ session: Session) throws {
    guard let path = session.settings["COOPLEDGER_METRICS_FILE"]?.text else { return }
    let text = Metrics.text(try job.store.reportHealth())
    do { try Metrics.write(text, to: path) } catch { common.console.warn([error.message]) }
  }

  /// A failure in the midst of the work, as opposed to one before it.
  ///
  /// Context: each step of the job is committed by itself, and the next run goes on where this one
  /// stopped. Choice: exit code 75 for a database that was there and went away, which the timer
  /// heals; 69 stays for one that was not there at all, which somebody has to start. Rejected: 69
  /// for both, an alarm for every restart of the server.
  private static func midway(_ error: any Error) -> Failure {
    let failure = Failure(error)
    let words: String
    switch failure.code {
    case "database_away": words = "The connection to the database was lost"
    case "interrupted": words = "Interrupted"
    default: return failure
    }
    return Failure(
      failure.code, "\(words); what was done is recorded", field: failure.field,
      hint: "coopledger report send --due goes on from there.", exit: .tryAgain)
  }

  /// Delivers one report that somebody asked for, and what is still to come of earlier times.
  mutating func deliver(_ made: ReportJob.Made?, earlier: [Int64]) throws {
    self.made = made.map { [$0] } ?? []
    if let made { common.console.note("Run \(made.run): \(made.subject)") }
    let runs = earlier + self.made.map(\.run)
    do {
      for run in runs { try deliver(run) }
      let open = ["queued", "sending", "retry", "in doubt"]
      let waiting = try runs.flatMap { try job.store.deliveries(of: $0) }
        .filter { open.contains($0.state) }
      round.waiting = waiting.count
      tellWaiting(waiting)
    } catch {
      throw Self.midway(error)
    }
    try report()
  }

  /// Says why the exit code is what it is: which mails wait, and until when.
  private func tellWaiting(_ deliveries: [DeliveryState]) {
    let lines = deliveries.filter { $0.state != "failed" }.reversed().map { one in
      "\(one.recipient.address) waits for run \(one.run): delivery \(one.id), \(one.state)"
        + (one.nextAttemptAt.map { ", to be tried from \($0) on" } ?? "")
        + (one.text.map { ": \($0)" } ?? "")
    }
    for line in lines.upTo(20) { common.console.note(line) }
  }

  private mutating func make(now: String?) throws {
    let due = try job.store.dueReports(now: now)
    guard !due.isEmpty else { return common.console.note(try nothingDue()) }
    do {
      let anchor = try job.seal()
      for task in due { try make(task, at: anchor) }
    } catch {
      try note(error)
    }
  }

  private func nothingDue() throws -> String {
    let next = try job.store.schedules().compactMap { schedule in
      schedule.nextDay.map { (day: $0, what: "\(schedule.kind.rawValue) of \(schedule.scope)") }
    }.min { $0.day < $1.day }
    guard let next else { return "Nothing is due: no schedule is active." }
    return "Nothing is due; next is \(next.what), on \(next.day)."
  }

  /// One that fails does not stop the others.
  private mutating func make(_ task: ReportTask, at anchor: ReportAnchor) throws {
    do {
      let recipients = try task.schedule.map { try job.store.schedule($0).recipients } ?? []
      guard let run = try job.make(task, at: anchor, to: recipients) else { return }
      made.append(run)
      round.runs += 1
      common.console.note("Run \(run.run): \(run.subject)")
    } catch {
      try note(error, task)
    }
  }

  /// Keeps the first failure for the exit code; a lost connection or an interrupt ends the round.
  private mutating func note(_ error: any Error, _ task: ReportTask? = nil) throws {
    let failure = Failure(error)
    if ["interrupted", "database_away", "deadline_passed"].contains(failure.code) { throw error }
    self.failure = self.failure ?? failure
    if let task {
      common.console.warn([
        "\(task.kind.rawValue) of \(task.scope), \(task.period), was not made: \(failure.message)"
      ])
    } else {
      common.console.warn([failure.message])
    }
  }

  private mutating func deliver(_ run: Int64?) throws {
    var tried = tried
    try job.deliver(of: run) { one in
      tried.append(one)
      common.console.note(
        "\(one.delivery.recipient.address): \(one.state)"
          + (one.text.isEmpty ? "" : ", \(one.text)"))
    }
    self.tried = tried
    round.accepted = tried.count { $0.state == "accepted" }
    round.failed = tried.count { $0.state == "failed" }
  }

  /// Tells programs what was done, and ends with the exit code that it comes to.
  func report() throws {
    if common.json { try common.console.json(json) }
    if round.waiting > 0 || failure?.exit == .tryAgain {
      throw ExitCode(ExitStatus.tryAgain.rawValue)
    }
    if let failure { throw ExitCode(failure.exit.rawValue) }
    if round.failed > 0 { throw ExitCode(ExitStatus.checkFailed.rawValue) }
  }

  private var json: JSON {
    .object([
      (
        "runs",
        .array(
          made.map { run in
            .object([
              ("run", .int(Int(run.run))), ("schedule", run.task.schedule.map(JSON.int) ?? .null),
              ("report", .string(run.task.kind.rawValue)), ("scope", .string(run.task.scope)),
              ("period", .string(run.task.period)), ("subject", .string(run.subject)),
            ])
          })
      ),
      (
        "deliveries",
        .array(
          tried.map { one in
            .object([
              ("delivery", .int(Int(one.delivery.id))),
              ("address", .string(one.delivery.recipient.address)),
              ("state", .string(one.state)), ("text", .string(one.text)),
            ])
          })
      ),
      ("waiting", .int(round.waiting)), ("problem", .optional(failure?.message)),
    ])
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "?" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
