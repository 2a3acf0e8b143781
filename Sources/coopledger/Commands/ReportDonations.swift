import ArgumentParser
import Ledger
import Reports
import Store

struct ReportDonations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "donations", abstract: "Print gifts by the day they were received, without names.",
    discussion: """
      Donors are told by pseudonym only, and memos and references not at all: coopledger donation \
      list shows those to the treasurer. Voided and corrected gifts are listed and marked.

      Examples:
        coopledger report donations --campaign sdg --from 2018-01-01 --to 2018-12-31
        coopledger report donations --format csv --dialect excel-eu > gifts.csv
      """)

  @Option(help: ArgumentHelp("Only to this campaign.", valueName: "code"))
  var campaign: Typed?

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("Only up to this day.", valueName: "date"))
  var to: Typed?

  @OptionGroup var output: ReportOutput
  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let period = try ReportPeriod(from: from, to: to, read, store)
    let horizon = try read.horizon()
    let day = try horizon.asOf ?? max(period.last, store.today())
    let donations = try store.listDonations(
      to: campaign?.text, from: period.first, until: period.last,
      at: Horizon(asOf: day, knownAt: horizon.knownAt))
    try output.put(
      .donations(
        donations, to: campaign?.text, period.inWords, asOf: day, knownAt: read.knownAtInWords),
      common)
  }
}
