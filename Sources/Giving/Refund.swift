public import Ledger

/// A gift on record, with what is left of it: what a refund starts from.
public struct RecordedGift: Hashable, Sendable {
  public let campaign: Campaign
  public let method: GiftMethod
  /// The whole gift, in its own currency.
  public let amount: Money
  /// What it counted for, in the campaign's currency.
  public let value: Money
  /// What is not refunded yet, in its own currency and in value.
  public let amountLeft: Money
  public let valueLeft: Money

  public init(
    campaign: Campaign, method: GiftMethod, amount: Money, value: Money, amountLeft: Money,
    valueLeft: Money
  ) {
    self.campaign = campaign
    self.method = method
    self.amount = amount
    self.value = value
    self.amountLeft = amountLeft
    self.valueLeft = valueLeft
  }
}

/// A refund as the treasurer tells it.
public struct Refund: Hashable, Sendable {
  /// How much of the gift, in the gift's currency; nil for all that is left.
  public let amount: Money?
  /// What was really paid out for it, in the campaign's currency; nil if it was paid back in the
  /// gift's own currency.
  public let paid: Money?
  /// What the processor charged for it, in the currency that was paid.
  public let fee: Money?
  public let day: Day
  /// Where it was paid from instead of the account of the gift's method: the suspense account of
  /// the statement line that shows it.
  public let source: AccountName?

  public init(
    amount: Money?, paid: Money?, fee: Money?, day: Day, source: AccountName? = nil
  ) {
    self.amount = amount
    self.paid = paid
    self.fee = fee
    self.day = day
    self.source = source
  }
}
