public import Ledger
import Postgres

/// A campaign's figures on a day, as known at a moment; all in its own currency.
public struct CampaignFigures: Sendable {
  public let campaign: String
  public let name: String
  public let goal: Money
  public let received: Total
  public let refunded: Total
  /// Received less refunded, gross of fees.
  public let raised: Total
  /// Raised of goal with two decimals, rounded down.
  public let percent: String
  /// Goal less raised, never below zero.
  public let toGo: Total
  public let pledged: Total
  public let inKind: Total
  public let fees: Total
  /// Raised less fees.
  public let net: Total
  public let donations: Int
  public let donors: Int
  public let countries: Int
  public let asOf: Day
  /// UTC, ISO 8601; of a seal, when it was made.
  public let knownAt: String
  /// The seal by which they are known, where that was asked for.
  public let seal: Int64?
}

/// What a campaign has raised, and of how much, in its own currency.
public struct CampaignRaised: Sendable {
  public let campaign: String
  public let name: String
  public let goal: Money
  public let raised: Total
  /// Raised of goal with two decimals, rounded down.
  public let percent: String
}

extension Store {
  /// What every campaign has raised, by code: quick also for a day in the past, for nobody counts
  /// its donors.
  public func raised(at horizon: Horizon = Horizon()) throws -> [CampaignRaised] {
    try read(at: horizon) { connection in
      try connection.query(
        """
        select r.*, u.code as u_code, u.scale as u_scale, u.kind as u_kind,
               u.last_day as u_last_day
        from audit.raised_at(\(self.day(of: horizon)), \(horizon.known)) as r
        join ledger.unit as u on u.code = r.currency
        order by r.campaign collate "C"
        """
      ).map { row in
        let unit = try row.unit("u_")
        return try CampaignRaised(
          campaign: row.decode("campaign"), name: row.decode("name"),
          goal: row.money("goal", unit), raised: row.total("raised", unit),
          percent: row.decode("percent"))
      }
    }
  }

  /// What one campaign has raised.
  public func raised(by code: String, at horizon: Horizon = Horizon()) throws -> CampaignRaised {
    let all = try raised(at: horizon)
    guard let found = all.first(where: { $0.campaign == code }) else {
      throw StoreError.unknownCampaign(code, among: all.map(\.campaign))
    }
    return found
  }

  /// One campaign's figures.
  public func campaignFigures(
    _ code: String, at horizon: Horizon = Horizon()
  ) throws -> CampaignFigures {
    guard let figures = try campaigns(at: horizon, only: code).first else {
      throw try read { try $0.unknownCampaign(code) }
    }
    return figures
  }

  /// Every campaign's figures, by code.
  public func campaigns(
    at horizon: Horizon = Horizon(), only code: String? = nil
  ) throws -> [CampaignFigures] {
    try read(at: horizon) { connection in
      try connection.query(
        """
        select c.*, horizon.day,
               to_char(
                 coalesce(
                   (select s.sealed_at from audit.seals as s where s.seal = \(horizon.seal)),
                   least(\(horizon.moment), clock_timestamp())) at time zone 'UTC',
                 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as known_at,
               \(horizon.seal)::bigint as seal,
               u.code as u_code, u.scale as u_scale, u.kind as u_kind, u.last_day as u_last_day
        from (select \(self.day(of: horizon)) as day) as horizon
        cross join lateral audit.campaigns_at(horizon.day, \(horizon.known)) as c
        join ledger.unit as u on u.code = c.currency
        where c.campaign = coalesce(\(code), c.campaign)
        order by c.campaign collate "C"
        """
      ).map(CampaignFigures.init)
    }
  }
}

extension CampaignFigures {
  init(_ row: Row) throws {
    let unit = try row.unit("u_")
    try self.init(
      campaign: row.decode("campaign"), name: row.decode("name"), goal: row.money("goal", unit),
      received: row.total("received", unit), refunded: row.total("refunded", unit),
      raised: row.total("raised", unit), percent: row.decode("percent"),
      toGo: row.total("to_go", unit), pledged: row.total("pledged", unit),
      inKind: row.total("in_kind", unit), fees: row.total("fees", unit),
      net: row.total("net", unit), donations: row.decode("donations"),
      donors: row.decode("donors"), countries: row.decode("countries"), asOf: row.day("day"),
      knownAt: row.decode("known_at"), seal: row.decode("seal"))
  }
}
