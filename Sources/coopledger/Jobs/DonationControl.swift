import Ledger
import Reports
import Store

/// The proof of a list of gifts: what they are worth is what the campaigns received by the books,
/// so that no two mails of a month disagree.
enum DonationControl {
  /// A line for each campaign; throws where list and books differ.
  ///
  /// - Parameter campaign: nil for all campaigns.
  static func points(
    _ listed: [ListedDonation], _ booked: [Activity], _ campaign: String?
  ) throws(ReportError) -> [String] {
    let income = booked.filter { line in
      line.account.hasPrefix("Income:Donations:") && line.campaign != nil
        && line.campaign == campaign ?? line.campaign
    }
    let money = listed.filter { !$0.isInKind }
    var points: [String] = []
    for code in Set(money.map(\.campaign) + income.compactMap(\.campaign)).sorted() {
      let gifts = money.filter { $0.campaign == code }
      let worth = gifts.worth
      var difference = worth
      for line in income where line.campaign == code { difference.subtract(line.amount) }
      try difference.requireNothing(
        "donations_uneven",
        "The gifts listed to \(code) less what it received by the books must be nothing")
      let undone = gifts.count { $0.isUndone }
      points.append(
        "Gifts to \(code): \(gifts.count) listed"
          + (undone == 0 ? "" : ", \(undone) of them voided or corrected")
          + ", worth \(worth.inWords) = received by the books")
    }
    return points
  }
}
