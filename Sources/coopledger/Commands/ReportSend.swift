import ArgumentParser
import CSV
import Ledger
import Mail
import Reports
import Store

struct ReportSend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Make and mail the reports that are due, or one now.",
    discussion: """
      With --due it does what a timer needs: it makes every report that is due and not made yet, \
      oldest period first, each as known by a seal, then delivers what waits. Running it again \
      sends nothing twice. Exit code 75 means that something is to be tried again.

      Without mail settings the messages become .eml files in a folder: coopledger doctor tells \
      where.

      Examples:
        coopledger report send --due
        coopledger report send growth --body cicopa --period 2017-06 --to jane@example.coop
        coopledger report send growth --body cicopa --period 2017-06 --to jane@example.coop \
      --dry-run
      """)

  @Flag(help: "Everything that is due by the schedules.")
  var due = false

  @Option(
    help: ArgumentHelp(
      "With --due: what is due by then; what is known stays what it is.", valueName: "moment"))
  var now: Typed?

  @Argument(help: "To send one report: \(ReportKind.inWords).")
  var report: ReportKind?

  @OptionGroup var scope: ReportScope

  @Option(help: ArgumentHelp("The period: 2017-06, 2017-Q2 or 2017.", valueName: "period"))
  var period: Typed?

  @Option(help: ArgumentHelp("Who gets it; more than once for several.", valueName: "address"))
  var to: [Typed] = []

  @Flag(help: "Send it even to those who got it before, as a new version.")
  var resend = false

  @Flag(
    help: ArgumentHelp(
      "Print the message and send nothing: on a terminal as people read it, else as it would be "
        + "sent."))
  var dryRun = false

  @OptionGroup var csv: DialectOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard due != (report != nil) else {
      throw ValidationError("Say --due, or which report to send.")
    }
    if let report {
      try scope.validate(for: report)
      guard period != nil, !to.isEmpty, now == nil else {
        throw ValidationError("Say --period PERIOD and --to ADDRESS, and no --now.")
      }
    } else {
      guard period == nil, to.isEmpty, !resend, !dryRun, scope.isEmpty else {
        throw ValidationError("--due sends what the schedules say.")
      }
    }
  }

  func run() throws {
    let session = try common.session()
    guard let report, let period else { return try sendDue(session) }
    let job = try job(session)
    let typed = try TypedPeriod(period.text)
    let task = ReportTask(
      schedule: nil, kind: report, scope: scope.code, step: typed.step,
      start: typed.start, end: typed.end, dialect: csv.dialect.rawValue)
    try send(task, to: ReportRecipient.reading(to, session), job)
  }

  private func job(_ session: Session) throws -> ReportJob {
    let job = ReportJob(store: try session.store(), settings: try session.mail())
    if !dryRun { try session.makeStateFolder() }
    return job
  }

  /// Does what is due, and tells the watchman how it went, whatever ended it.
  private func sendDue(_ session: Session) throws {
    let ping = try session.ping()
    var round: DueRound?
    defer {
      if let problem = ping?.tell(isGood: round?.isGood ?? false) {
        common.console.warn(["The ping did not arrive: \(problem)"])
      }
    }
    let now = try now.map { try moment($0) }
    round = DueRound(job: try job(session), common: common)
    try round?.run(now: now, session)
  }

  private func moment(_ typed: Typed) throws -> String {
    guard case .moment(let moment) = try KnownAt(parsing: typed.text) else {
      throw Failure(
        "timestamp_malformed", "--now is a moment, not a seal", field: "now",
        hint: "Write it like 2017-07-01T06:00:00Z.", exit: .badData)
    }
    return moment
  }

  private func send(_ task: ReportTask, to all: [ReportRecipient], _ job: ReportJob) throws {
    guard try task.end < job.store.today() else {
      throw Failure(
        "period_to_come", "\(task.period) is not over", field: "period",
        hint: "coopledger report \(task.kind.rawValue) shows what there is so far.",
        exit: .badData)
    }
    var earlier: Set<Int64> = []
    let recipients = try all.filter { recipient in
      guard !resend, let run = try job.store.lastRun(of: task, to: recipient.address) else {
        return true
      }
      earlier.insert(run)
      common.console.note(
        "\(recipient.address) gets it by run \(run) already, and "
          + (try job.changes(since: run)) + "; --resend sends it anew.")
      return false
    }
    // Whoever tries wants to see it, also where nobody is left to get it.
    guard !dryRun else { return try show(job.trial(task, to: all), job) }
    let made = recipients.isEmpty ? nil : try job.make(task, at: job.seal(), to: recipients)
    guard made != nil || recipients.isEmpty else {
      throw Failure(
        "busy", "Somebody else is sending the same report; nothing was recorded",
        hint: "Try again in a moment.", exit: .tryAgain)
    }
    var round = DueRound(job: job, common: common)
    try round.deliver(made, earlier: earlier.sorted())
  }

  /// What would be sent: as people read it, or as mail programs do.
  private func show(_ new: NewRun, _ job: ReportJob) throws {
    let message = (new.messages.first?.head ?? []) + new.body
    let from = job.settings.sender.description
    let to = new.messages.map(\.recipient.inWords)
    let text = String(
      decoding: new.parts.first { $0.mediaType == "text/plain" }?.content ?? [], as: UTF8.self)
    let files = new.parts.filter { ["text/csv", "image/png"].contains($0.mediaType) }
    if common.json {
      let attachments = files.map { file in
        JSON.object([("name", .string(file.name)), ("bytes", .int(file.content.count))])
      }
      try common.console.json(
        .object([
          ("from", .string(from)), ("to", .array(to.map(JSON.string))),
          ("subject", .string(new.subject)), ("text", .string(text)),
          ("attachments", .array(attachments)),
          ("message", .string(String(decoding: message, as: UTF8.self))),
        ]))
    } else if Console.isTerminal {
      let head = ["From: \(from)"] + to.map { "To: \($0)" } + ["Subject: \(new.subject)"]
      let names = files.map { file in
        (file.mediaType == "text/csv" ? "Attached: " : "Picture in the HTML: ")
          + "\(file.name), \(counted(file.content.count, "byte"))\n"
      }
      try common.console.put(
        head.map { Terminal.safe($0) + "\n" }.joined() + "\n\(text)\n" + names.joined())
    } else {
      try common.console.put(String(decoding: message, as: UTF8.self))
    }
    common.console.note("Dry run: nothing was recorded, and nothing was sent.")
  }
}
