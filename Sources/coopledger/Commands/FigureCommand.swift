import ArgumentParser
import Ledger
import Reports
import Store

struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure", abstract: "Record what was published of bodies and members.",
    discussion: """
      Figures are statements with a source. They change no count, and reconcile compares them.

      Example:
        coopledger figure record --body cicopa --unit ORG --value 48 --on 2017-06-21 \
      --source "CICOPA news"
      """,
    subcommands: [FigureRecord.self, FigureList.self])
}

struct FigureRecord: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record a published figure with its source.",
    discussion: """
      Figures are never overwritten: record another one, and accept the wrong one if it differs.

      Examples:
        coopledger figure record --body ica --unit FULL --value 267 --on 2020-01-31 --source "ICA"
        coopledger figure record --member smart --unit WORKER --value 75000 --undated --about \
      --source "SMart"
      """)

  @OptionGroup var subject: FigureSubject

  @Option(
    help: ArgumentHelp(
      "What it counts: ORG, FULL, ASSOCIATE and COUNTRY are compared with the register; others, "
        + "such as PERSON, WORKER or ENTERPRISE, are kept.", valueName: "unit"))
  var unit: Typed

  @Option(help: ArgumentHelp("The number, in digits alone.", valueName: "number"))
  var value: Typed

  @Option(help: ArgumentHelp("The day it is about.", valueName: "date"))
  var on: Typed?

  @Flag(help: "It was stated without a date.")
  var undated = false

  @Flag(help: "It was stated as about so many: as exact as the digits before its zeros.")
  var about = false

  @Flag(help: "It was stated as at least so many, or over.")
  var atLeast = false

  @Option(help: ArgumentHelp("Who said so, and where.", valueName: "text"))
  var source: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard subject.stated != nil else { throw ValidationError("Say --body CODE or --member CODE.") }
    guard undated != (on != nil) else { throw ValidationError("Say --on DATE or --undated.") }
    guard !(about && atLeast) else { throw ValidationError("Say --about or --at-least, not both.") }
  }

  func run() throws {
    guard let subject = subject.stated else { return }
    guard let value = Int64(value.text) else {
      throw Failure(
        "value_malformed", "\"\(value.text.prefix(40))\" is not a whole number", field: "value",
        hint: "Write it in digits alone, such as 75000.", exit: .badData)
    }
    let recorded = try common.store().recordFigure(
      FigureRequest(
        subject, unit: unit.text, value: value, on: on?.day("on"),
        qualifier: about ? .about : atLeast ? .atLeast : .exact, source: source.text),
      write.recording())
    let figure = recorded.document
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, figureJSON(figure)))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "figure")) \(figure.id): \(figure.subject) "
        + "\(figure.stated) \(figure.unit), \(figure.day.map { "\($0)" } ?? "undated"): "
        + figure.state.rawValue + (figure.reason.map { " (\(Terminal.safe($0)))" } ?? ""))
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }
}

struct FigureList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the recorded figures with their sources.",
    discussion: """
      Example:
        coopledger figure list --body ica
      """)

  @OptionGroup var subject: FigureSubject
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let figures = try common.store().figures(of: subject.stated, at: read.horizon())
    guard !common.json else {
      return try common.console.json(.array(figures.map { .object(figureJSON($0)) }))
    }
    var table = TextTable([
      .right("Figure"), .left("Of"), .left("Day"), .right("Stated"), .left("Unit"),
      .left("Source"),
    ])
    for figure in figures {
      table.append([
        String(figure.id), figure.subject, figure.day?.description ?? "", figure.stated,
        figure.unit, figure.source,
      ])
    }
    try common.console.put(table.text)
  }
}

/// Of whom a figure is.
struct FigureSubject: ParsableArguments {
  @Option(help: ArgumentHelp("The body it is about.", valueName: "code"))
  var body: Typed?

  @Option(help: ArgumentHelp("The member it is about.", valueName: "code"))
  var member: Typed?

  var stated: FigureRequest.Subject? {
    body.map { .body($0.text) } ?? member.map { .member($0.text) }
  }

  func validate() throws {
    guard body == nil || member == nil else {
      throw ValidationError("Say --body CODE or --member CODE, not both.")
    }
  }
}

extension Figure {
  /// The number as it was stated: "about 75000".
  var stated: String { qualifier == "exact" ? "\(value)" : "\(qualifier) \(value)" }
}

/// A figure for programs.
func figureJSON(_ figure: Figure) -> [(String, JSON)] {
  [
    ("figure", .int(Int(figure.id))), ("subject", .string(figure.subject)),
    ("subject_kind", .string(figure.subjectKind)), ("unit", .string(figure.unit)),
    ("as_of", .optional(figure.day?.description)), ("value", .int(figure.value)),
    ("qualifier", .string(figure.qualifier)), ("source", .string(figure.source)),
    ("evidenced", .count(figure.evidenced)), ("difference", .count(figure.difference)),
    ("state", .string(figure.state.rawValue)), ("reason", .optional(figure.reason)),
  ]
}
