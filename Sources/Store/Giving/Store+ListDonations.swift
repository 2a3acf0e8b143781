public import Ledger
import Postgres

/// A gift as reports show it: by pseudonym, and without anything that anybody wrote.
public struct ListedDonation: Sendable {
  public let number: String
  public let receivedOn: Day
  public let postedOn: Day
  public let campaign: String
  /// The donor's pseudonym; nil for an anonymous gift.
  public let donor: String?
  public let country: String?
  public let method: String
  /// What was given, gross, its fee, and what was given back of it, in the currency of the gift;
  /// below zero where it was taken back.
  public let amount: Money
  public let fee: Money
  public let refunded: Total
  /// What it counts for, in the campaign's currency.
  public let value: Money
  /// received, partly refunded, refunded, voided, corrected or taken back.
  public let status: String

  /// Whether it was voided or corrected in the days that are listed: it counts for nothing.
  public var isUndone: Bool { ["voided", "corrected"].contains(status) }
  /// Whether it was counted before these days, and voided or corrected in them.
  public var isTakenBack: Bool { status == "taken back" }
  public var isInKind: Bool { method == "in-kind" }
}

extension Store {
  /// The gifts that were received from one day to another, by day, then by number.
  ///
  /// - Throws: `StoreError` for a campaign that there is not.
  public func listDonations(
    to campaign: String?, from: Day?, until: Day?, at horizon: Horizon = Horizon()
  ) throws -> [ListedDonation] {
    try list(
      """
      audit.donations_between(
        \(campaign), coalesce(\(from?.description)::date, '-infinity'),
        coalesce(\(until?.description)::date, 'infinity'), \(day(of: horizon)), \(horizon.known))
      """, of: campaign, at: horizon)
  }

  /// The gifts that the books count from one day to another, as they stood at the end of the last
  /// one, and those that they took back: of what was posted late it is the day of posting that
  /// counts.
  ///
  /// - Throws: `StoreError` for a campaign that there is not.
  public func donationsPosted(
    to campaign: String?, from: Day, until: Day, knownAt: KnownAt? = nil
  ) throws -> [ListedDonation] {
    let horizon = Horizon(asOf: until, knownAt: knownAt)
    return try list(
      """
      audit.donations_posted_between(
        \(campaign), \(from.description)::date, \(until.description)::date, \(horizon.known))
      """, of: campaign, at: horizon)
  }

  private func list(
    _ function: SQL, of campaign: String?, at horizon: Horizon
  ) throws -> [ListedDonation] {
    try read(at: horizon) { connection in
      if let campaign { try self.requireCampaign(campaign, connection) }
      return try connection.query(
        """
        select d.*, u.code as u_code, u.scale as u_scale, u.kind as u_kind,
               u.last_day as u_last_day, v.code as v_code, v.scale as v_scale, v.kind as v_kind,
               v.last_day as v_last_day
        from \(function) with ordinality as d
        join ledger.unit as u on u.code = d.currency
        join ledger.unit as v on v.code = d.campaign_currency
        order by d.ordinality
        """
      ).map(ListedDonation.init)
    }
  }
}

extension ListedDonation {
  fileprivate init(_ row: Row) throws {
    let unit = try row.unit("u_")
    try self.init(
      number: row.decode("donation"), receivedOn: row.day("received_on"),
      postedOn: row.day("posted_on"), campaign: row.decode("campaign"),
      donor: row.decode("donor"), country: row.decode("country"), method: row.decode("method"),
      amount: row.money("amount", unit), fee: row.money("fee", unit),
      refunded: row.total("refunded", unit), value: row.money("value", row.unit("v_")),
      status: row.decode("status"))
  }
}
