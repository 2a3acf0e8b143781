import Giving
public import Ledger
import Postgres

/// A promise as the treasurer typed it.
public struct PledgeRequest: Sendable {
  public var amount: String
  public var currency: String
  public var campaign: String
  public var donor: String
  /// nil for today.
  public var promisedOn: Day?
  public var dueOn: Day?
  public var memo: String?

  public init(amount: String, currency: String, campaign: String, donor: String) {
    self.amount = amount
    self.currency = currency
    self.campaign = campaign
    self.donor = donor
  }
}

extension Store {
  /// Records the promise of a gift.
  public func recordPledge(
    _ request: PledgeRequest, _ how: Recording
  ) throws -> Recorded<PledgeRecord> {
    try write(how) { connection in
      let (campaign, today) = try self.campaign(request.campaign, connection)
      guard let unit = try connection.units([request.currency])[request.currency] else {
        throw StoreError.unknownUnit(request.currency)
      }
      let amount = try field("amount") { try Money.positive(parsing: request.amount, unit: unit) }
      let day = request.promisedOn ?? today
      let said: RequestFields = [
        "amount": amount.text, "currency": request.currency, "campaign": request.campaign,
        "donor": request.donor, "on": request.promisedOn?.description,
        "due": request.dueOn?.description, "memo": request.memo,
      ]
      return try self.once("pledge.record", said, how, connection) {
        guard day <= today else { throw GivingError.notToday(day, today: today) }
        let entry = try Pledge.promise(amount, to: campaign, on: day)
        return """
          giving.record_pledge(
            p_key => \(how.key), p_request => \(said.sql),
            p_texts => \((["memo": request.memo] as RequestFields).sql),
            p_campaign => \(request.campaign), p_donor => \(request.donor),
            p_day => \(day.description), p_late => \(how.isLate),
            p_due_on => \(request.dueOn?.description),
            p_amount => \(amount.minor), \(arguments(PostingArrays(entry))))
          """
      } document: { operation in
        guard
          let made = try PledgeRecord.select(
            connection, where: "f.operation_id = \(operation)"
          ).first
        else { throw StoreError.vanished(operation) }
        return made
      }
    }
  }

  /// Gives up what is outstanding of a pledge.
  public func cancelPledge(
    _ number: DocumentNumber, reason: String, on day: Day?, _ how: Recording
  ) throws -> Recorded<PledgeRecord> {
    try write(how) { connection in
      let said: RequestFields = [
        "pledge": number.description, "on": day?.description, "reason": reason,
      ]
      return try self.once("pledge.cancel", said, how, connection) {
        let pledge = try PledgeRecord.only(connection, number)
        let (campaign, today) = try self.campaign(pledge.campaign, connection)
        let day = day ?? today
        guard day <= today else { throw GivingError.notToday(day, today: today) }
        guard day >= pledge.promisedOn else {
          throw StoreError(
            "day_before_promise", field: "on",
            "\(number) was promised on \(pledge.promisedOn): it cannot be cancelled before")
        }
        let open = OpenPledge(
          id: pledge.id, campaign: pledge.campaign, donor: pledge.donorCode,
          currency: campaign.currency)
        let outstanding = try open.lock(connection)
        let entry = try Pledge.cancel(outstanding: outstanding, of: campaign, on: day)
        return """
          giving.cancel_pledge(
            p_key => \(how.key), p_request => \(said.sql),
            p_texts => \((["reason": reason] as RequestFields).sql),
            p_pledge_id => \(pledge.id), p_day => \(day.description),
            p_late => \(how.isLate),
            p_amount => \(outstanding.minor), \(arguments(PostingArrays(entry))))
          """
      } document: { _ in
        try PledgeRecord.only(connection, number)
      }
    }
  }
}
