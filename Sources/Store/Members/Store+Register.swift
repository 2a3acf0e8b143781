public import Membership
import Postgres

/// A row of the register, and whether it is one of today's members.
public struct RegisterRow: Sendable {
  public let row: MemberRow
  /// Whether it was a member at the close of the horizon's day.
  public let isCurrent: Bool
}

extension Store {
  /// The register of a body, or of all bodies: a row for each member, stay and class.
  ///
  /// With the members come the organisations that the rows name, and without a body every
  /// organisation, so that the rows can be read into an empty register.
  public func register(
    of body: String?, at horizon: Horizon = Horizon()
  ) throws -> [RegisterRow] {
    if let body { _ = try bodies(only: body) }
    return try read(at: horizon) { connection in
      try connection.query(
        """
        select r.* from membership.register(
          \(body), \(self.day(of: horizon)), \(horizon.known)) as r
        """
      ).map { row in
        RegisterRow(row: try MemberRow(row), isCurrent: try row.decode("is_current"))
      }
    }
  }

  /// How many members of a body had no name on the horizon's day, by body; only those with any.
  public func unnamedMembers(
    of body: String?, at horizon: Horizon = Horizon()
  ) throws -> [(body: String, count: Int)] {
    try read(at: horizon) { connection in
      let day = self.day(of: horizon)
      return try connection.query(
        """
        select m.body, m.count
        from membership.moved(
          \(body), \(day), \(day), 'members', \(horizon.known)) as m
        where m.member is null
        order by m.body collate "C"
        """
      ).map { row in (body: try row.decode("body"), count: try row.decode("count")) }
    }
  }
}

extension MemberRow {
  fileprivate init(_ row: Row) throws {
    self.init(code: try row.decode("code"))
    name = try row.decode("name")
    country = try row.decode("country")
    kind = try row.decode("kind")
    acronym = try row.decode("acronym")
    nativeName = try row.decode("native_name")
    founded = try row.decode("founded")
    website = try row.decode("website")
    sectors = try row.decode("sectors")
    guard let body = try row.text("body") else { return }
    var stay = Stay(body: body, joinedOn: try row.day("joined_on"))
    stay.memberClass = try row.memberClass("class")
    stay.leftOn = try row.dayIfAny("left_on")
    stay.precision = try row.precision("date_precision")
    stay.via = try row.decode("via")
    stay.memberSince = try row.dayIfAny("member_since")
    stay.leaveReason = try row.decode("leave_reason")
    stay.classSince = try row.dayIfAny("class_since")
    stay.leftPrecision = try row.text("left_precision").flatMap(DatePrecision.init)
    stay.began = try row.text("began").flatMap(Beginning.init)
    stay.ended = try row.text("ended").flatMap(Ending.init)
    stay.requestedOn = try row.dayIfAny("requested_on")
    stay.mergedFrom = try row.decode("merged_from")
    stay.mergedInto = try row.decode("merged_into")
    self.stay = stay
  }
}
