public import Giving
public import Ledger

/// A gift as the treasurer typed it, before anything was looked up.
public struct DonationRequest: Sendable {
  public var amount: String
  public var currency: String
  public var campaign: String
  /// A name, or a donor's code; nil for the pledge's donor, or else for an anonymous gift.
  public var donor: String?
  /// The donor is not to be known, not even as the one who made the pledge.
  public var isAnonymous = false
  public var country: String?
  /// nil for today.
  public var receivedOn: Day?
  public var method: GiftMethod
  public var fee: String?
  /// Amount and currency.
  public var settled: (amount: String, currency: String)?
  public var rate: String?
  public var reference: String?
  /// The number of the pledge that it is given for.
  public var pledge: String?
  public var basis: String?
  public var memo: String?

  public init(amount: String, currency: String, campaign: String, method: GiftMethod = .bank) {
    self.amount = amount
    self.currency = currency
    self.campaign = campaign
    self.method = method
  }
}
