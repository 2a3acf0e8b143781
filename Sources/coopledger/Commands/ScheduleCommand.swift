import ArgumentParser
import CSV
import Ledger
import Mail
import Reports
import Store

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Which reports are mailed, when and to whom.",
    discussion: """
      coopledger report send --due makes and mails what is due; a timer runs it.

      Example:
        coopledger schedule add growth --body cicopa --monthly --to treasurer@example.coop
      """,
    subcommands: [
      ScheduleAdd.self, ScheduleList.self, SchedulePause.self, ScheduleResume.self,
      ScheduleRemove.self,
    ])
}

struct ScheduleAdd: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Have a report mailed from now on, period by period.",
    discussion: """
      Each period is sent when it is over and the day has come; what was missed is sent later, \
      oldest first. Without --starting the first period is the last complete one. To change who \
      gets it, remove the schedule and add another.

      Examples:
        coopledger schedule add growth --body cicopa --monthly --to treasurer@example.coop \
      --to "Ana Pérez <ana@example.coop>"
        coopledger schedule add campaign --campaign sdg --quarterly --day 5 \
      --to board@example.coop --starting 2018-10 --dialect excel-eu
      """)

  @Argument(help: "Which: \(ReportKind.inWords).")
  var report: ReportKind

  @OptionGroup var scope: ReportScope

  @Flag(exclusivity: .exclusive, help: "How long the periods are.")
  var frequency: ReportFrequency

  @Option(help: ArgumentHelp("The day of the month after the period, 1 to 28.", valueName: "day"))
  var day = 1

  @Option(help: ArgumentHelp("Who gets it; more than once for several.", valueName: "address"))
  var to: [Typed]

  @Option(help: ArgumentHelp("A month of the first period.", valueName: "month"))
  var starting: Typed?

  @OptionGroup var csv: DialectOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try scope.validate(for: report)
    guard (1...28).contains(day) else {
      throw ValidationError("--day is 1 to 28, which every month has.")
    }
    guard !to.isEmpty else { throw ValidationError("Say --to ADDRESS.") }
  }

  func run() throws {
    let session = try common.session()
    let request = ScheduleRequest(
      kind: report, scope: scope.code, frequency: frequency, sendDay: day,
      starting: try starting?.month("starting"), dialect: csv.dialect.rawValue,
      recipients: try ReportRecipient.reading(to, session))
    let store = try session.store()
    let recorded = try store.addSchedule(request, write.recording())
    let missed = recorded.document.missed(on: try store.today())
    let warnings =
      try twice(recorded.document, store.schedules()) + warnings(of: missed, recorded.document)
    try print(recorded.warning(warnings), "schedule", write, common)
  }

  /// Another schedule of the same is allowed, on another day or in another dialect, and hardly
  /// meant.
  private func twice(_ schedule: ReportSchedule, _ all: [ReportSchedule]) -> [String] {
    let own = Set(schedule.recipients.map { $0.address.lowercased() })
    return all.filter {
      ($0.kind, $0.scope, $0.frequency) == (schedule.kind, schedule.scope, schedule.frequency)
        && $0.id != schedule.id
    }.compactMap { other in
      let both = other.recipients.map(\.address).filter { own.contains($0.lowercased()) }
      guard !both.isEmpty else { return nil }
      return "Schedule \(other.id) sends the same to \(both.joined(separator: ", ")), who will get "
        + "it twice. To remove one: coopledger schedule remove "
        + "\(write.dryRun ? other.id : schedule.id)"
    }
  }

  /// One period is what everybody expects; many may be a slip of the pen, and mail is not undone.
  private func warnings(of missed: [Month], _ schedule: ReportSchedule) -> [String] {
    guard missed.count > 1, let first = missed.first, let last = missed.last else { return [] }
    let step = schedule.frequency.step
    let what = counted(missed.count * schedule.recipients.count, "mail")
    return [
      "The next run sends all that was missed, \(step.name(of: first.firstDay)) to "
        + "\(step.name(of: last.firstDay)): \(missed.count) \(step.rawValue)s, \(what). To begin "
        + "later: "
        + (write.dryRun ? "" : "coopledger schedule remove \(schedule.id), then add it anew with ")
        + "--starting \(last)"
    ]
  }
}

