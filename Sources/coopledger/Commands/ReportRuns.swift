import ArgumentParser
import CSV
import Ledger
import Reports
import Store

struct ReportRuns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the reports that were made to be mailed, newest first.",
    discussion: """
      Example:
        coopledger report runs
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let runs = try common.store().runs()
    guard !common.json else { return try common.console.json(.array(runs.map(json))) }
    var table = TextTable([
      .right("Run"), .right("Schedule"), .left("Report"), .left("Of"), .left("Period"),
      .right("Version"), .right("Seal"), .left("Made at"), .left("By"), .right("Accepted"),
    ])
    for run in runs {
      table.append([
        String(run.id), run.task.schedule.map(String.init) ?? "", run.task.kind.rawValue,
        run.task.scope, run.task.period, String(run.version), String(run.seal), run.producedAt,
        run.producedBy, "\(run.accepted) of \(run.messages)",
      ])
    }
    try common.console.put(table.text)
  }

  private func json(_ run: ReportRun) -> JSON {
    .object([
      ("run", .int(Int(run.id))), ("schedule", run.task.schedule.map(JSON.int) ?? .null),
      ("report", .string(run.task.kind.rawValue)), ("scope", .string(run.task.scope)),
      ("period", .string(run.task.period)), ("version", .int(run.version)),
      ("seal", .int(Int(run.seal))), ("subject", .string(run.subject)),
      ("produced_at", .string(run.producedAt)), ("produced_by", .string(run.producedBy)),
      ("messages", .int(run.messages)), ("accepted", .int(run.accepted)),
    ])
  }
}

struct ReportShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a report as it was mailed, and prove it from the journal.",
    discussion: """
      Prints the mail's text, or with --csv its first attachment, byte for byte. Then it computes \
      the same anew, as known by the run's seal: exit code 1 if that gives another CSV.

      Examples:
        coopledger report show 1
        coopledger report show 1 --csv > june.csv
      """)

  @Argument(help: ArgumentHelp("The run's number.", valueName: "run"))
  var number: Int

  @Flag(help: "The CSV.")
  var csv = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let run = try store.run(Int64(number))
    let parts = try store.parts(of: run.id)
    let type = csv ? "text/csv" : "text/plain"
    guard let shown = parts.first(where: { $0.mediaType == type }),
      let kept = parts.first(where: { $0.mediaType == "text/csv" })
    else { throw Failure("part_missing", "Run \(run.id) has no \(type)", exit: .software) }
    let text = String(decoding: shown.content, as: UTF8.self)
    if common.json {
      try common.console.json(
        .object([
          ("run", .int(Int(run.id))), ("subject", .string(run.subject)),
          ("name", .string(shown.name)), ("content", .string(text)),
        ]))
    } else {
      try common.console.put(text)
    }
    let issue = try run.task.maker(at: store.anchor(run.seal), store).issue()
    let dialect = CSVDialect(rawValue: run.task.dialect) ?? .rfc4180
    guard Array(issue.csv.text(dialect: dialect, bom: true).utf8) == kept.content else {
      throw Failure(
        "report_differs", "Computed anew at seal:\(run.seal), \(kept.name) is another one",
        hint: "coopledger check says where the books are broken.", exit: .checkFailed)
    }
    common.console.note("Computed anew from the journal at seal:\(run.seal): the same CSV.")
  }
}

struct ReportRestatements: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restatements",
    abstract: "Print what is known otherwise than when it was mailed last.",
    discussion: """
      Of every schedule that is not removed: each figure, as it was and as it is now, and what \
      was recorded since that moved it.

      Example:
        coopledger report restatements
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    var table = TextTable([
      .right("Schedule"), .left("Of"), .left("Period"), .left("Figure"), .right("Was"),
      .right("Is"),
    ])
    var causes = ""
    var documents: [JSON] = []
    for schedule in try store.schedules() {
      guard let told = try store.reported(by: schedule.id) else { continue }
      let revision = try schedule.revision(since: told, store)
      for cell in revision.restatement.cells {
        table.append([
          String(schedule.id), cell.scope, cell.period, cell.title, cell.old, cell.new,
        ])
      }
      if !revision.causes.isEmpty {
        causes += "\nSchedule \(schedule.id), by what was recorded since:\n"
        causes += revision.causes.upTo(60).map { "* \(Terminal.safe($0))\n" }.joined()
      }
      documents.append(.object([("schedule", .int(schedule.id))] + revision.json))
    }
    guard !common.json else { return try common.console.json(.array(documents)) }
    try common.console.put(table.text + causes)
  }
}

extension ReportSchedule {
  /// What is known now otherwise than when it was told.
  fileprivate func revision(since told: ReportedSoFar, _ store: Store) throws -> Revision {
    let task = ReportTask(
      schedule: id, kind: kind, scope: scope, step: frequency.step, start: told.start,
      end: told.end, dialect: dialect)
    return try task.maker(at: store.anchor(told.seal), store).revision(since: told, through: nil)
  }
}
