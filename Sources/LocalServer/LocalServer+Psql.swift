import Glibc

extension LocalServer {
  /// Becomes `psql`, as the superuser on this server; returns only by throwing.
  ///
  /// The connection travels in the environment, so that all arguments are psql's own, a database
  /// or user named among them included.
  /// - Parameter environment: the caller's; its own connection settings are left out.
  public func execPsql(
    arguments: [String], environment: [String: String]
  ) throws(LocalServerError) -> Never {
    guard exists, try postmaster(of: try ServerUser.current()) != nil else {
      throw LocalServerError(
        .failed, "The private server in \(directory) is not running.",
        hint: "Start it: coopledger local up")
    }
    // Session settings may stay; any other PG… variable could lead elsewhere or be in the way.
    let kept: Set = ["PGOPTIONS", "PGAPPNAME", "PGTZ", "PGDATESTYLE", "PGCLIENTENCODING"]
    var variables = environment.filter { !$0.key.hasPrefix("PG") || kept.contains($0.key) }
    variables["PGHOST"] = socketDirectory
    variables["PGPORT"] = String(Self.port)
    variables["PGUSER"] = Self.superuser
    variables["PGDATABASE"] = Self.database
    let psql = try binaries().path("psql")
    Child.withCStrings(["psql"] + arguments) { arguments in
      Child.withCStrings(variables.map { "\($0.key)=\($0.value)" }) { environment in
        _ = execve(psql, arguments, environment)
      }
    }
    throw LocalServerError(.failed, "Cannot run \(psql): \(Files.lastError).")
  }
}
