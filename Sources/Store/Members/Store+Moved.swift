public import Ledger
import Postgres

/// A column of the growth report, of which the members behind it can be listed.
public enum GrowthFlow: String, CaseIterable, Sendable {
  case joined, rejoined, left, reclassified
  /// The closing.
  case members
}

/// One of those who are behind a number of the growth report.
public struct MovedMember: Sendable {
  public let body: String
  /// The member's code; nil for members without names.
  public let member: String?
  public let name: String?
  public let country: String?
  /// When it happened, or when a member joined; nil for members without names.
  public let day: Day?
  public let precision: String?
  /// What it adds to the number.
  public let count: Int
}

extension Store {
  /// Who is behind a number of the growth report, in the months together.
  public func moved(
    _ flow: GrowthFlow, in body: String?, from: Month, to: Month, at horizon: Horizon = Horizon()
  ) throws -> [MovedMember] {
    if let body { _ = try bodies(only: body) }
    return try read(at: horizon) { connection in
      try connection.query(
        """
        select m.* from membership.moved(
          \(body), \(from.firstDay.description)::date, \(horizon.end(of: to).description)::date,
          \(flow.rawValue), \(horizon.known)) as m
        """
      ).map { row in
        try MovedMember(
          body: row.decode("body"), member: row.decode("member"), name: row.decode("name"),
          country: row.decode("country"), day: row.dayIfAny("day"),
          precision: row.decode("date_precision"), count: row.decode("count"))
      }
    }
  }
}
