public import Ledger
import Postgres

/// A member by name, as lists that go out show it: nothing that was written about it.
public struct BodyMember: Sendable {
  public let body: String
  public let code: String
  public let name: String
  /// ISO 3166-1 alpha-2, or INT for international.
  public let country: String
  public let memberClass: String
  public let joinedOn: Day
}

extension Store {
  /// The named members of a body, or of every body, at the close of the horizon's day: by body,
  /// then by code.
  public func members(
    of body: String?, at horizon: Horizon = Horizon()
  ) throws -> [BodyMember] {
    if let body { _ = try bodies(only: body) }
    return try read(at: horizon) { connection in
      try connection.query(
        """
        select b.code as body, m.member, m.name, m.country, m.class, m.joined_on
        from membership.body as b
        cross join lateral audit.members_at(
          b.code, \(self.day(of: horizon)), \(horizon.known)) as m
        where b.code = coalesce(\(body), b.code)
        order by b.code collate "C", m.member collate "C"
        """
      ).map { row in
        try BodyMember(
          body: row.decode("body"), code: row.decode("member"), name: row.decode("name"),
          country: row.decode("country"), memberClass: row.decode("class"),
          joinedOn: row.day("joined_on"))
      }
    }
  }
}
