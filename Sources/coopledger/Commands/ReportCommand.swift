import ArgumentParser
import Ledger
import Reports
import Store

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports on the books.",
    discussion: """
      Example:
        coopledger report trial-balance --as-of 2018-12-31
      """,
    subcommands: [ReportGrowth.self, ReportMembers.self, TrialBalance.self])
}

struct TrialBalance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial-balance", abstract: "Print every account's debits, credits and balance.",
    discussion: """
      A balance is debit less credit; in each unit the balances add up to nothing. In the trial \
      balance of a fiscal year income and expenses open at nothing, and what they came to in the \
      years before is in the opening of Equity:Retained: results are derived, no entry closes them.

      Examples:
        coopledger report trial-balance
        coopledger report trial-balance --from 2018-01-01 --as-of 2018-12-31 --format csv
        coopledger report trial-balance --year 2018
      """)

  @Option(
    help: ArgumentHelp("What came before this day is the opening balance.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("A fiscal year, by the year in which it ends.", valueName: "number"))
  var year: Int?

  @Option(help: ArgumentHelp("text, csv or json.", valueName: "format"))
  var format: TableFormat = .text

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let year else { return }
    guard from == nil, read.asOf == nil else {
      throw ValidationError("A year has its own first and last day: leave out --from and --as-of.")
    }
    guard (1800...2999).contains(year) else { throw ValidationError("There is no year \(year).") }
  }

  func run() throws {
    let store = try common.store()
    let rows =
      if let year {
        try store.trialBalance(ofYear: year, at: read.horizon())
      } else {
        try store.trialBalance(from: from?.day("from"), at: read.horizon())
      }
    switch common.json ? .json : format {
    case .text: try common.console.put(text(rows))
    case .csv: try common.console.put(csv(rows).text())
    case .json:
      try common.console.json(
        .array(
          rows.map { row in
            .object([
              ("account", .string(row.account)), ("account_number", .string(row.number)),
              ("account_class", .string(row.accountClass)), ("unit", .string(row.unit)),
              ("opening", .string(row.opening)), ("debit", .string(row.debit)),
              ("credit", .string(row.credit)), ("balance", .string(row.balance)),
            ])
          }))
    }
  }

  private func text(_ rows: [TrialBalanceRow]) -> String {
    var table = TextTable([
      .left("Number"), .left("Account"), .right("Opening"), .right("Debit"), .right("Credit"),
      .right("Balance"), .left("Unit"),
    ])
    for row in rows {
      table.append([
        row.number, row.account, row.opening, row.debit, row.credit, row.balance, row.unit,
      ])
    }
    return table.text
  }

  private func csv(_ rows: [TrialBalanceRow]) -> CSVTable {
    var table = CSVTable([
      "account", "account_number", "account_class", "unit", "opening", "debit", "credit",
      "balance",
    ])
    for row in rows {
      table.append([
        .text(row.account), .text(row.number), .text(row.accountClass), .text(row.unit),
        .number(row.opening), .number(row.debit), .number(row.credit), .number(row.balance),
      ])
    }
    return table
  }
}
