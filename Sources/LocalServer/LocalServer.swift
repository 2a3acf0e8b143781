import Glibc

/// A private PostgreSQL cluster for one user: found when no other server is configured.
///
/// It listens on a Unix socket only, keeps data checksums, sorts by code point (`C.UTF-8`), and
/// lives in one directory: `data/`, `log`, and the socket where its path is short enough.
///
/// Decision: who may connect. The socket and its directory are mode 0700, so that nobody but the
/// user (and root) can reach the server, and whoever reaches it is trusted to be any role.
/// Rejected: `peer` authentication, which would shut out the roles that `recorded_by` tells apart,
/// and passwords, which would need a place to lie about.
public struct LocalServer: Sendable {
  /// The superuser that `initdb` makes: for `init` and `local psql`, not for daily work.
  public static let superuser = "coopledger_admin"
  /// The database that `up` makes.
  public static let database = "coopledger"
  /// It only names the socket: no TCP port is opened, and clusters do not clash.
  public static let port = 5432

  /// Absolute and without symbolic links; it need not exist yet.
  public let directory: String
  let binaryDirectory: String?
  let searchPath: String

  /// Where the cluster of this user is, or would be: `COOPLEDGER_LOCAL_DIR`, for root
  /// `/var/lib/coopledger` (an unprivileged server cannot reach `/root`), for everybody else
  /// `$XDG_STATE_HOME/coopledger` or `~/.local/state/coopledger`. Touches nothing.
  public static func locate(
    environment: [String: String]
  ) throws(LocalServerError) -> LocalServer {
    LocalServer(
      directory: try place(environment),
      binaryDirectory: environment["COOPLEDGER_PG_BIN"].flatMap { $0.isEmpty ? nil : $0 },
      searchPath: environment["PATH"] ?? "")
  }

  /// Whether there is a cluster, running or not: one `stat`, for commands that fall back to it.
  public var exists: Bool { Files.exists("\(dataDirectory)/PG_VERSION") }

  /// A libpq connection string for this server.
  public func conninfo(database: String = LocalServer.database, user: String) -> String {
    func quoted(_ value: String) -> String {
      "'" + value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] } + "'"
    }
    return "host=\(quoted(socketDirectory)) port=\(Self.port)"
      + " dbname=\(quoted(database)) user=\(quoted(user))"
  }

  var dataDirectory: String { "\(directory)/data" }
  var logFile: String { "\(directory)/log" }
  var lockFile: String { "\(directory)/coopledger.lock" }
}

extension LocalServer {
  private static func place(
    _ environment: [String: String]
  ) throws(LocalServerError) -> String {
    let path: String
    if let chosen = environment["COOPLEDGER_LOCAL_DIR"], !chosen.isEmpty {
      path = chosen
    } else if geteuid() == 0 {
      path = "/var/lib/coopledger"
    } else if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      path = "\(state)/coopledger"  // the XDG rules say to ignore a relative one
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = "\(home)/.local/state/coopledger"
    } else {
      throw LocalServerError(
        .directory, "There is no home directory for a private PostgreSQL cluster.",
        hint: "Set COOPLEDGER_LOCAL_DIR to a directory of its own.")
    }
    // postmaster.pid holds the path as a line; PostgreSQL's own paths end at 1,023 bytes.
    let resolved = Files.resolved(path)
    guard resolved.utf8.count <= 900, resolved.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
      throw LocalServerError(
        .directory,
        "The path of the private cluster is over 900 bytes long or contains control characters.",
        hint: "Set COOPLEDGER_LOCAL_DIR to a shorter, plain path.")
    }
    return resolved
  }
}
