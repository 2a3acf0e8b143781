public import Banking
public import Ledger
import Postgres

/// What a payment code is made for.
public struct RequestedPayment: Sendable {
  public let campaign: String
  public let campaignName: String
  /// What the reference spells.
  public let purpose: PaymentPurpose
  /// Euros, as the books know them.
  public let euro: Unit
  /// What is outstanding of the pledge, in the campaign's currency; nil without one.
  public let outstanding: Money?
}

extension Store {
  /// What a payment for a campaign, or for one of its pledges, refers to.
  ///
  /// - Throws: `StoreError` for a campaign or pledge that does not exist, and a pledge of another
  ///   campaign.
  public func requestedPayment(
    campaign code: String, pledge number: DocumentNumber? = nil
  ) throws -> RequestedPayment {
    try read { connection in
      let today = try self.campaign(code, connection).today
      let row = try connection.queryOne(
        """
        select c.id, c.name,
               u.code as unit_code, u.scale as unit_scale, u.kind as unit_kind,
               u.last_day as unit_last_day
        from giving.campaign as c
        cross join ledger.unit as u
        where c.code = \(code) and u.code = 'EUR'
        """)
      var purpose = try PaymentPurpose.campaign(row.decode("id"))
      var outstanding: Money?
      if let number {
        let open = try self.openPledge(number.description, of: code, by: today, connection)
        purpose = .pledge(open.id)
        let minor: Int64 = try connection.queryOne(
          "select outstanding_minor from giving.pledge_fact where id = \(open.id)"
        ).decode("outstanding_minor")
        guard minor > 0 else {
          throw StoreError(
            "pledge_settled", field: "pledge", "Nothing is outstanding of \(number) any more",
            hint: "Leave --pledge away: a further gift is one to the campaign.")
        }
        outstanding = Money(minor: minor, unit: open.currency)
      }
      return try RequestedPayment(
        campaign: code, campaignName: row.decode("name"), purpose: purpose,
        euro: row.unit("unit_"), outstanding: outstanding)
    }
  }
}
