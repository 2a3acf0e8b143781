import ArgumentParser
import Ledger
import Reports
import Store

struct ReportActivities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activities", abstract: "Print income, expense and result: what was earned.",
    discussion: """
      The statement of activities. Income is credit less debit, so that refunds stand in it with \
      a minus; expense is debit less credit. Each currency has a result of its own.

      Examples:
        coopledger report activities --year 2018
        coopledger report activities --from 2018-01-01 --to 2018-12-31 --format html > 2018.html
      """)

  @Option(help: ArgumentHelp("The first day.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("The last day.", valueName: "date"))
  var to: Typed?

  @Option(help: ArgumentHelp("A fiscal year, in place of the days.", valueName: "year"))
  var year: Int?

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let year else {
      guard from != nil, to != nil else {
        throw ValidationError("Say --year YEAR, or --from DATE and --to DATE.")
      }
      return
    }
    guard from == nil, to == nil, read.asOf == nil else {
      throw ValidationError("--year says the days: leave out --from, --to and --as-of.")
    }
    guard (1800...2999).contains(year) else {
      throw ValidationError("--year is a year from 1800 to 2999.")
    }
  }

  func run() throws {
    let store = try common.store()
    let period =
      try year.map { try ReportPeriod(fiscalYear: $0, store) }
      ?? ReportPeriod(from: from, to: to, read, store)
    let activities = try store.activities(
      from: period.first ?? period.last, to: period.last, knownAt: read.horizon().knownAt)
    try output.put(
      .activities(
        activities, period.inWords, asOf: period.last, knownAt: read.knownAtInWords), common)
  }
}
