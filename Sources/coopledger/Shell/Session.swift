import Glibc
import LocalServer
import Postgres
import Store

/// Which database a command talks to, and how.
struct Session {
  /// How the database was chosen.
  enum Target {
    /// `--database` or `COOPLEDGER_DATABASE`.
    case stated(String)
    /// libpq's own variables.
    case environment
    /// The private cluster of this user.
    case local(LocalServer)
  }

  let settings: Settings
  let target: Target

  init(database: String?, environment: [String: String] = Environment.variables) throws {
    settings = try Settings(environment: environment)
    let libpq = [
      "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE", "PGSERVICEFILE", "PGUSER",
    ]
    if let stated = database ?? settings["COOPLEDGER_DATABASE"]?.text {
      target = .stated(stated)
    } else if libpq.contains(where: { environment[$0]?.isEmpty == false }) {
      target = .environment
    } else {
      var known = environment
      for name in ["COOPLEDGER_LOCAL_DIR", "COOPLEDGER_PG_BIN"] {
        known[name] = settings[name]?.text
      }
      target = .local(try LocalServer.locate(environment: known))
    }
  }

  /// - Throws: for what is no name of a time zone. PostgreSQL would also take POSIX forms, which
  ///   count the other way round: its "UTC+2" is two hours behind UTC.
  func timeZone() throws -> String {
    let name = settings["COOPLEDGER_TIME_ZONE"]?.text ?? "Europe/Brussels"
    let area = name.utf8.prefix { $0 != UInt8(ascii: "/") }
    guard !area.isEmpty, area.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F })
    else {
      throw Failure(
        "settings_value", "COOPLEDGER_TIME_ZONE is \"\(name.prefix(40))\", no time zone's name",
        hint: "Write it like Europe/Brussels.", exit: .configuration)
    }
    return name
  }

  /// Opens the ledger; as the cluster's superuser if it is the private one and `asAdmin`.
  func store(asAdmin: Bool = false) throws -> Store {
    try Store(timeZone: timeZone()) { try connect(asAdmin: asAdmin) }
  }

  /// Opens a plain connection; as the cluster's superuser if it is the private one and `asAdmin`.
  func connect(asAdmin: Bool = false) throws -> Connection {
    try Connection.open(conninfo(asAdmin: asAdmin), options: options())
  }

  private func conninfo(asAdmin: Bool) throws -> String {
    switch target {
    case .stated(let conninfo): return conninfo
    case .environment: return ""
    case .local(let server):
      guard server.exists else {
        throw Failure(
          "no_database", "No database is configured, and there is no private one yet",
          hint: "coopledger local up starts a private one; or set PGHOST and PGDATABASE.",
          exit: .configuration)
      }
      return server.conninfo(
        user: asAdmin ? LocalServer.superuser : try LocalServer.userRole())
    }
  }

  private func options() throws -> ConnectionOptions {
    let seconds = settings["COOPLEDGER_DEADLINE_SECONDS"]?.text ?? "60"
    guard let deadline = Int(seconds), (1...86_400).contains(deadline) else {
      throw Failure(
        "settings_value", "COOPLEDGER_DEADLINE_SECONDS is \"\(seconds.prefix(20))\"",
        hint: "Give whole seconds from 1 to 86400.", exit: .configuration)
    }
    return ConnectionOptions(
      applicationName: "coopledger", deadlineMilliseconds: deadline * 1000,
      allowInsecureTransport: settings["COOPLEDGER_ALLOW_INSECURE_TRANSPORT"]?.text == "yes")
  }
}
