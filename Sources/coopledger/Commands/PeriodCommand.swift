import ArgumentParser
import Ledger
import Reports
import Store

struct PeriodCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "period", abstract: "Close months for money, reopen them, look at them.",
    discussion: """
      Nothing dated in a closed month is posted any more; with --late it is posted on the first \
      open day after it, and keeps its own day too. Members' movements are never locked.

      Example:
        coopledger period close 2018-12
      """,
    subcommands: [PeriodList.self, PeriodClose.self, PeriodReopen.self])
}

struct PeriodList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the months that hold entries, open or closed.",
    discussion: """
      Example:
        coopledger period list
      """)

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let periods = try common.store().periods(at: read.horizon())
    guard !common.json else {
      return try common.console.json(
        .array(
          periods.map { period in
            .object([
              ("period", .string(period.month.description)),
              ("state", .string(period.isClosed ? "closed" : "open")),
              ("closed_at", .optional(period.closedAt)),
              ("closed_by", .optional(period.closedBy)),
            ])
          }))
    }
    var table = TextTable([.left("Month"), .left("State"), .left("Closed at"), .left("By")])
    for period in periods {
      table.append([
        period.month.description, period.isClosed ? "closed" : "open", period.closedAt ?? "",
        period.closedBy ?? "",
      ])
    }
    try common.console.put(table.text)
  }
}

struct PeriodClose: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a month for money.",
    discussion: """
      On a terminal it first shows what is missing, such as money in suspense, and asks; \
      elsewhere, and with --yes, it closes and lists what was missing.

      Example:
        coopledger period close 2018-12
      """)

  @Argument(help: "The month, such as 2018-12.")
  var month: Typed

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let month = try month.month("period")
    let how = try write.recording()
    let store = try common.store()
    var said: [String] = []
    if !yes, !write.dryRun, !common.json, Console.canAsk {
      said = try store.missing(in: month)
      common.console.warn(said)
      guard Console.confirms("Close \(month)?") else {
        common.console.note("Nothing was recorded.")
        throw ExitCode(ExitStatus.checkFailed.rawValue)
      }
    }
    let recorded = try store.closePeriod(month, how)
    // What came in while the question stood is said too.
    common.console.warn(recorded.document.missing.filter { !said.contains($0) })
    try print(
      recorded, "closing of", write, common,
      undo: "coopledger period reopen \(month) --reason TEXT")
  }
}

struct PeriodReopen: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open a closed month for money again.",
    discussion: """
      Who did it, when and why stays on record (audit.acts).

      Example:
        coopledger period reopen 2018-12 --reason "the auditor asked for a correction"
      """)

  @Argument(help: "The month, such as 2018-12.")
  var month: Typed

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let month = try month.month("period")
    let recorded = try common.store().reopenPeriod(
      month, reason: reason.text, write.recording())
    try print(
      recorded, "reopening of", write, common, undo: "coopledger period close \(month)")
  }
}

private func print(
  _ recorded: Recorded<PeriodChange>, _ noun: String, _ write: WriteOptions,
  _ common: CommonOptions, undo: String
) throws {
  let change = recorded.document
  guard !common.json else {
    return try common.console.json(
      writeJSON(
        recorded, isDryRun: write.dryRun,
        [
          ("period", .string(change.month.description)),
          ("state", .string(change.isClosed ? "closed" : "open")),
          ("recorded_at", .string(change.recordedAt)),
          ("recorded_by", .string(change.recordedBy)), ("reason", .optional(change.reason)),
          ("missing", .array(change.missing.map(JSON.string))),
        ]))
  }
  try common.console.line("\(writeVerb(recorded.status, write.dryRun, noun)) \(change.month)")
  common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: undo)
}
