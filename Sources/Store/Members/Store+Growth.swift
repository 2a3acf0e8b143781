public import Ledger
import Postgres

/// How long the periods of a report are.
public enum PeriodStep: String, CaseIterable, Sendable {
  case month, quarter, year
}

/// The growth of a body in one period; counts are nil before the body was first counted.
public struct BodyGrowth: Sendable {
  public let body: String
  public let start: Day
  public let end: Day
  public let opening: Int?
  public let joined: Int?
  public let rejoined: Int?
  public let left: Int?
  public let reclassified: Int?
  public let closing: Int?
  /// Of the members at opening, those still in at close.
  public let retained: Int?
  public let full: Int?
  public let associate: Int?
  public let unnamed: Int?
  /// Countries of the named members at close.
  public let namedCountries: Int?
  /// Countries of all members; nil while some have no name.
  public let countries: Int?
  public let countriesEntered: Int?
  public let countriesLeft: Int?
  public let countriesReentered: Int?
  public let imprecise: Int
  /// What was last published of its countries by the period's end.
  public let publishedCountries: Int?
  /// Movements sealed after the last run that reported the period.
  public let restated: Int
}

extension Store {
  /// The growth of a body, or of all bodies, from one month to another, by period. The last period
  /// ends with the horizon's day, if that is earlier.
  public func growth(
    of body: String?, from: Month, to: Month, by step: PeriodStep = .month,
    at horizon: Horizon = Horizon()
  ) throws -> [BodyGrowth] {
    if let body { _ = try bodies(only: body) }
    return try read(at: horizon) { connection in
      try connection.query(
        """
        select b.code as body, g.*, (
          select f.value
          from membership.figure as f
          join ledger.operation as o on o.id = f.operation_id
          where f.body_id = b.id and f.unit = 'COUNTRY' and f.as_of <= g.period_end
            and \(horizon.isKnown(operation: "o.id", recordedAt: "o.recorded_at"))
          order by f.as_of desc, f.id desc
          limit 1) as published_countries, coalesce(r.movements, 0) as restated
        from membership.body as b
        cross join lateral membership.growth(
          b.code, \(from.firstDay.description)::date, \(horizon.end(of: to).description)::date,
          \(step.rawValue), \(horizon.known)) as g
        left join lateral reporting.restated(
          b.code, \(from.firstDay.description)::date, \(to.lastDay.description)::date,
          \(step.rawValue), \(horizon.known)) as r on r.period_start = g.period_start
        where b.code = coalesce(\(body), b.code)
        order by b.code collate "C", g.period_start
        """
      ).map(BodyGrowth.init)
    }
  }
}

extension BodyGrowth {
  init(_ row: Row) throws {
    try self.init(
      body: row.decode("body"), start: row.day("period_start"), end: row.day("period_end"),
      opening: row.decode("opening"), joined: row.decode("joined"),
      rejoined: row.decode("rejoined"), left: row.decode("left"),
      reclassified: row.decode("reclassified"), closing: row.decode("closing"),
      retained: row.decode("retained"), full: row.decode("full"),
      associate: row.decode("associate"), unnamed: row.decode("unnamed"),
      namedCountries: row.decode("named_countries"), countries: row.decode("countries"),
      countriesEntered: row.decode("countries_entered"),
      countriesLeft: row.decode("countries_left"),
      countriesReentered: row.decode("countries_reentered"),
      imprecise: row.decode("imprecise"),
      publishedCountries: row.decode("published_countries"), restated: row.decode("restated"))
  }
}
