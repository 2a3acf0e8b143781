public import Giving
public import Ledger

/// What is to be typed anew of a donation; nil leaves a field as it was.
public struct DonationCorrection: Sendable {
  public var amount: String?
  public var currency: String?
  public var campaign: String?
  public var donor: String?
  public var isAnonymous = false
  public var country: String?
  public var receivedOn: Day?
  public var method: GiftMethod?
  public var fee: String?
  public var settled: (amount: String, currency: String)?
  public var rate: String?
  public var reference: String?
  public var basis: String?
  public var memo: String?
  public var reason: String

  public init(reason: String) { self.reason = reason }
}

extension DonationCorrection {
  /// The whole gift as it should have been typed.
  func applied(to old: Donation) throws -> DonationRequest {
    var request = DonationRequest(
      amount: amount ?? old.amount.text, currency: currency ?? old.amount.unit.code,
      campaign: campaign ?? old.campaign,
      method: method ?? GiftMethod(rawValue: old.method) ?? .other)
    request.donor = donor ?? old.donorCode
    request.isAnonymous = isAnonymous || request.donor == nil
    request.country = country ?? old.country
    request.receivedOn = receivedOn ?? old.receivedOn
    // No fee is no fee in any currency; "0.00" would be too precise for yen.
    request.fee = fee ?? (old.fee.minor == 0 ? nil : old.fee.text)
    request.reference = reference ?? old.reference
    request.basis = basis ?? old.basis
    request.memo = memo ?? old.memo
    if request.campaign == old.campaign { request.pledge = old.pledge }
    if settled != nil || rate != nil {
      request.settled = settled
      request.rate = rate
    } else if request.currency == old.amount.unit.code, request.campaign == old.campaign {
      // A reference rate is looked up anew: the day may be what was wrong.
      if old.rateOn == nil { request.rate = old.rate }
      if let paidOut = old.settled {
        guard amount == nil, fee == nil else {
          throw StoreError(
            "settled_of_old_amount", field: "settled",
            "\(old.number) was settled at \(paidOut), which was for the old amount",
            hint: "Say again what was paid out with --settled, or give a --rate.")
        }
        request.settled = (paidOut.text, paidOut.unit.code)
      }
    }
    return request
  }

  /// What the caller said, for comparing a repeated call.
  func said(of number: DocumentNumber) -> RequestFields {
    [
      "donation": number.description, "amount": amount?.plainDecimal, "currency": currency,
      "campaign": campaign, "donor": donor, "anonymous": isAnonymous ? "true" : nil,
      "country": country, "on": receivedOn?.description, "method": method?.rawValue,
      "fee": fee?.plainDecimal,
      "settled": settled.map { "\($0.amount.plainDecimal) \($0.currency)" },
      "rate": rate?.plainDecimal,
      "reference": reference, "basis": basis, "memo": memo, "reason": reason,
    ]
  }
}

extension String {
  /// A decimal without the zeros at its end that say nothing, so that `6` and `6.00` are one
  /// request; any other text as it is.
  fileprivate var plainDecimal: String {
    guard contains("."), utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }) else {
      return self
    }
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
