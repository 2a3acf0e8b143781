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

  @OptionGroup var csv: DialectOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    // A piece at a time: a journal of any size passes through flat memory.
    let dialect = csv.dialect
    var piece = common.json ? "[" : dialect.line(Store.journalColumns.map { .text($0) })
    var isFirst = true
    try common.store().exportJournal(
      from: from?.day("from"), to: to?.day("to"), at: read.horizon()
    ) { texts in
      if common.json {
        piece += (isFirst ? "" : ",\n") + document(texts).text
        isFirst = false
      } else {
        piece += dialect.line(cells(texts))
      }
      guard piece.utf8.count > 65_536 else { return }
      try common.console.put(piece)
      piece = ""
    }
    try common.console.put(piece + (common.json ? "]\n" : ""))
  }

  private func cells(_ texts: [String?]) -> [CSVCell] {
    zip(Store.journalColumns, texts).map { column, text in
      Self.amounts.contains(column) ? .number(text) : .text(text)
    }
  }

  private func document(_ texts: [String?]) -> JSON {
    .object(
      zip(Store.journalColumns, texts).map { column, text in
        let number = Self.counts.contains(column) ? text.flatMap { Int($0) } : nil
        return (column, number.map { .int($0) } ?? .optional(text))
      })
  }

  private static let amounts: Set = ["debit", "credit", "value_eur"]
  private static let counts: Set = [
    "entry_id", "entry_no", "fiscal_year", "line", "reverses", "reversed_by", "seal",
  ]
}

extension CSVDialect: ExpressibleByArgument {}