struct ScheduleList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the schedules.",
    discussion: """
      Example:
        coopledger schedule list
      """)

  @Flag(help: "Removed ones, too.")
  var removed = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let schedules = try common.store().schedules(withRemoved: removed)
    guard !common.json else {
      return try common.console.json(.array(schedules.map { .object(json($0)) }))
    }
    var table = TextTable([
      .right("Schedule"), .left("Report"), .left("Of"), .left("How often"), .right("Day"),
      .left("Starting"), .left("State"), .left("Next on"), .left("To"),
    ])
    for schedule in schedules {
      table.append([
        String(schedule.id), schedule.kind.rawValue, schedule.scope, schedule.frequency.rawValue,
        String(schedule.sendDay), schedule.frequency.step.name(of: schedule.starting),
        schedule.state.rawValue, schedule.nextDay?.description ?? "",
        schedule.recipients.map(\.inWords).joined(separator: ", "),
      ])
    }
    try common.console.put(table.text)
  }
}

struct SchedulePause: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Send no more of a schedule until it is resumed.",
    discussion: """
      Example:
        coopledger schedule pause 1
      """)

  @OptionGroup var change: ScheduleChange

  var write: WriteOptions { change.write }

  func run() throws { try change.run(to: .paused, "pause of schedule") }
}

struct ScheduleResume: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on with a paused schedule; what it missed is due then.",
    discussion: """
      Example:
        coopledger schedule resume 1
      """)

  @OptionGroup var change: ScheduleChange

  var write: WriteOptions { change.write }

  func run() throws { try change.run(to: .active, "resumption of schedule") }
}

struct ScheduleRemove: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Send no more of a schedule, for good.",
    discussion: """
      What was sent stays on record.

      Example:
        coopledger schedule remove 1
      """)

  @OptionGroup var change: ScheduleChange

  var write: WriteOptions { change.write }

  func run() throws { try change.run(to: .removed, "removal of schedule") }
}

struct ScheduleChange: ParsableArguments {
  @Argument(help: "The schedule's number.")
  var schedule: Int

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run(to state: ReportSchedule.State, _ noun: String) throws {
    try print(
      common.store().setSchedule(schedule, to: state, write.recording()), noun, write, common)
  }
}

private func print(
  _ recorded: Recorded<ReportSchedule>, _ noun: String, _ write: WriteOptions,
  _ common: CommonOptions
) throws {
  let schedule = recorded.document
  guard !common.json else {
    return try common.console.json(writeJSON(recorded, isDryRun: write.dryRun, json(schedule)))
  }
  try common.console.line("\(writeVerb(recorded.status, write.dryRun, noun)) \(schedule.id)")
  let step = schedule.frequency.step
  try common.console.line(
    "\(schedule.kind.rawValue) of \(schedule.scope), \(schedule.frequency.rawValue) on day "
      + "\(schedule.sendDay) of the month after, from \(step.name(of: schedule.starting)) on, to "
      + schedule.recipients.map(\.inWords).joined(separator: ", ") + ": \(schedule.state.rawValue)")
  common.console.warn(recorded.warnings)
  common.console.tell(
    key: recorded.key, entry: nil, isDryRun: write.dryRun,
    undo: noun == "schedule" ? "coopledger schedule remove \(schedule.id)" : nil)
}

/// A schedule for programs.
private func json(_ schedule: ReportSchedule) -> [(String, JSON)] {
  [
    ("schedule", .int(schedule.id)), ("report", .string(schedule.kind.rawValue)),
    ("scope", .string(schedule.scope)), ("frequency", .string(schedule.frequency.rawValue)),
    ("day", .int(schedule.sendDay)),
    ("starting", .string(schedule.frequency.step.name(of: schedule.starting))),
    ("dialect", .string(schedule.dialect)), ("state", .string(schedule.state.rawValue)),
    ("recipients", .array(schedule.recipients.map { .string($0.inWords) })),
    ("next_on", .optional(schedule.nextDay?.description)),
  ]
}
