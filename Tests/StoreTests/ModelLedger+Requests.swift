import Giving
import Ledger
import Store

/// The model's words as the store takes them.
extension ModelLedger {
  func request(_ terms: ModelTerms) throws -> DonationRequest {
    var request = DonationRequest(
      amount: terms.amount.text, currency: terms.amount.currency, campaign: terms.campaign,
      method: GiftMethod(rawValue: terms.method) ?? .other)
    request.donor = terms.donor
    request.country = terms.country
    request.receivedOn = try Day(parsing: terms.day)
    request.fee = terms.fee == 0 ? nil : ModelMoney.text(terms.fee, terms.amount.currency)
    (request.rate, request.settled) = said(terms.valuation)
    request.pledge = try terms.pledge.map { try number(ofPledge: $0).description }
    request.basis = terms.method == "in-kind" ? "list price" : nil
    return request
  }

  /// - Parameter currency: of the gift once it is corrected.
  func correction(_ change: ModelChange, currency: String) throws -> DonationCorrection {
    var correction = DonationCorrection(reason: "typed wrong")
    correction.amount = change.amount.map { ModelMoney.text($0, currency) }
    correction.currency = change.currency
    correction.campaign = change.campaign
    correction.donor = change.donor
    correction.isAnonymous = change.isAnonymous
    correction.receivedOn = try change.day.map { try Day(parsing: $0) }
    correction.method = change.method.flatMap { GiftMethod(rawValue: $0) }
    correction.basis = change.method == "in-kind" ? "list price" : nil
    correction.fee = change.fee.map { ModelMoney.text($0, currency) }
    if let valuation = change.valuation {
      (correction.rate, correction.settled) = said(valuation)
    }
    return correction
  }

  private func said(
    _ valuation: ModelValuation
  ) -> (rate: String?, settled: (amount: String, currency: String)?) {
    switch valuation {
    case .itself: (nil, nil)
    case .rate(let digits): (ModelMoney.text(digits, scale: 4), nil)
    case .settled(let amount): (nil, (amount.text, amount.currency))
    }
  }
}
