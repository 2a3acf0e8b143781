extension ModelWorld {
  mutating func refund(
    _ number: Int, _ asked: Int128?, paid: ModelAmount?, fee: Int128, _ day: String, _ step: Int
  ) -> Bool {
    guard number < gifts.count, gifts[number].record.ended == nil else { return false }
    let gift = gifts[number]
    let terms = gift.terms
    guard let own = campaigns[terms.campaign], let holding = Self.holdings[terms.method],
      day >= gift.record.own, day <= Self.today, fee >= 0
    else { return false }
    var (amountLeft, valueLeft) = (terms.amount.minor, gift.value)
    for earlier in refunds where earlier.gift == number && earlier.record.ended == nil {
      amountLeft -= earlier.amount
      valueLeft -= earlier.value
    }
    let amount = asked ?? amountLeft
    guard amount > 0, amount <= amountLeft else { return false }
    var value = min(ModelMoney.halfUp(gift.value * amount, terms.amount.minor), valueLeft)
    if amount == amountLeft { value = valueLeft }

    let paid = paid ?? ModelAmount(amount, terms.amount.currency)
    guard paid.minor > 0, paid.currency == own || paid.currency == terms.amount.currency,
      paid.currency != terms.amount.currency || paid.minor == amount
    else { return false }
    var feeValue = fee
    if paid.currency != own { feeValue = ModelMoney.halfUp(gift.value * fee, terms.amount.minor) }
    let moves = refundMoves(
      from: holding, terms.campaign, paid: paid, fee: fee, value: ModelAmount(value, own), feeValue)
    guard let record = record(moves, on: day, step), record.day >= standsFrom(gift: number)
    else { return false }
    refunds.append(
      Refund(record: record, gift: number, amount: amount, value: value, feeValue: feeValue))
    return true
  }

  private func refundMoves(
    from holding: String, _ campaign: String, paid: ModelAmount, fee: Int128, value: ModelAmount,
    _ feeValue: Int128
  ) -> [Move] {
    let (refunds, fees) = (
      "Income:Refunds:\(campaign.uppercased())", "Expenses:Fees:\(campaign.uppercased())"
    )
    let (own, foreign, conversion) = (value.currency, paid.currency, "Equity:Conversion")
    var moves: [Move] = []
    func move(_ minor: Int128, _ currency: String, from: String, to: String) {
      if minor != 0 { moves.append(Move(from: from, to: to, amount: ModelAmount(minor, currency))) }
    }
    if foreign != own {
      move(paid.minor, foreign, from: holding, to: conversion)
      move(fee, foreign, from: holding, to: conversion)
      move(value.minor, own, from: conversion, to: refunds)
      move(feeValue, own, from: conversion, to: fees)
    } else {
      move(fee, own, from: holding, to: fees)
      if paid.minor >= value.minor {
        move(value.minor, own, from: holding, to: refunds)
        move(paid.minor - value.minor, own, from: holding, to: "Expenses:Exchange")
      } else {
        move(paid.minor, own, from: holding, to: refunds)
        move(value.minor - paid.minor, own, from: "Income:Exchange", to: refunds)
      }
    }
    return moves
  }

  mutating func voidRefund(_ number: Int, _ step: Int) -> Bool {
    guard number < refunds.count, refunds[number].record.ended == nil,
      let day = dayOfEnding(refunds[number].record, from: refunds[number].record.day)
    else { return false }
    refunds[number].record.ended = (step, day)
    return true
  }
}
