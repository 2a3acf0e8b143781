import ArgumentParser
import Ledger
import Reports
import Store

struct ReportPosition: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "position",
    abstract: "Print assets, liabilities, equity and results: what is there.",
    discussion: """
      The statement of financial position. In each currency the assets are equal to liabilities, \
      equity and results. No entry closes income and expense at the end of a year: the result of \
      the year and those of earlier years are what they came to.

      Examples:
        coopledger report position --as-of 2018-12-31
        coopledger report position --as-of 2018-12-31 --format html > position.html
      """)

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let horizon = try read.horizon()
    let day = try horizon.asOf ?? store.today()
    let lines = try store.position(at: Horizon(asOf: day, knownAt: horizon.knownAt))
    try output.put(.position(lines, asOf: day, knownAt: read.knownAtInWords), common)
  }
}
