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
    try output.put(table(months, asOf: min(last.lastDay, day)), common)
  }

  private func table(_ months: [CampaignMonth], asOf: Day) throws(ReportError) -> ReportTable {
    try check(months)
    let periods = [months.first, months.last].compactMap { $0?.period }
    let span = Set(periods).count == 1 ? periods[0] : periods.joined(separator: " to ")
    var table = ReportTable(
      title: "Campaign \(code.text), \(span)", sentence: sentence(months), columns: Self.columns,
      asOf: asOf.description, knownAt: read.knownAtInWords)
    for month in months {
      table.append([
        .text(month.period), .text(month.campaign), .text(month.goal.unit.code),
        .money(month.received), .money(month.refunded), .money(month.fees), .money(month.raised),
        .decimal(month.percent), .count(month.donors), .count(month.newDonors),
        .money(Total(month.goal)),
      ])
    }
    return table
  }

  private func sentence(_ months: [CampaignMonth]) -> String {
    guard let last = months.last else { return "No month." }
    var (received, refunded) = (UnitSums(), UnitSums())
    for month in months {
      received.add(month.received)
      refunded.add(month.refunded)
    }
    return "Received \(received.inWords), refunded \(refunded.inWords). By the end of "
      + "\(last.period), \(last.raised.forPeople) of \(last.goal.forPeople) had been raised: "
      + "\(last.percent) %."
  }

  /// Makes sure that each month carries on where the one before ended.
  private func check(_ months: [CampaignMonth]) throws(ReportError) {
    for (before, month) in zip(months, months.dropFirst()) {
      var change = UnitSums()
      change.add(month.raised)
      change.subtract(before.raised)
      change.subtract(month.received)
      change.add(month.refunded)
      try change.requireNothing(
        "campaign_months_uneven",
        "Raised at the end of \(month.period) must be what it was before, with what was received "
          + "less what was refunded; the difference is nothing")
    }
  }

  private static let columns: [ReportTable.Column] = [
    .words("period"), .words("campaign", isForPeople: false),
    .words("currency", isForPeople: false),
    .numbers("received", "gifts less what was voided, gross of fees; no pledges, nothing in kind"),
    .numbers("refunded", "given back in the month, at the gifts' own value"),
    .numbers("fees", "what processors kept in the month"),
    .numbers("raised", "all received less all refunded, up to the end of the month"),
    .numbers("percent", "raised of the goal, rounded down"),
    .numbers("donors", "distinct known donors up to the end of the month"),
    .numbers("new_donors", "those of them who were none at the beginning of the month"),
    .numbers("goal", "what the campaign wanted to raise at the end of the month"),
  ]
}
