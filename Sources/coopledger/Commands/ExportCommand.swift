public import ArgumentParser
import Ledger
public import Reports
import Store

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Hand the journal to other programs.",
    discussion: """
      Example:
        coopledger export csv > journal.csv
      """,
    subcommands: [ExportCSV.self])
}

struct ExportCSV: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Print every journal line as CSV, the columns of audit.journal.",
    discussion: """
      Example:
        coopledger export csv --from 2018-01-01 --to 2018-12-31 > 2018.csv
      """)

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("Only up to this day.", valueName: "date"))
  var to: Typed?

  @Option(
    help: ArgumentHelp("rfc4180, or excel-eu (semicolons, decimal commas).", valueName: "name"))
  var dialect: CSVDialect = .rfc4180

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let columns = Store.journalColumns
    let numbers: Set = ["debit", "credit", "value_eur"]
    let isNumber = columns.map(numbers.contains)
    // A piece at a time: a journal of any size passes through flat memory.
    var piece = dialect.line(columns.map { .text($0) })
    try common.store().exportJournal(
      from: from?.day("from"), to: to?.day("to"), at: read.horizon()
    ) { texts in
      piece += dialect.line(
        zip(texts, isNumber).map { text, isNumber in isNumber ? .number(text) : .text(text) })
      guard piece.utf8.count > 65_536 else { return }
      try common.console.put(piece)
      piece = ""
    }
    try common.console.put(piece)
  }
}

extension CSVDialect: ExpressibleByArgument {}
