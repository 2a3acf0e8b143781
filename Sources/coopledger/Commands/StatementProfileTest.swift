import ArgumentParser
import Banking
import Ledger
import Reports

struct StatementProfileTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Show how a statement file would be read; nothing is stored.",
    discussion: """
      Says which format, profile, encoding and columns were found, what the first lines are, and \
      what all of them add up to; or where and why the file is refused. Needs no database.

      Examples:
        coopledger statement profile test statement.csv
        coopledger statement profile test export.csv --profile ./mine.csv --dates dmy
      """)

  @Argument(help: "The file.")
  var file: Typed

  @Option(
    help: ArgumentHelp(
      "The account's currency: lines in others are left aside.", valueName: "code"))
  var currency: Typed?

  @Option(help: ArgumentHelp("How many lines to show.", valueName: "count"))
  var lines = 5

  @Flag(help: "Take the first and the last balance where those between do not follow.")
  var acceptDifference = false

  @OptionGroup var reading: StatementReading
  @OptionGroup var common: CommonOptions

  func run() throws {
    let units = try CarriedUnits.byCode()
    var choice = try reading.choice(
      Settings(environment: Environment.variables), units: units)
    choice.checksBalances = !acceptDifference
    if let code = currency?.text {
      guard let unit = units[code.uppercased()] else {
        throw Failure(
          "unknown_unit", "There is no currency \"\(code.prefix(20))\"", field: "currency",
          exit: .badData)
      }
      choice.currency = unit
    }
    do {
      try test(choice)
    } catch let error as StatementError {
      throw Failure(error, in: file.text)
    }
  }

  private func test(_ choice: CSVChoice) throws {
    let source = StatementFileSource(path: file.text)
    let layout: CSVLayout
    switch try StatementFormat.detect(source.head(), choice) {
    case .camt053: return try tell(camt: "camt.053", source, choice)
    case .camt054: return try tell(camt: "camt.054", source, choice)
    case .csv(let found): layout = found
    }
    if !common.json { try common.console.put(StatementPreview.text(layout, file: file.text)) }
    let reader = ProfileReader(layout, choice) { () throws(StatementError) in try source.open() }
    var preview = StatementPreview(showing: max(0, lines))
    while let part = try reader.next() { try preview.take(part) }
    guard !common.json else {
      return try common.console.json(preview.json(reader, file: file.text))
    }
    try common.console.put(preview.text)
    common.console.warn(StatementPreview.warnings(reader))
  }

  /// These say themselves what is what.
  private func tell(camt: String, _ source: StatementFileSource, _ choice: CSVChoice) throws {
    let reader = try CamtReader(units: choice.units, source: source.open())
    var preview = StatementPreview(showing: max(0, lines))
    while let part = try reader.next() { try preview.take(part) }
    guard !common.json else {
      return try common.console.json(preview.json(camt: camt, file: file.text))
    }
    try common.console.line("\(Terminal.safe(file.text)): \(camt), which needs no profile.")
    try common.console.put(preview.text)
  }
}
