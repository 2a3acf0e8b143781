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
    let day = try horizon.asOf ?? store.today()
    let donations = try store.listDonations(
      to: campaign?.text, from: period.first, until: period.last,
      at: Horizon(asOf: day, knownAt: horizon.knownAt))
    try output.put(table(donations, period, asOf: day), common)
  }

  private func table(
    _ donations: [ListedDonation], _ period: ReportPeriod, asOf: Day
  ) -> ReportTable {
    let scope = campaign.map { "campaign \($0.text)" } ?? "all campaigns"
    let currencies = Set(donations.map(\.value.unit.code))
    let own = currencies.count == 1 ? currencies.first : nil
    var table = ReportTable(
      title: "Donations to \(scope), \(period.inWords)", sentence: sentence(donations),
      columns: [
        .words("donation"), .words("received_on"), .words("posted_on", isForPeople: false),
        .words("campaign", isForPeople: campaign == nil),
        .words("donor", "pseudonym; empty for an anonymous gift"), .words("country"),
        .words("method"), .numbers("amount", "what was given, gross of the fee"),
        .words("currency"), .numbers("fee", "what the processor kept of the amount"),
        .numbers("refunded", "what was given back of the amount"),
        .numbers(
          "value",
          "what the gift counts for in the campaign's currency\(own.map { ", \($0)" } ?? "")"),
        .words("campaign_currency", isForPeople: own == nil), .words("status"),
      ],
      asOf: asOf.description, knownAt: read.knownAtInWords)
    for donation in donations {
      table.append([
        .text(donation.number), .date(donation.receivedOn), .date(donation.postedOn),
        .text(donation.campaign), .text(donation.donor), .text(donation.country),
        .text(donation.method), .money(Total(donation.amount)),
        .text(donation.amount.unit.code), .money(Total(donation.fee)), .money(donation.refunded),
        .money(Total(donation.value)), .text(donation.value.unit.code), .text(donation.status),
      ])
    }
    return table
  }

  private func sentence(_ donations: [ListedDonation]) -> String {
    let count = donations.count
    let undone = donations.filter { ["voided", "corrected"].contains($0.status) }.count
    return "\(count) \(count == 1 ? "gift" : "gifts")"
      + (undone == 0 ? "." : ", of which \(undone) voided or corrected.")
  }
}
