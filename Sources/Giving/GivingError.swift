public import Ledger

/// Why a gift, a refund or a pledge is refused, in a sentence for the treasurer.
public struct GivingError: Refusal, Hashable {
  /// Stable name of the reason.
  public let code: String
  /// What the treasurer gave that is wrong: the name of an option, such as `amount`.
  public let field: String?
  public let message: String
  public let hint: String?

  init(_ code: String, field: String?, _ message: String, hint: String? = nil) {
    self.code = code
    self.field = field
    self.message = message
    self.hint = hint
  }

  /// An error of the ledger's own rules, met while planning.
  init(_ refusal: any Refusal, field: String? = nil) {
    self.init(refusal.code, field: field, refusal.message, hint: refusal.hint)
  }
}

extension GivingError {
  static func malformedCampaignCode(_ code: String) -> GivingError {
    GivingError(
      "campaign_code", field: "campaign",
      "\"\(code.prefix(40))\" cannot be a campaign's code",
      hint: "Use small letters a to z, digits and hyphens, beginning with a letter, like sdg-2018.")
  }

  static func feeOverGift(_ fee: Money, _ gift: Money) -> GivingError {
    GivingError("fee_over_gift", field: "fee", "The fee of \(fee) is more than the gift of \(gift)")
  }

  static func needsRate(_ amount: Money, _ campaign: Campaign) -> GivingError {
    GivingError(
      "rate_missing", field: "rate",
      "The campaign counts in \(campaign.currency), and the gift is in \(amount.unit)",
      hint: "Say what was paid out with --settled 853.34 \(campaign.currency), "
        + "or the rate with --rate 0.8791 (\(campaign.currency) for one \(amount.unit)); "
        + "or load the ECB's reference rates: coopledger rate import eurofxref-hist.csv.")
  }

  static func needlessRate(_ campaign: Campaign, field: String) -> GivingError {
    GivingError(
      "rate_needless", field: field,
      "The gift is in the campaign's own currency, \(campaign.currency): nothing is exchanged",
      hint: "Leave out --\(field).")
  }

  /// For a gift that is valued twice.
  public static func rateAndSettled() -> GivingError {
    GivingError(
      "rate_and_settled", field: "settled", "Both a rate and a settled amount were given",
      hint: "Give --settled where the amount paid out is known, else --rate.")
  }

  static func settledInOtherCurrency(_ settled: Money, _ campaign: Campaign) -> GivingError {
    GivingError(
      "settled_currency", field: "settled",
      "The settled amount is in \(settled.unit), and the campaign counts in \(campaign.currency)")
  }

  static func settledWithoutNet() -> GivingError {
    GivingError(
      "settled_without_net", field: "settled",
      "The fee takes the whole gift, so that nothing can have been paid out",
      hint: "Give --rate instead of --settled.")
  }

  static func worthNothing(_ amount: Money, _ campaign: Campaign) -> GivingError {
    GivingError(
      "worth_nothing", field: "amount",
      "\(amount) is worth less than the smallest amount of \(campaign.currency)")
  }

  /// For a gift in kind without a word on how it was valued.
  public static func needsBasis() -> GivingError {
    GivingError(
      "basis_missing", field: "basis", "A gift in kind needs to say how it was valued",
      hint: "Add --basis, such as --basis \"invoice of a like delivery\".")
  }

  static func inKind(with field: String) -> GivingError {
    GivingError(
      "in_kind_money", field: field, "A gift in kind moves no money: --\(field) does not fit it",
      hint: "Leave out --\(field), or choose another --method.")
  }

  static func inKindRefund() -> GivingError {
    GivingError(
      "in_kind_refund", field: "donation", "A gift in kind was never received as money",
      hint: "If it was typed by mistake, void it: coopledger donation void.")
  }

  /// For a day that is still to come.
  public static func notToday(_ day: Day, today: Day) -> GivingError {
    GivingError(
      "day_in_future", field: "on", "\(day) is still to come: today is \(today)",
      hint: "Give the day on which it happened.")
  }

  static func overRefund(_ amount: Money, left: Money) -> GivingError {
    GivingError(
      "refund_over_gift", field: "amount",
      left.minor == 0
        ? "The gift was given back already: nothing of it is left to refund"
        : "\(amount) is more than the \(left) that is left of the gift")
  }

  static func paidInOtherCurrency(_ paid: Money, _ campaign: Campaign) -> GivingError {
    GivingError(
      "paid_currency", field: "paid",
      "The amount paid is in \(paid.unit), and the campaign counts in \(campaign.currency)",
      hint: "Leave out --paid if the gift was paid back in its own currency.")
  }

  static func paidNeedless(_ paid: Money, _ amount: Money) -> GivingError {
    GivingError(
      "paid_differs", field: "paid",
      "\(amount) of the gift costs exactly that to give back, not \(paid)",
      hint: "Leave out --paid; a charge for the refund is --fee.")
  }

  static func pledgeCurrency(_ amount: Money, _ campaign: Campaign) -> GivingError {
    GivingError(
      "pledge_currency", field: "currency",
      "Pledges are counted in the campaign's currency, \(campaign.currency), not \(amount.unit)",
      hint: "Give what the promise is worth in \(campaign.currency).")
  }

  static func nothingOutstanding() -> GivingError {
    GivingError(
      "pledge_settled", field: "pledge", "Nothing of the pledge is outstanding: it is settled")
  }

  /// For a statement line that shows something else than what was recorded.
  static func settlementDiffers(_ settlement: Settlement, accounted: Money) -> GivingError {
    let waiting = settlement.waiting
    let off = Money(minor: abs(accounted.minor - waiting.minor), unit: waiting.unit)
    let isFee = accounted.minor < waiting.minor && !settlement.isOut
    return GivingError(
      "settlement_differs", field: "fee",
      "\(waiting) was recorded and the line accounts for \(accounted): they differ by \(off)",
      hint: isFee
        ? "If it was kept as a fee, say --fee; else correct what was recorded, or split the line."
        : "Correct what was recorded, or split the line.")
  }
}
