public import Ledger

/// A gift as a row of a file tells it, its amounts and days read.
public struct FileGift: Sendable {
  /// A part of it that was given back.
  public struct Refund: Hashable, Sendable {
    public let amount: Money
    /// What was paid, and the charge for it; nil where that is not said.
    public let paid: Money?
    public let fee: Money?
    public let day: Day

    init(amount: Money, paid: Money? = nil, fee: Money? = nil, day: Day) {
      self.amount = amount
      self.paid = paid
      self.fee = fee
      self.day = day
    }
  }

  public let line: Int
  public let campaign: Campaign
  public let amount: Money
  public let fee: Money
  public let method: GiftMethod
  public let receivedOn: Day
  /// A name or a donor's code; nil for an anonymous gift.
  public let donor: String?
  public let country: String?
  public let settled: Money?
  public let rate: Rate?
  /// The day of the reference rate, where the file says that it is one.
  public let rateOn: Day?
  /// The number of the pledge that it is given for, as written.
  public let pledge: String?
  public let reference: String?
  public let memo: String?
  public let basis: String?
  public let refunds: [Refund]

  /// Whether it is in another currency than its campaign's, and nothing says what it is worth.
  public var needsReferenceRate: Bool {
    amount.unit != campaign.currency && rate == nil && settled == nil
  }

  /// The gift, valued at a rate where the file says none.
  public func gift(at reference: Rate? = nil) -> Gift {
    let valuation: Gift.Valuation =
      if let settled { .settled(settled) } else if let rate = rate ?? reference {
        .rate(rate)
      } else { .itself }
    return Gift(
      amount: amount, fee: fee, valuation: valuation, method: method, receivedOn: receivedOn)
  }
}
