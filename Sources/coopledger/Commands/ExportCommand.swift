public import ArgumentParser
import CSV
import Reports

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Hand the journal to other programs.",
    discussion: """
      Example:
        coopledger export hledger > books.journal
        hledger -f books.journal check --strict
      """,
    subcommands: [ExportHledger.self, ExportBeancount.self, ExportCSV.self])
}

extension CSVDialect: ExpressibleByArgument {}
