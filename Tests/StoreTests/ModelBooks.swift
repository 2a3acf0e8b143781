import Giving
import Ledger
import Store

/// A ledger in which each kind of document is there: what tests refer to by number.
enum ModelBooks {
  /// D-2018-00001 is in euros and plain, 00002 and 00003 are in dollars, 00004 is in kind, 00005
  /// was refunded in part (R-2018-00001), 00006 was voided, 00007 paid P-2018-00001 off.
  /// P-2018-00002 is outstanding. Entry 12 is general. The campaigns sdg and sea count in euros,
  /// yen in yen.
  static func make() throws -> ModelLedger {
    let ledger = try ModelLedger()
    let store = ledger.store
    for (code, currency) in [("sea", "EUR"), ("yen", "JPY")] {
      _ = try store.createCampaign(
        code, name: code, goal: "1000", currency: currency, Recording())
    }
    _ = try store.recordDonation(gift("100.00", "EUR"), Recording())
    for _ in 0..<2 {
      _ = try store.recordDonation(gift("1000.00", "USD") { $0.rate = "0.8791" }, Recording())
    }
    _ = try store.recordDonation(
      gift("50.00", "EUR") {
        $0.method = .inKind
        $0.basis = "invoice"
      }, Recording())
    _ = try store.recordDonation(gift("80.00", "EUR"), Recording())
    _ = try store.refundDonation(
      number("D-2018-00005"), refund { $0.amount = "30.00" }, Recording())
    _ = try store.recordDonation(gift("70.00", "EUR"), Recording())
    _ = try store.voidDocument(number("D-2018-00006"), reason: "twice", Recording())
    for _ in 0..<2 { _ = try store.recordPledge(pledge(), Recording()) }
    _ = try store.recordDonation(
      gift("500.00", "EUR") { $0.pledge = "P-2018-00001" }, Recording())
    _ = try store.postEntry(entry(), Recording())
    return ledger
  }

  static func number(_ text: String) throws -> DocumentNumber {
    try DocumentNumber(parsing: text, .donation, .refund, .pledge)
  }

  static func gift(
    _ amount: String, _ currency: String, _ change: (inout DonationRequest) -> Void = { _ in }
  ) throws -> DonationRequest {
    var request = DonationRequest(amount: amount, currency: currency, campaign: "sdg")
    request.donor = "COOPERAR"
    request.country = "AR"
    request.receivedOn = try Day(parsing: "2018-12-05")
    change(&request)
    return request
  }

  static func refund(_ change: (inout RefundRequest) -> Void = { _ in }) throws -> RefundRequest {
    var request = RefundRequest(reason: "asked for")
    request.day = try Day(parsing: "2018-12-06")
    change(&request)
    return request
  }

  static func correction(
    _ change: (inout DonationCorrection) -> Void
  ) -> DonationCorrection {
    var correction = DonationCorrection(reason: "typed wrong")
    change(&correction)
    return correction
  }

  static func pledge(_ change: (inout PledgeRequest) -> Void = { _ in }) throws -> PledgeRequest {
    var request = PledgeRequest(
      amount: "400.00", currency: "EUR", campaign: "sdg", donor: "LIGACOOP")
    request.promisedOn = try Day(parsing: "2018-12-01")
    change(&request)
    return request
  }

  static func entry(_ change: (inout EntryRequest) -> Void = { _ in }) throws -> EntryRequest {
    var request = EntryRequest(
      debit: "Expenses:Bank", credit: "Assets:Cash", amount: "3.00", unit: "EUR")
    request.day = try Day(parsing: "2018-12-05")
    change(&request)
    return request
  }
}
