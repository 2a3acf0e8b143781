public import Ledger
import Postgres

/// A month of a campaign; all amounts in its own currency.
public struct CampaignMonth: Sendable {
  /// The month as it is printed: `2018-12`.
  public let period: String
  public let campaign: String
  /// Of the month.
  public let received: Total
  public let refunded: Total
  public let fees: Total
  /// Received less refunded up to the month's end.
  public let raised: Total
  /// Raised of the goal with two decimals, rounded down.
  public let percent: String
  /// Distinct known donors up to the month's end.
  public let donors: Int
  /// Those of them who were none at its beginning.
  public let newDonors: Int
  /// What the campaign wanted to raise at the month's end.
  public let goal: Money
}

extension Store {
  /// A campaign month by month; the last one is cut short by the horizon's day.
  ///
  /// - Throws: `StoreError` for a campaign that there is not, and for months all of which are to
  ///   come.
  public func campaignMonths(
    of code: String, from: Month, to: Month, at horizon: Horizon = Horizon()
  ) throws -> [CampaignMonth] {
    try read(at: horizon) { connection in
      try self.requireCampaign(code, connection)
      let day = try connection.queryOne("select \(self.day(of: horizon)) as day").day("day")
      guard from.firstDay <= day else {
        throw StoreError(
          "month_to_come", field: "from", "\(from) has not begun on \(day)",
          hint: "Give an earlier month, or a later --as-of.")
      }
      return try connection.query(
        """
        select m.*, u.code as u_code, u.scale as u_scale, u.kind as u_kind,
               u.last_day as u_last_day
        from audit.campaign_months(
          \(code), \(from.firstDay.description)::date, \(min(to.lastDay, day).description)::date,
          \(horizon.known)) as m
        join ledger.unit as u on u.code = m.currency
        order by m.period
        """
      ).map(CampaignMonth.init)
    }
  }

  /// Makes sure that there is a campaign, by what every reader of reports may ask.
  func requireCampaign(_ code: String, _ connection: Connection) throws {
    // Of the time before all days: nothing has to be added up.
    let isKnown: Bool = try connection.queryOne(
      """
      select exists (
        select from audit.campaigns_at('-infinity', 'infinity') where campaign = \(code)) as known
      """
    ).decode("known")
    guard isKnown else { throw try connection.unknownCampaign(code) }
  }
}

extension Connection {
  /// That there is no such campaign, and which one may be meant.
  func unknownCampaign(_ code: String) throws -> StoreError {
    .unknownCampaign(
      code,
      among: try query("select campaign from audit.campaigns_at('-infinity', 'infinity')")
        .map { try $0.decode("campaign") })
  }
}

extension CampaignMonth {
  fileprivate init(_ row: Row) throws {
    let unit = try row.unit("u_")
    try self.init(
      period: row.decode("period"), campaign: row.decode("campaign"),
      received: row.total("received", unit), refunded: row.total("refunded", unit),
      fees: row.total("fees", unit), raised: row.total("raised", unit),
      percent: row.decode("percent"), donors: row.decode("donors"),
      newDonors: row.decode("new_donors"), goal: row.money("goal", unit))
  }
}
