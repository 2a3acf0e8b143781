public import Ledger
import Postgres

/// A body of the alliance.
public struct Body: Sendable {
  public let code: String
  public let name: String
  public let kind: String
  public let parent: String?
  public let scope: String?
  public let founded: String?
}

/// How a body stands at the close of a day.
public struct BodyStanding: Sendable {
  /// The day from which on its members are counted; nil where none ever was.
  public let countedFrom: Day?
  /// Its own members; nil, like what follows, where they are not counted.
  public let members: Int?
  public let full: Int?
  public let associate: Int?
  public let unnamed: Int?
  /// The members' countries; nil also while some have no name.
  public let countries: Int?
  /// Countries of those members that have a name.
  public let namedCountries: Int?
  /// Distinct named organisations in it or in a body inside it: no count of its members.
  public let reach: Int
}

extension Store {
  /// Creates a body inside another one; its accounts open with it.
  public func createBody(
    _ code: String, name: String, kind: String, parent: String?, _ how: Recording
  ) throws -> Recorded<Body> {
    try write(how) { connection in
      let said: RequestFields = ["code": code, "name": name, "kind": kind, "parent": parent]
      return try self.once("body.create", said, how, connection) {
        """
        membership.create_body(
          p_key => \(how.key), p_request => \(said.sql), p_code => \(code), p_name => \(name),
          p_kind => \(kind), p_parent => \(parent))
        """
      } document: { _ in
        Body(code: code, name: name, kind: kind, parent: parent, scope: nil, founded: nil)
      }
    }
  }

  /// All bodies by code; only the one of this code, or all.
  public func bodies(only code: String? = nil) throws -> [Body] {
    try read { connection in
      let rows = try connection.query(
        """
        select b.code, b.name, b.kind, p.code as parent, b.scope, b.founded
        from membership.body as b
        left join membership.body as p on p.id = b.parent_id
        where b.code = coalesce(\(code), b.code)
        order by b.code collate "C"
        """)
      if let code, rows.isEmpty {
        throw try connection.unknownBody(code)
      }
      return try rows.map { row in
        try Body(
          code: row.decode("code"), name: row.decode("name"), kind: row.decode("kind"),
          parent: row.decode("parent"), scope: row.decode("scope"), founded: row.decode("founded"))
      }
    }
  }

  /// How a body stood at the horizon.
  public func standing(of body: String, at horizon: Horizon = Horizon()) throws -> BodyStanding {
    try read(at: horizon) { connection in
      try connection.requireBody(body)
      let row = try connection.queryOne(
        """
        select s.*
        from audit.standing(\(body), \(self.day(of: horizon)), \(horizon.known)) as s
        """)
      return try BodyStanding(
        countedFrom: row.dayIfAny("counted_from"), members: row.decode("members"),
        full: row.decode("full"), associate: row.decode("associate"),
        unnamed: row.decode("unnamed"), countries: row.decode("countries"),
        namedCountries: row.decode("named_countries"), reach: row.decode("reach"))
    }
  }
}
