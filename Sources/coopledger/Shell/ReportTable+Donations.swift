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
      title: "Donations to \(scope), \(period)", sentence: donations.sentence,
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
      notes: donations.contains(where: \.isTakenBack)
        ? [
          "Taken back is what was counted before and was voided or corrected late: its amounts "
            + "have a minus, and of a correction the right gift is a row of its own."
        ] : [],
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
}

extension [ListedDonation] {
  /// How many, and what they came to: `12 gifts, worth 2,655 €, less 25 € taken back: 2,630 €`.
  ///
  /// What is in kind is told by itself, for no campaign counts it as received.
  var inWords: String {
    let (money, inKind) = (filter { !$0.isInKind }, filter(\.isInKind))
    let parts = [money.phrase("gift"), inKind.phrase("gift in kind", "gifts in kind")]
    let said = parts.compactMap(\.self).joined(separator: "; ")
    return said.isEmpty ? "no gift" : said
  }

  /// What they are worth that count, by currency, with what was taken back.
  var worth: UnitSums {
    reduce(into: UnitSums()) { if !$1.isUndone { $0.add(Total($1.value)) } }
  }

  fileprivate var sentence: String {
    let undone = count { $0.isUndone }
    let said = inWords
    return said.prefix(1).uppercased() + said.dropFirst()
      + (undone == 0 ? "." : "; \(undone) more voided or corrected.")
  }

  private func phrase(_ one: String, _ many: String? = nil) -> String? {
    let given = filter { !$0.isUndone && !$0.isTakenBack }
    let back = filter(\.isTakenBack)
    guard !given.isEmpty || !back.isEmpty else { return nil }
    let gifts =
      given.isEmpty
      ? "no \(one)" : "\(counted(given.count, one, many)), worth \(given.worth.inWords)"
    guard !back.isEmpty else { return gifts }
    var less = UnitSums()
    for gift in back { less.subtract(Total(gift.value)) }
    return "\(gifts), less \(less.inWords) taken back: \(worth.inWords)"
  }
}
