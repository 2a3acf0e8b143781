import ArgumentParser
import Ledger
import Reports
import Store

struct ReportCampaign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign", abstract: "Print what a campaign has raised, month by month.",
    discussion: """
      Received, refunded and fees are those of the month. Raised, percent and donors are of all \
      the time up to the month's end, as campaign status tells them; new donors are those who \
      were none at the month's beginning. Months still to come are not printed.

      Examples:
        coopledger report campaign sdg --from 2018-01 --to 2018-12
        coopledger report campaign sdg --from 2018-01 --to 2018-12 --format html > sdg.html
      """)

  @Argument(help: "The campaign's code.")
  var code: Typed

  @Option(help: ArgumentHelp("The first month.", valueName: "month"))
  var from: Typed

  @Option(help: ArgumentHelp("The last month.", valueName: "month"))
  var to: Typed

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let (first, last) = try ReadOptions.months(from: from, to: to)
    let horizon = try read.horizon()
    let day = try horizon.asOf ?? store.today()
    let months = try store.campaignMonths(
      of: code.text, from: first, to: last,
      at: Horizon(asOf: day, knownAt: horizon.knownAt))
    try output.put(
      CampaignReport.table(
        of: code.text, months, asOf: min(last.lastDay, day), knownAt: read.knownAtInWords), common)
  }
}
