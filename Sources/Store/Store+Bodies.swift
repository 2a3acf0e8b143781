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
        throw StoreError.unknown("body", code, hint: "coopledger body list shows them.")
      }
      return try rows.map { row in
        try Body(
          code: row.decode("code"), name: row.decode("name"), kind: row.decode("kind"),
          parent: row.decode("parent"), scope: row.decode("scope"), founded: row.decode("founded"))
      }
    }
  }
}
