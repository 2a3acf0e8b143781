import ArgumentParser
import Ledger
import Reports
import Store

struct ReconcileCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "Compare published figures with the register.",
    discussion: """
      ORG is compared with the members at the close of the figure's day; FULL, ASSOCIATE and \
      COUNTRY likewise, once no member is without a name. "At least" is equal if the register has \
      no fewer; "about" is equal if the register's number, rounded to as many digits as the figure \
      shows before its zeros, is the figure. FULL and ASSOCIATE of one source and day must add up \
      to its ORG.

      States are equal, differs, not counted (there is nothing to compare with), undated and \
      accepted. Exit 1 if one differs and nobody accepted it.

      Examples:
        coopledger reconcile --body ica
        coopledger reconcile --accept 3 --reason "the source's own slip: 267 and 42 are 309"
      """)

  @Option(
    help: ArgumentHelp("Figures of this body; of all bodies if not given.", valueName: "code"))
  var body: Typed?

  @Option(help: ArgumentHelp("Accept this figure although it differs.", valueName: "figure"))
  var accept: Int64?

  @Option(help: ArgumentHelp("Why it is accepted.", valueName: "text"))
  var reason: Typed?

  @OptionGroup var read: ReadOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (accept == nil) == (reason == nil) else {
      throw ValidationError("Say --accept FIGURE and --reason TEXT together.")
    }
  }

  func run() throws {
    if let accept, let reason { return try run(accepting: accept, reason.text) }
    let figures = try common.store().figures(
      of: body.map { .body($0.text) }, at: read.horizon())
    if common.json {
      try common.console.json(.array(figures.map { .object(figureJSON($0)) }))
    } else {
      try common.console.put(table(figures).text)
    }
    guard !figures.contains(where: { $0.state == .differs }) else {
      throw ExitCode(ExitStatus.checkFailed.rawValue)
    }
  }

  private func run(accepting figure: Int64, _ reason: String) throws {
    let recorded = try common.store().acceptFigure(figure, reason: reason, write.recording())
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, figureJSON(recorded.document)))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "acceptance")) of figure \(figure): "
        + Terminal.safe(recorded.document.reason ?? ""))
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }

  private func table(_ figures: [Figure]) -> TextTable {
    var table = TextTable([
      .right("Figure"), .left("Of"), .left("Day"), .left("Unit"), .right("Stated"),
      .right("Evidence"), .right("Difference"), .left("State"), .left("Because"),
    ])
    for figure in figures {
      table.append([
        String(figure.id), figure.subject, figure.day?.description ?? "", figure.unit,
        figure.stated, figure.evidenced.map(String.init) ?? "",
        figure.difference.map(String.init) ?? "", figure.state.rawValue, figure.reason ?? "",
      ])
    }
    return table
  }
}
