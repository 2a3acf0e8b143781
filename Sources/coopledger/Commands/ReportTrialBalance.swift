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
        coopledger report trial-balance --year 2018
      """)

  @Option(
    help: ArgumentHelp("What came before this day is the opening balance.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("The last day; today if not given.", valueName: "date"))
  var to: Typed?

  @Option(
    help: ArgumentHelp(
      "A fiscal year: income and expense open at nothing, and the results of the years before are "
        + "in equity.", valueName: "year"))
  var year: Int?

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let year else { return }
    guard from == nil, to == nil, read.asOf == nil else {
      throw ValidationError("--year says the days: leave out --from, --to and --as-of.")
    }
    guard (1800...2999).contains(year) else {
      throw ValidationError("--year is a year from 1800 to 2999.")
    }
  }

  func run() throws {
    let store = try common.store()
    if let year {
      let rows = try store.trialBalance(ofYear: year, at: read.horizon())
      return try output.put(
        .trialBalance(
          rows, "fiscal year \(year)", asOf: "the end of the fiscal year \(year)",
          knownAt: read.knownAtInWords), common)
    }
    let period = try ReportPeriod(from: from, to: to, read, store)
    let rows = try store.trialBalance(
      from: period.first, at: Horizon(asOf: period.last, knownAt: read.horizon().knownAt))
    try output.put(
      .trialBalance(
        rows, period.inWords, asOf: period.last.description, knownAt: read.knownAtInWords), common)
  }
}
