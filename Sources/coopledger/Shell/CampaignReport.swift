import Ledger
import Reports
import Store

/// What a campaign has raised, month by month, ready to be written in every format.
enum CampaignReport {
  /// - Parameters:
  ///   - asOf: the last day that counts.
  ///   - knownAt: what was known counts, as it is printed.
  static func table(
    of code: String, _ months: [CampaignMonth], asOf: Day, knownAt: String
  ) throws(ReportError) -> ReportTable {
    try check(months)
    let periods = [months.first, months.last].compactMap { $0?.period }
    let span = Set(periods).count == 1 ? periods[0] : periods.joined(separator: " to ")
    var table = ReportTable(
      title: "Campaign \(code), \(span)", sentence: sentence(months), columns: Self.columns,
      asOf: asOf.description, knownAt: knownAt)
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

  static func sentence(_ months: [CampaignMonth]) -> String {
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
  private static func check(_ months: [CampaignMonth]) throws(ReportError) {
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
