public import Ledger
import Postgres

/// The reference rate of a day, or of the latest day before it that has one.
public struct ReferenceRate: Sendable {
  /// Units of the other currency for one of the first.
  public let rate: Rate
  /// The day that it was published for.
  public let day: Day
}

extension Connection {
  /// The rate between two currencies; nil where none was published within ten days.
  func referenceRate(
    from unit: Unit, to other: Unit, on day: Day
  ) throws -> ReferenceRate? {
    try referenceRates([(unit.code, other.code, day)])[0]
  }

  /// The same for many, in order.
  func referenceRates(
    _ wanted: [(from: String, to: String, on: Day)]
  ) throws -> [ReferenceRate?] {
    try query(
      """
      select trim_scale(r.rate)::text as rate, r.rate_on
      from unnest(
        \(wanted.map(\.from))::text[], \(wanted.map(\.to))::text[],
        \(wanted.map(\.on.description))::date[]) with ordinality as w (source, target, day, place)
      cross join lateral ledger.reference_rate(w.source, w.target, w.day) as r
      order by w.place
      """
    ).map { row in
      guard let text: String = try row.decode("rate"), let day = try row.dayIfAny("rate_on") else {
        return nil
      }
      return ReferenceRate(rate: try Rate(parsing: text), day: day)
    }
  }
}
