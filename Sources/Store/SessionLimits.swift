import Postgres

/// What bounds the sessions of people who work with the ledger.
///
/// Decision: the limits are set on each login role, for this database, when it is given its first
/// group role. Rejected: on the group roles, for settings do not reach a role's members; on the
/// database, for then they would cut dumps and migrations short.
enum SessionLimits {
  /// - `statement_timeout`: an import of a million rows and the verification of ten million entries
  ///   take minutes; what still runs after half an hour has been forgotten. It does not fire while
  ///   a commit awaits its standby.
  /// - `lock_timeout`: below the program's own deadline of a minute, so that whoever waits behind a
  ///   forgotten transaction hears that the database is busy, and that nothing was recorded.
  /// - `idle_in_transaction_session_timeout`: an auditor may look at one snapshot for a while; but
  ///   it holds up vacuum, and an open write holds up others.
  private static let all = [
    ("statement_timeout", "30min"), ("lock_timeout", "30s"),
    ("idle_in_transaction_session_timeout", "15min"),
  ]

  /// The statements that set the limits on a login role.
  static func setting(_ user: String, _ connection: Connection) throws -> [String] {
    try all.map { name, value in
      try connection.formatted(
        """
        format('alter role %I in database %I set %s = %L', \(user)::text, current_database(),
               \(name)::text, \(value)::text)
        """)
    }
  }

  /// The statements that take them off.
  static func resetting(_ user: String, _ connection: Connection) throws -> [String] {
    try all.map { name, _ in
      try connection.formatted(
        """
        format('alter role %I in database %I reset %s', \(user)::text, current_database(),
               \(name)::text)
        """)
    }
  }
}

extension Connection {
  /// A statement that the server itself has put together, with its own quoting.
  func formatted(_ call: SQL) throws -> String {
    try queryOne("select " + call + " as statement").decode("statement")
  }
}
