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
      A balance is debit less credit; in each unit the balances add up to nothing.

      Examples:
        coopledger report trial-balance
        coopledger report trial-balance --from 2018-01-01 --as-of 2018-12-31 --format csv
      """)

  @Option(
    help: ArgumentHelp("What came before this day is the opening balance.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("text, csv or json.", valueName: "format"))
  var format: TableFormat = .text

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let rows = try common.store().trialBalance(from: from?.day("from"), at: read.horizon())
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
