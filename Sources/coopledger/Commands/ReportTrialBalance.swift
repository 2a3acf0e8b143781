import ArgumentParser
import Ledger
import Reports
import Store

struct ReportTrialBalance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial-balance", abstract: "Print every account's debits, credits and balance.",
    discussion: """
      A balance is debit less credit; in each unit the balances add up to nothing.

      Examples:
        coopledger report trial-balance
        coopledger report trial-balance --from 2018-01-01 --to 2018-12-31 --format csv
      """)

  @Option(
    help: ArgumentHelp("What came before this day is the opening balance.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("The last day; today if not given.", valueName: "date"))
  var to: Typed?

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let period = try ReportPeriod(from: from, to: to, read, store)
    let rows = try store.trialBalance(
      from: period.first, at: Horizon(asOf: period.last, knownAt: read.horizon().knownAt))
    try output.put(
      .trialBalance(
        rows, period.inWords, asOf: period.last, knownAt: read.knownAtInWords), common)
  }
}
