import Postgres

/// A group role given to somebody, or taken away.
public struct RoleChange: Sendable {
  public enum Kind: String, Sendable {
    case grant = "role.grant"
    case revoke = "role.revoke"
  }

  public let kind: Kind
  /// The login role.
  public let user: String
  public let role: GroupRole
  /// Kept in audit.acts.
  public let reason: String?

  public init(_ kind: Kind, user: String, role: GroupRole, reason: String?) {
    self.kind = kind
    self.user = user
    self.role = role
    self.reason = reason
  }
}

/// A login role and the group roles that it works with, in whatever way it came by them.
public struct RoleHolder: Sendable {
  public let user: String
  /// Without `coopledger_`; the owner's too, whose members are administrators of the ledger.
  public let roles: [String]
}

extension Store {
  /// Grants or revokes a group role, sets or resets the limits of the user's sessions, and records
  /// the act, all in one transaction.
  ///
  /// - Throws: `PostgresError` with SQLSTATE 42501 where the connected user may not: see
  ///   ``script(of:_:)``.
  public func changeRole(
    _ change: RoleChange, _ how: Recording
  ) throws -> Recorded<RoleChange> {
    try write(how) { connection in
      try self.once(change.kind.rawValue, change.said, how, connection) {
        for statement in try connection.statements(of: change) {
          try connection.executeScript(statement)
        }
        return change.record(how)
      } document: { _ in
        change
      }
    }
  }

  /// The same as SQL that an administrator can run; safe to run twice.
  public func script(of change: RoleChange, _ how: Recording) throws -> String {
    try read { connection in
      let record = try connection.formatted(
        """
        format(
          'select status from ledger.record_role(%L, %L, %L, %L, %L, %L)',
          \(how.key)::text, \(change.said.sql)::text, \(change.kind.rawValue)::text,
          \(change.user)::text, \(change.role.rawValue)::text, \(change.reason)::text)
        """)
      let statements = ["begin"] + (try connection.statements(of: change)) + [record, "commit"]
      return statements.map { "\($0);\n" }.joined()
    }
  }

  /// Everybody who can log in and has a group role; superusers, who need none, are left out.
  public func roleHolders() throws -> [RoleHolder] {
    try read { connection in
      try connection.query(
        """
        select u.rolname::text as holder,
               array_agg(substr(g.rolname, 12) order by g.rolname collate "C")::text[] as roles
        from pg_catalog.pg_roles as u
        join pg_catalog.pg_roles as g
          on g.rolname = any(\(["coopledger_owner"] + GroupRole.allCases.map(\.name))::text[])
        where u.rolcanlogin and not u.rolsuper and pg_has_role(u.oid, g.oid, 'member')
        group by u.rolname
        order by u.rolname collate "C"
        """
      ).map { row in
        try RoleHolder(user: row.decode("holder"), roles: row.decode("roles"))
      }
    }
  }
}

extension RoleChange {
  fileprivate var said: RequestFields {
    ["user": user, "role": role.rawValue, "reason": reason]
  }

  fileprivate func record(_ how: Recording) -> SQL {
    """
    ledger.record_role(
      p_key => \(how.key), p_request => \(said.sql), p_kind => \(kind.rawValue),
      p_user => \(user), p_role => \(role.rawValue), p_reason => \(reason))
    """
  }
}

extension Connection {
  /// What is to be done beside recording it.
  fileprivate func statements(of change: RoleChange) throws -> [String] {
    let user = change.user
    let row = try queryOne(
      """
      select coalesce(bool_or(u.rolcanlogin), false) as can_log_in,
             count(*) filter (where g.rolname = \(change.role.name)) as same,
             count(*) filter (where g.rolname <> \(change.role.name)) as others
      from pg_catalog.pg_roles as u
      left join pg_catalog.pg_auth_members as m on m.member = u.oid
      left join pg_catalog.pg_roles as g
        on g.oid = m.roleid and g.rolname = any(\(GroupRole.allCases.map(\.name))::text[])
      where u.rolname = \(user)
      """)
    guard try row.decode("can_log_in", as: Bool.self) else {
      let create = try formatted("format('create role %I login', \(user)::text)")
      throw StoreError(
        "unknown_user", field: "user", "No user \"\(user.prefix(60))\" can log in to the database",
        hint: "An administrator makes one: \(create)")
    }
    switch change.kind {
    case .grant:
      return try [formatted("format('grant %I to %I', \(change.role.name)::text, \(user)::text)")]
        + SessionLimits.setting(user, self)
    case .revoke:
      guard try row.decode("same", as: Int.self) > 0 else {
        throw StoreError(
          "role_not_granted", field: "role", "\(user) has not been granted \(change.role.rawValue)",
          hint: "coopledger role list shows who has which.")
      }
      return try [
        formatted("format('revoke %I from %I', \(change.role.name)::text, \(user)::text)")
      ]
        + (row.decode("others", as: Int.self) > 0 ? [] : SessionLimits.resetting(user, self))
    }
  }
}
