extension LocalServer {
  /// The login role of the user who calls, so that daily work is not the superuser's: the user's
  /// own name, or `user_NAME` where PostgreSQL keeps that name for itself.
  public static func userRole() throws(LocalServerError) -> String {
    let name = try ServerUser.callerName()
    let reserved = name.hasPrefix("pg_") || ["public", "none", superuser].contains(name)
    return reserved ? "user_\(name)" : name
  }

  func createDatabaseAndRole(with binaries: Binaries) throws(LocalServerError) {
    let role = try Self.userRole()
    let found = try query(
      """
      select exists (select from pg_catalog.pg_database where datname = '\(Self.database)'),
        exists (select from pg_catalog.pg_roles where rolname = \(quoted(role, by: "'")))
      """, with: binaries)
    if found.hasPrefix("f") {
      _ = try query("create database \(Self.database)", with: binaries)
    }
    if found.hasSuffix("f") {
      _ = try query("create role \(quoted(role, by: "\"")) login", with: binaries)
    }
  }

  private func quoted(_ text: String, by mark: Character) -> String {
    String(mark) + text.flatMap { $0 == mark ? [mark, mark] : [$0] } + String(mark)
  }

  private func query(
    _ statement: String, with binaries: Binaries
  ) throws(LocalServerError) -> String {
    let outcome = try Child.run([
      binaries.path("psql"), "--no-psqlrc", "--quiet", "--no-align", "--tuples-only",
      "--host=\(socketDirectory)", "--port=\(Self.port)", "--username=\(Self.superuser)",
      "--dbname=postgres", "--command=\(statement)",
    ])
    guard outcome.status == 0 else {
      throw LocalServerError(
        .failed, "The private server refused its set-up:\n\(outcome.output)",
        hint: "See \(logFile); `coopledger local down` and `up` start it afresh.")
    }
    return outcome.output
  }
}
