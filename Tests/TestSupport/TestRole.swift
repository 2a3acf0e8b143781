import Postgres
import Synchronization

/// Roles belong to the server, not to a database: tests that run at once share them.
extension TestDatabase {
  private static let oneAtATime = Mutex(())

  /// Sees to it that a role may log in and is a member of others, whoever else asks for the same at
  /// this moment: PostgreSQL itself answers two at once with a duplicate key.
  public func need(role: String, memberOf roles: String...) throws {
    try Self.oneAtATime.withLock { _ in
      let admin = try connect()
      defer { admin.close() }
      try admin.executeScript(
        """
        do $$
        begin
          if to_regrole('\(role)') is null then
            create role \(role) login;
          end if;
        end
        $$;
        """)
      for granted in roles {
        try admin.executeScript("grant \(granted) to \(role)")
      }
    }
  }
}
