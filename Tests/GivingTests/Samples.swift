import Giving
import Ledger
import Testing

/// Units, campaigns and days that the tests are about.
enum Sample {
  static func unit(_ code: String) throws -> Unit {
    let scale =
      switch code {
      case "JPY": 0
      case "BHD": 3
      default: 2
      }
    let lastDay = code == "FRF" ? try Day(parsing: "2002-02-17") : nil
    return try Unit(code: code, scale: scale, kind: .currency, lastDay: lastDay)
  }

  /// An amount as people write it: `1000.00 USD`.
  static func money(_ text: String) throws -> Money {
    let words = text.split(separator: " ").map(String.init)
    return try Money(parsing: words[0], unit: unit(words[1]))
  }

  static func campaign(_ currency: String = "EUR") throws -> Campaign {
    try Campaign(code: "sdg", currency: unit(currency))
  }

  static func gift(
    _ amount: String, fee: String? = nil, rate: String? = nil, settled: String? = nil,
    by method: GiftMethod = .bank, on day: String = "2018-11-10"
  ) throws -> Gift {
    let amount = try money(amount)
    var valuation = Gift.Valuation.itself
    if let rate { valuation = .rate(try Rate(parsing: rate)) }
    if let settled { valuation = .settled(try money(settled)) }
    return Gift(
      amount: amount, fee: try fee.map { try Money(parsing: $0, unit: amount.unit) },
      valuation: valuation, method: method, receivedOn: try Day(parsing: day))
  }

  static func refund(
    _ amount: String?, paid: String? = nil, fee: String? = nil, on day: String = "2018-12-10"
  ) throws -> Refund {
    Refund(
      amount: try amount.map(money), paid: try paid.map(money), fee: try fee.map(money),
      day: try Day(parsing: day))
  }
}

extension Entry {
  /// Its transfers as the tests list them: `debit <- credit amount`.
  var lines: [String] { transfers.map { "\($0.debit) <- \($0.credit) \($0.amount)" } }

  /// What it adds to an account in a unit, debits above zero.
  func movement(of account: String, in unit: Unit) throws -> Int128 {
    movements()[Holding(account: try AccountName(account), unit: unit)] ?? 0
  }
}

extension RecordedGift {
  /// The gift as it is on record after a plan, nothing of it given back yet.
  init(_ plan: GiftPlan, of gift: Gift, to campaign: Campaign) {
    self.init(
      campaign: campaign, method: gift.method, amount: gift.amount, value: plan.value,
      amountLeft: gift.amount, valueLeft: plan.value)
  }

  /// The same after a refund.
  func after(_ plan: RefundPlan) throws -> RecordedGift {
    RecordedGift(
      campaign: campaign, method: method, amount: amount, value: value,
      amountLeft: try amountLeft.subtracting(plan.amount),
      valueLeft: try valueLeft.subtracting(plan.value))
  }
}

/// The refusal that `body` throws, or nil with an issue recorded.
func refusal<Value>(_ body: () throws -> Value) throws -> GivingError? {
  do {
    Issue.record("nothing was refused: \(try body())")
    return nil
  } catch let error as GivingError {
    return error
  }
}
