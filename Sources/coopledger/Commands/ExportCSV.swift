import ArgumentParser
import CSV
import Ledger
import Reports
import Store

struct ExportCSV: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: "Print every journal line as CSV, with what it takes to verify it.",
    discussion: """
      The columns are those of audit.journal; those behind it are for a verifier of the seals, and \
      described in sql/examples/SEALS.md.

      Examples:
        coopledger export csv --from 2018-01-01 --to 2018-12-31 > 2018.csv
        coopledger export csv > journal.csv && coopledger seal list --format csv > seals.csv
        scripts/verify-export journal.csv seals.csv
      """)

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("Only up to this day.", valueName: "date"))
  var to: Typed?

  @OptionGroup var csv: DialectOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let dialect = csv.dialect
    let days = try days(from: from, to: to)
    var pieces = Pieces(console: common.console)
    try pieces.add(common.json ? "[" : dialect.line(Store.journalColumns.map { .text($0) }))
    var isFirst = true
    try common.store().exportJournal(
      from: days.from, to: days.to, at: read.horizon()
    ) { texts in
      if common.json {
        try pieces.add((isFirst ? "" : ",\n") + document(texts).text)
        isFirst = false
      } else {
        try pieces.add(dialect.line(cells(texts)))
      }
    }
    if common.json { try pieces.add("]\n") }
    try pieces.end()
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

  private static let amounts: Set = ["debit", "credit", "value_eur", "amount_minor"]
  private static let counts: Set = [
    "entry_id", "entry_no", "fiscal_year", "line", "reverses", "reversed_by", "seal",
    "leaf_index",
  ]
}
