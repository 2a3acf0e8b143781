import Giving
public import Ledger
import Postgres

/// A refund as the treasurer typed it.
public struct RefundRequest: Sendable {
  /// Of the gift, in its currency; nil for all that is left.
  public var amount: String?
  /// What was really paid: amount and currency.
  public var paid: (amount: String, currency: String)?
  /// In the currency that was paid.
  public var fee: String?
  /// nil for today.
  public var day: Day?
  public var reason: String

  public init(reason: String) { self.reason = reason }
}

extension RefundRequest {
  /// The refund, its amounts read at their units' scales.
  func refund(of donation: Donation, today: Day, _ connection: Connection) throws -> Refund {
    let unit = donation.amount.unit
    let paid = try paid.flatMap { said in
      try field("paid") {
        try connection.units([said.currency])[said.currency].map {
          try Money.positive(parsing: said.amount, unit: $0)
        }
      }
    }
    return Refund(
      amount: try amount.map { text in
        try field("amount") { try Money.positive(parsing: text, unit: unit) }
      },
      paid: paid,
      fee: try fee.map { text in
        try field("fee") { try Money(parsing: text, unit: paid?.unit ?? unit).notNegative(text) }
      },
      day: day ?? today)
  }

  func said(of number: DocumentNumber, _ refund: Refund) -> RequestFields {
    [
      "donation": number.description, "amount": refund.amount?.text,
      "paid": refund.paid?.description, "fee": refund.fee?.text, "on": day?.description,
      "reason": reason,
    ]
  }
}
