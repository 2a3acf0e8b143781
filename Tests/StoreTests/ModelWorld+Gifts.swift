extension ModelWorld {
  mutating func give(_ terms: ModelTerms, _ step: Int) -> Bool {
    guard let gift = judged(terms, step) else { return false }
    gifts.append(gift)
    return true
  }

  /// The wrong gift ends on its own day, and another takes its place.
  mutating func correct(_ number: Int, _ change: ModelChange, _ step: Int) -> Bool {
    guard canEnd(number), let terms = changed(gifts[number].terms, by: change),
      let day = dayOfEnding(gifts[number].record, from: standsFrom(gift: number))
    else { return false }
    var after = self
    after.gifts[number].record.ended = (step, day)
    guard let gift = after.judged(terms, step) else { return false }
    after.gifts.append(gift)
    self = after
    return true
  }

  mutating func voidGift(_ number: Int, _ step: Int) -> Bool {
    guard canEnd(number),
      let day = dayOfEnding(gifts[number].record, from: standsFrom(gift: number))
    else { return false }
    gifts[number].record.ended = (step, day)
    return true
  }

  /// From when on nothing of a gift counts as given back that was not.
  func standsFrom(gift number: Int) -> String {
    var day = gifts[number].record.day
    for refund in refunds where refund.gift == number {
      if let ended = refund.record.ended, ended.day > refund.record.day {
        day = max(day, ended.day)
      }
    }
    return day
  }

  /// A gift can be taken back once, and only while no refund of it stands.
  private func canEnd(_ number: Int) -> Bool {
    guard number < gifts.count, gifts[number].record.ended == nil else { return false }
    for refund in refunds where refund.gift == number && refund.record.ended == nil {
      return false
    }
    return true
  }

  /// The gift as it goes on record, or nil if it is refused.
  private func judged(_ terms: ModelTerms, _ step: Int) -> Gift? {
    guard let own = campaigns[terms.campaign], terms.amount.minor > 0,
      terms.amount.minor <= Int128(Int64.max), terms.fee >= 0,
      terms.fee <= terms.amount.minor, terms.day <= Self.today,
      let (value, feeValue) = worth(of: terms, in: own),
      value > 0, value <= Int128(Int64.max)
    else { return nil }
    let tail = terms.campaign.uppercased()
    var terms = terms
    var moves: [Move] = []
    var fulfilled: Int128 = 0
    func move(_ minor: Int128, _ currency: String, from: String, to: String) {
      if minor != 0 { moves.append(Move(from: from, to: to, amount: ModelAmount(minor, currency))) }
    }
    if let pledge = terms.pledge {
      guard pledge < pledges.count, pledges[pledge].campaign == terms.campaign,
        pledges[pledge].record.own <= terms.day, terms.method != "in-kind"
      else { return nil }
      terms.donor = terms.donor ?? pledges[pledge].donor
      fulfilled = min(value, outstanding(of: pledge))
      if fulfilled == 0 { terms.pledge = nil }
    }
    if terms.method == "in-kind" {
      move(value, own, from: "InKind:\(tail):Given", to: "InKind:\(tail):Used")
    } else {
      let holding = Self.holdings[terms.method] ?? ""
      let income = "Income:Donations:\(tail)"
      let (net, netValue) = (terms.amount.minor - terms.fee, value - feeValue)
      let (given, conversion) = (terms.amount.currency, "Equity:Conversion")
      move(feeValue, own, from: income, to: "Expenses:Fees:\(tail)")
      if given == own {
        move(netValue, own, from: income, to: holding)
      } else {
        move(netValue, own, from: income, to: conversion)
        move(net, given, from: conversion, to: holding)
      }
      if case .settled = terms.valuation {
        move(net, given, from: holding, to: conversion)
        move(netValue, own, from: conversion, to: holding)
      }
      move(fulfilled, own, from: "Pledges:\(tail):Outstanding", to: "Pledges:\(tail):Promised")
    }
    guard let record = record(moves, on: terms.day, step) else { return nil }
    if let pledge = terms.pledge, record.day < standsFrom(pledge: pledge) { return nil }
    return Gift(
      record: record, terms: terms, value: value, feeValue: feeValue, fulfilled: fulfilled)
  }

  /// Value and fee in the campaign's currency, each rounded once.
  private func worth(of terms: ModelTerms, in own: String) -> (Int128, Int128)? {
    let isInKind = terms.method == "in-kind"
    if isInKind, terms.fee != 0 { return nil }
    switch terms.valuation {
    case .itself:
      return terms.amount.currency == own ? (terms.amount.minor, terms.fee) : nil
    case .rate(let digits):
      guard terms.amount.currency != own, digits > 0 else { return nil }
      let number = digits * ModelMoney.power(ModelMoney.scale(own))
      let divisor = ModelMoney.power(4 + ModelMoney.scale(terms.amount.currency))
      return (
        ModelMoney.halfUp(terms.amount.minor * number, divisor),
        ModelMoney.halfUp(terms.fee * number, divisor)
      )
    case .settled(let paidOut):
      guard terms.amount.currency != own, paidOut.currency == own, paidOut.minor > 0, !isInKind,
        terms.amount.minor > terms.fee
      else { return nil }
      let fee = ModelMoney.halfUp(paidOut.minor * terms.fee, terms.amount.minor - terms.fee)
      return (paidOut.minor + fee, fee)
    }
  }

  /// The whole gift as it should have been told; nil where that cannot be said.
  private func changed(_ old: ModelTerms, by change: ModelChange) -> ModelTerms? {
    var new = old
    new.campaign = change.campaign ?? old.campaign
    new.amount.currency = change.currency ?? old.amount.currency
    // What stays as it was typed is read again, at the scale of the new currency.
    let shift = ModelMoney.scale(new.amount.currency) - ModelMoney.scale(old.amount.currency)
    if shift < 0, change.amount == nil || (change.fee == nil && old.fee != 0) { return nil }
    new.amount.minor = change.amount ?? old.amount.minor * ModelMoney.power(max(0, shift))
    new.fee = change.fee ?? old.fee * ModelMoney.power(max(0, shift))
    if change.isAnonymous { new.donor = nil } else { new.donor = change.donor ?? old.donor }
    new.method = change.method ?? old.method
    new.day = change.day ?? old.day
    if new.campaign != old.campaign { new.pledge = nil }
    if let valuation = change.valuation {
      new.valuation = valuation
    } else if new.campaign != old.campaign || new.amount.currency != old.amount.currency {
      new.valuation = .itself
    } else if case .settled = old.valuation, change.amount != nil || change.fee != nil {
      return nil
    }
    return new
  }

  static let holdings = [
    "bank": "Assets:Clearing:Bank", "card": "Assets:Clearing:Card", "cash": "Assets:Cash",
    "cheque": "Assets:Clearing:Cheque", "paypal": "Assets:Clearing:PayPal",
    "stripe": "Assets:Clearing:Stripe", "other": "Assets:Clearing:Other",
  ]
}
