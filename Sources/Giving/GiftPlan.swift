public import Ledger

/// What a gift is worth to its campaign, and the entry that books it.
public struct GiftPlan: Hashable, Sendable {
  /// What counts as raised (or, in kind, as given): the campaign's currency, gross of the fee.
  public let value: Money
  /// The fee in the campaign's currency.
  public let feeValue: Money
  /// How much of the pledge it fulfils, in the campaign's currency; nil without a pledge.
  public let fulfilled: Money?
  public let entry: Entry
}

extension Gift {
  /// Plans the booking of this gift.
  ///
  /// - Parameters:
  ///   - campaign: what it is for.
  ///   - day: the day it is posted on; `receivedOn` unless that month is closed.
  ///   - outstanding: what is left of the pledge that it is given for, in the campaign's
  ///     currency; it is fulfilled up to that, and the rest is a plain gift.
  /// - Throws: `GivingError`, naming the option that is wrong.
  public func plan(
    for campaign: Campaign, postedOn day: Day? = nil, outstanding: Money? = nil
  ) throws(GivingError) -> GiftPlan {
    try planning {
      guard fee.minor <= amount.minor else { throw GivingError.feeOverGift(fee, amount) }
      let (value, feeValue) = try worth(to: campaign)
      guard value.minor > 0 else { throw GivingError.worthNothing(amount, campaign) }
      var fulfilled: Money?
      var posting = Posting()
      if let holding = try source ?? method.holding {
        try receive(into: holding, worth: value, fee: feeValue, for: campaign, &posting)
        if let outstanding, outstanding.minor > 0 {
          let part = Money(minor: min(value.minor, outstanding.minor), unit: value.unit)
          try posting.move(part, from: campaign.outstanding, to: campaign.promised)
          fulfilled = part
        }
      } else {
        guard outstanding == nil else { throw GivingError.inKind(with: "pledge") }
        try posting.move(value, from: campaign.given, to: campaign.used)
      }
      return GiftPlan(
        value: value, feeValue: feeValue, fulfilled: fulfilled,
        entry: try posting.entry(on: day ?? receivedOn))
    }
  }

  /// Value and fee in the campaign's currency. Gross and fee are rounded, each once; the net is
  /// their difference.
  private func worth(to campaign: Campaign) throws -> (value: Money, fee: Money) {
    if method == .inKind {
      guard fee.minor == 0 else { throw GivingError.inKind(with: "fee") }
      if valuation.isPaidOut { throw GivingError.inKind(with: "settled") }
    }
    switch (amount.unit == campaign.currency, valuation) {
    case (true, .itself): return (amount, fee)
    case (true, .rate): throw GivingError.needlessRate(campaign, field: "rate")
    case (true, .settled), (true, .exchanged):
      throw GivingError.needlessRate(campaign, field: "settled")
    case (false, .itself): throw GivingError.needsRate(amount, campaign)
    case (false, .rate(let rate)):
      return (
        try rate.convert(amount, to: campaign.currency),
        try rate.convert(fee, to: campaign.currency)
      )
    case (false, .settled(let settled)):
      guard settled.unit == campaign.currency else {
        throw GivingError.settledInOtherCurrency(settled, campaign)
      }
      let net = try amount.subtracting(fee)
      guard net.minor > 0 else { throw GivingError.settledWithoutNet() }
      let feeValue = try settled.share(fee, of: net)
      return (try settled.adding(feeValue), feeValue)
    case (false, .exchanged(let settled, let feeValue)):
      guard settled.unit == campaign.currency, feeValue.unit == campaign.currency else {
        throw GivingError.settledInOtherCurrency(settled, campaign)
      }
      return (try settled.adding(feeValue), feeValue)
    }
  }

  /// The money side. In the campaign's own currency the gift goes where its method holds it, less
  /// the fee.
  ///
  /// In another currency what is held is that currency, for the processor owes dollars until it
  /// has changed them: it stands against the conversion account, which gives the campaign's
  /// currency for it. Where the settled amount is stated, the exchange has happened and both legs
  /// of it follow in the same entry, so that what is awaited from the bank is what it will show.
  /// A statement line that shows the settled amount never held the other currency.
  private func receive(
    into holding: AccountName, worth value: Money, fee feeValue: Money, for campaign: Campaign,
    _ posting: inout Posting
  ) throws {
    let netValue = try value.subtracting(feeValue)
    guard amount.unit != campaign.currency, !(source != nil && valuation.isPaidOut) else {
      try posting.move(netValue, from: campaign.donations, to: holding)
      try posting.move(feeValue, from: campaign.donations, to: campaign.fees)
      return
    }
    let net = try amount.subtracting(fee)
    try posting.move(net, from: Shared.conversion, to: holding)
    try posting.move(netValue, from: campaign.donations, to: Shared.conversion)
    try posting.move(feeValue, from: campaign.donations, to: campaign.fees)
    if valuation.isPaidOut {
      try posting.move(net, from: holding, to: Shared.conversion)
      try posting.move(netValue, from: Shared.conversion, to: holding)
    }
  }
}

extension Gift.Valuation {
  /// Whether what was really paid out is known.
  fileprivate var isPaidOut: Bool {
    switch self {
    case .itself, .rate: false
    case .settled, .exchanged: true
    }
  }
}
