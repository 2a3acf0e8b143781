public import Ledger
import Postgres

/// A published rate as it is on record.
public struct StoredRate: Sendable {
  public let currency: String
  /// The day that was asked for.
  public let on: Day
  /// The day that it was published for: that one, or the latest before it.
  public let rateOn: Day
  /// Units of the currency for one euro, as published.
  public let rate: String
  /// Euro for one unit of it, to twelve decimals: what `donation record` uses.
  public let euro: String
  public let source: String
}

extension Store {
  /// The reference rate of a currency on a day, or the latest one before it.
  ///
  /// - Throws: `StoreError` for a currency that is unknown or ended, or has no rate that is fresh
  ///   enough.
  public func referenceRate(of currency: String, on day: Day?) throws -> StoredRate {
    try read { connection in
      let today = try connection.queryOne("select ledger.today(\(self.timeZone)) as today")
        .day("today")
      let day = day ?? today
      guard let unit = try connection.units([currency])[currency] else {
        throw StoreError.unknownUnit(currency)
      }
      guard currency != "EUR" else {
        throw StoreError(
          "rate_of_euro", field: "currency", "Rates are told in euro: one euro is one euro")
      }
      guard unit.isUsable(on: day) else { throw StoreError.ended(unit, on: day) }
      guard
        let row = try connection.queryIfOne(
          """
          select r.day, r.rate::text as rate, trim_scale(found.rate)::text as euro, r.source
          from ledger.reference_rate(\(currency), 'EUR', \(day.description)::date) as found
          join ledger.rate as r on r.currency = \(currency) and r.day = found.rate_on
          order by r.version desc
          limit 1
          """)
      else { throw StoreError.noRate(currency, on: day) }
      return StoredRate(
        currency: currency, on: day, rateOn: try row.day("day"), rate: try row.decode("rate"),
        euro: try row.decode("euro"), source: try row.decode("source"))
    }
  }
}

extension StoreError {
  static func ended(_ unit: Unit, on day: Day) -> StoreError {
    StoreError(
      "currency_ended", field: "currency",
      "\(unit) ended on \(unit.lastDay?.description ?? ""): it has no rate on \(day)",
      hint: "Use the currency that came after it.")
  }

  static func noRate(_ currency: String, on day: Day) -> StoreError {
    StoreError(
      "rate_missing", field: "currency",
      "No reference rate of \(currency) is on record for \(day), nor for the ten days before it",
      hint: "Load the ECB's file: coopledger rate import eurofxref-hist.csv. Some currencies have "
        + "none: then say the rate, or what was settled.")
  }
}
