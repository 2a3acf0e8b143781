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
    /// By what the processor states in the campaign's currency: paid out net, and its fee.
    case exchanged(Money, fee: Money)
  }

  /// What was given, gross, above zero.
  public let amount: Money
  /// What the processor kept of it, in the same currency; zero if nothing.
  public let fee: Money
  public let valuation: Valuation
  public let method: GiftMethod
  /// When it was received.
  public let receivedOn: Day
  /// Where its money is instead of in its method's account: the suspense account of the statement
  /// line that shows it.
  public let source: AccountName?

  public init(
    amount: Money, fee: Money? = nil, valuation: Valuation = .itself, method: GiftMethod = .bank,
    receivedOn: Day, source: AccountName? = nil
  ) {
    self.amount = amount
    self.fee = fee ?? .zero(amount.unit)
    self.valuation = valuation
    self.method = method
    self.receivedOn = receivedOn
    self.source = source
  }
}

extension Gift {
  /// The same gift, its money seen in the suspense account of a statement line.
  public func seen(in source: AccountName) -> Gift {
    Gift(
      amount: amount, fee: fee, valuation: valuation, method: method, receivedOn: receivedOn,
      source: source)
  }
}

extension Gift {
  /// The rate that values it, said or looked up.
  public var rate: Rate? {
    if case .rate(let rate) = valuation { rate } else { nil }
  }
}
