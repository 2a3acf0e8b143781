public import Ledger

/// A gift or refund that was recorded by hand, seen on a bank statement: its money leaves the
/// clearing account in which it waited, and explains the statement line.
///
/// What waits is settled as a whole. A difference is a fee, and only where it is said to be one;
/// where the bank shows another currency than the one that waits, it is an exchange difference.
public struct Settlement: Hashable, Sendable {
  /// What waits, above zero, and what it is worth in the campaign's currency.
  public let waiting: Money
  public let worth: Money
  /// The account in which it waits.
  public let holding: AccountName
  /// Whether it is money that was paid out: a refund.
  public let isOut: Bool
  /// What the statement shows of it, above zero, in the line's suspense account.
  public let seen: Money
  public let suspense: AccountName
  /// What was kept on the way (of a refund: charged on top), in the currency of the line.
  public let fee: Money?

  public init(
    waiting: Money, worth: Money, holding: AccountName, isOut: Bool, seen: Money,
    suspense: AccountName, fee: Money?
  ) {
    self.waiting = waiting
    self.worth = worth
    self.holding = holding
    self.isOut = isOut
    self.seen = seen
    self.suspense = suspense
    self.fee = fee
  }
}

extension Settlement {
  /// The entry that settles it on a day.
  ///
  /// - Throws: `GivingError` where line, fee and what waits do not add up.
  public func plan(for campaign: Campaign, on day: Day) throws(GivingError) -> Entry {
    try planning {
      let fee = fee ?? .zero(seen.unit)
      var posting = Posting()
      if seen.unit == waiting.unit {
        let accounted = try isOut ? seen.subtracting(fee) : seen.adding(fee)
        guard accounted == waiting else {
          throw GivingError.settlementDiffers(self, accounted: accounted)
        }
        try move(least(seen, waiting), from: holding, to: suspense, &posting)
        try takeFee(fee, for: campaign, &posting)
      } else {
        guard seen.unit == campaign.currency, worth.unit == seen.unit, !isOut else {
          throw GivingError.settledInOtherCurrency(seen, campaign)
        }
        try posting.move(waiting, from: holding, to: Shared.conversion)
        let accounted = try seen.adding(fee)
        let atWorth = least(accounted, worth)
        let kept = least(fee, atWorth)
        try posting.move(atWorth.subtracting(kept), from: Shared.conversion, to: suspense)
        try posting.move(kept, from: Shared.conversion, to: campaign.fees)
        let beyond = try accounted.subtracting(atWorth)
        let feeBeyond = try fee.subtracting(kept)
        try posting.move(beyond.subtracting(feeBeyond), from: Shared.exchangeGain, to: suspense)
        try posting.move(feeBeyond, from: Shared.exchangeGain, to: campaign.fees)
        try posting.move(
          worth.subtracting(atWorth), from: Shared.conversion, to: Shared.exchangeLoss)
      }
      return try posting.entry(on: day)
    }
  }

  /// What was lost by the exchange, below zero for a gain; nil where nothing was exchanged.
  public var exchangeLoss: Money? {
    guard seen.unit != waiting.unit, seen.unit == worth.unit else { return nil }
    let accounted = fee.map { seen.minor + $0.minor } ?? seen.minor
    return Money(minor: worth.minor - accounted, unit: worth.unit)
  }

  /// Between clearing and suspense, in the direction of the line.
  private func move(
    _ amount: Money, from holding: AccountName, to suspense: AccountName,
    _ posting: inout Posting
  ) throws {
    try isOut
      ? posting.move(amount, from: suspense, to: holding)
      : posting.move(amount, from: holding, to: suspense)
  }

  /// The fee, in the currency that waits: kept of a gift, or charged on top of a refund.
  private func takeFee(
    _ fee: Money, for campaign: Campaign, _ posting: inout Posting
  ) throws {
    guard fee.minor != 0 else { return }
    let from = isOut ? suspense : holding
    guard fee.unit != campaign.currency else {
      return try posting.move(fee, from: from, to: campaign.fees)
    }
    try posting.move(fee, from: from, to: Shared.conversion)
    try posting.move(worth.share(fee, of: waiting), from: Shared.conversion, to: campaign.fees)
  }

  private func least(_ one: Money, _ other: Money) -> Money {
    one.minor < other.minor ? one : other
  }
}
