import Ledger
import Reports
import Store

extension ReportTable {
  /// Gifts one by one, donors by pseudonym.
  ///
  /// - Parameters:
  ///   - campaign: nil for all campaigns.
  ///   - period: in words, such as `2018-01-01 to 2018-12-31`.
  static func donations(
    _ donations: [ListedDonation], to campaign: String?, _ period: String, asOf: Day,
    knownAt: String
  ) -> ReportTable {
    let scope = campaign.map { "campaign \($0)" } ?? "all campaigns"
    let currencies = Set(donations.map(\.value.unit.code))
    let own = currencies.count == 1 ? currencies.first : nil
    var table = ReportTable(
      title: "Donations to \(scope), \(period)", sentence: sentence(donations),
      columns: [
        .words("donation"), .words("received_on"),
        // Only what is posted late has another day.
        .words("posted_on", isForPeople: donations.contains { $0.postedOn != $0.receivedOn }),
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
      asOf: asOf.description, knownAt: knownAt)
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

  private static func sentence(_ donations: [ListedDonation]) -> String {
    let count = donations.count
    let undone = donations.filter { ["voided", "corrected"].contains($0.status) }.count
    return "\(count) \(count == 1 ? "gift" : "gifts")"
      + (undone == 0 ? "." : ", of which \(undone) voided or corrected.")
  }
}
