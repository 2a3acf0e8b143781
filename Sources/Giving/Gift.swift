public import Ledger

/// A gift as the treasurer tells it.
public struct Gift: Hashable, Sendable {
  /// How a gift in another currency than the campaign's is valued.
  public enum Valuation: Hashable, Sendable {
    /// It is in the campaign's currency.
    case itself
    /// At a rate that was given: campaign currency for one unit of the gift.
    case rate(Rate)
    /// By what the processor really paid out, net of its fee, in the campaign's currency.
    case settled(Money)
  }

  /// What was given, gross, above zero.
  public let amount: Money
  /// What the processor kept of it, in the same currency; zero if nothing.
  public let fee: Money
  public let valuation: Valuation
  public let method: GiftMethod
  /// When it was received.
  public let receivedOn: Day

  public init(
    amount: Money, fee: Money? = nil, valuation: Valuation = .itself, method: GiftMethod = .bank,
    receivedOn: Day
  ) {
    self.amount = amount
    self.fee = fee ?? .zero(amount.unit)
    self.valuation = valuation
    self.method = method
    self.receivedOn = receivedOn
  }
}

extension Gift {
  /// The rate that values it, said or looked up.
  public var rate: Rate? {
    if case .rate(let rate) = valuation { rate } else { nil }
  }
}
