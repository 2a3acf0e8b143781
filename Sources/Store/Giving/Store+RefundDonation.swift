import Giving
import Ledger
import Postgres

extension Store {
  /// Gives back a donation, wholly or in part, never over what is left of it.
  public func refundDonation(
    _ number: DocumentNumber, _ request: RefundRequest, _ how: Recording
  ) throws -> Recorded<GiftRefund> {
    try write(how) { connection in try self.refund(number, request, how, connection) }
  }

  /// The same within a transaction that does more.
  func refund(
    _ number: DocumentNumber, _ request: RefundRequest, _ how: Recording, _ connection: Connection
  ) throws -> Recorded<GiftRefund> {
    let donation = try self.donation(number, connection)
    let (campaign, today) = try self.campaign(donation.campaign, connection)
    let refund = try request.refund(of: donation, today: today, connection)
    let said = request.said(of: number, refund)
    return try self.once("donation.refund", said, how, connection) {
      guard refund.day <= today else { throw GivingError.notToday(refund.day, today: today) }
      let left = try connection.queryOne(
        "select amount_left, value_left, refunds from giving.lock_donation(\(donation.id))",
        access: .readWrite)
      let gift = try RecordedGift(
        campaign: campaign, method: GiftMethod(rawValue: donation.method) ?? .other,
        amount: donation.amount, value: donation.value,
        amountLeft: Money(minor: left.decode("amount_left"), unit: donation.amount.unit),
        valueLeft: Money(minor: left.decode("value_left"), unit: campaign.currency))
      let plan = try refund.plan(of: gift)
      let ordinal: Int = try left.decode("refunds")
      return """
        giving.refund_donation(
          p_key => \(how.key), p_request => \(said.sql),
          p_texts => \((["reason": request.reason] as RequestFields).sql),
          p_donation_id => \(donation.id), p_ordinal => \(ordinal + 1)::smallint,
          p_day => \(refund.day.description), p_late => \(how.isLate),
          p_amount => \(plan.amount.minor),
          p_value => \(plan.value.minor), p_paid => \(plan.paid.minor),
          p_paid_currency => \(plan.paid.unit.code), p_fee => \(plan.fee.minor),
          p_fee_value => \(plan.feeValue.minor), \(arguments(PostingArrays(plan.entry))))
        """
    } document: { operation in
      guard
        let made = try GiftRefund.select(
          connection, where: "f.operation_id = \(operation)"
        ).first
      else { throw StoreError.vanished(operation) }
      return made
    }
  }
}
