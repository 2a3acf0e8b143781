public import Ledger

/// What a refund gives back, and the entry that books it.
public struct RefundPlan: Hashable, Sendable {
  /// How much of the gift, in the gift's currency.
  public let amount: Money
  /// The gift's own value for that part, in the campaign's currency.
  public let value: Money
  /// What leaves: in the campaign's currency if that was stated, else in the gift's.
  public let paid: Money
  /// The charge, in the currency of `paid`, and in the campaign's.
  public let fee: Money
  public let feeValue: Money
  public let entry: Entry
}

extension Refund {
  /// Plans the refund of a gift, wholly or in part, never over what is left of it.
  ///
  /// It gives back the gift's own value pro rata, rounded half up; the last refund takes the
  /// remainder. What was paid beyond that value, or saved, is an exchange difference. So what a
  /// campaign has raised cannot fall below zero.
  public func plan(of gift: RecordedGift) throws(GivingError) -> RefundPlan {
    try planning {
      guard let its = try gift.method.holding else { throw GivingError.inKindRefund() }
      let holding = source ?? its
      let amount = amount ?? gift.amountLeft
      guard amount.minor <= gift.amountLeft.minor, amount.minor > 0 else {
        throw GivingError.overRefund(amount, left: gift.amountLeft)
      }
      let value =
        amount == gift.amountLeft
        ? gift.valueLeft
        : try least(gift.value.share(amount, of: gift.amount), gift.valueLeft)
      let paid = paid ?? amount
      let fee = fee ?? .zero(paid.unit)
      var posting = Posting()
      let feeValue: Money
      if amount.unit == gift.campaign.currency, paid != amount {
        throw GivingError.paidNeedless(paid, amount)
      } else if paid.unit == gift.campaign.currency {
        feeValue = fee
        try pay(paid, for: value, fee: fee, from: holding, gift.campaign, &posting)
      } else if paid.unit == amount.unit, paid == amount {
        feeValue = try gift.value.share(fee, of: gift.amount)
        try posting.move(paid, from: holding, to: Shared.conversion)
        try posting.move(value, from: Shared.conversion, to: gift.campaign.refunds)
        try posting.move(fee, from: holding, to: Shared.conversion)
        try posting.move(feeValue, from: Shared.conversion, to: gift.campaign.fees)
      } else {
        throw GivingError.paidInOtherCurrency(paid, gift.campaign)
      }
      return RefundPlan(
        amount: amount, value: value, paid: paid, fee: fee, feeValue: feeValue,
        entry: try posting.entry(on: day))
    }
  }

  /// Pays in the campaign's currency for a part of a gift that counted for `value`.
  private func pay(
    _ paid: Money, for value: Money, fee: Money, from holding: AccountName, _ campaign: Campaign,
    _ posting: inout Posting
  ) throws {
    let atValue = least(paid, value)
    try posting.move(atValue, from: holding, to: campaign.refunds)
    try posting.move(paid.subtracting(atValue), from: holding, to: Shared.exchangeLoss)
    try posting.move(value.subtracting(atValue), from: Shared.exchangeGain, to: campaign.refunds)
    try posting.move(fee, from: holding, to: campaign.fees)
  }

  private func least(_ one: Money, _ other: Money) -> Money {
    one.minor < other.minor ? one : other
  }
}
