import CLibPQ
import Glibc

/// Connecting.
extension Connection {
  /// The oldest server that is supported.
  static let oldestServerVersion = 150_000

  /// Connects, and makes sure of UTF-8, ISO dates and UTC.
  /// - Parameter conninfo: libpq's connection string or URI, added to libpq's own settings
  ///   (`PGHOST`, `PGSERVICE`, `~/.pgpass`…); empty for those alone. A password in it is refused:
  ///   it would stand in process lists and shell histories.
  /// - Throws: kind `usage` for an unreadable conninfo or one with a password, `tlsRefused` before
  ///   any password is sent, `connection` with the server's SQLSTATE or, if it could not be
  ///   reached, without; `deadlinePassed`; `interrupted`.
  public static func open(
    _ conninfo: String = "", options: ConnectionOptions = .init(),
    file: StaticString = #fileID, line: Int = #line
  ) throws(PostgresError) -> Connection {
    let exchange = Exchange(
      .reading, patienceMilliseconds: options.connectTimeoutSeconds * 1000, file: file, line: line)
    try refuseSecrets(in: conninfo, exchange)
    guard let handle = start(conninfo, options) else {
      throw exchange.failure(.connection, "out of memory")
    }
    let inbox = NoticeInbox()
    let connection = Connection(handle: handle, inbox: inbox, options: options)
    inbox.receiveNotices(of: handle)
    // libpq 15 gives no SQLSTATE for a refused connection, but its verbose text begins with it.
    PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
    if PQstatus(handle) == CONNECTION_BAD { throw connection.refusal(exchange) }
    if !options.allowInsecureTransport { try connection.checkTransport(exchange) }
    try connection.signIn(exchange)
    PQsetnonblocking(handle, 1)
    try connection.checkVersion(exchange)
    try connection.unifySettings(exchange)
    return connection
  }

  private static func refuseSecrets(
    in conninfo: String, _ exchange: Exchange
  ) throws(PostgresError) {
    var problem: UnsafeMutablePointer<CChar>?
    defer { PQfreemem(problem) }
    guard !conninfo.utf8.contains(0), let settings = PQconninfoParse(conninfo, &problem) else {
      // libpq's text may quote any part of the string; only a wrong keyword is safe to repeat.
      let text = oneLine(problem)
      let isSafe = text.hasPrefix("invalid connection option")
      throw exchange.failure(
        .usage, "the connection string is not valid" + (isSafe ? ": \(text)" : ""))
    }
    defer { PQconninfoFree(settings) }
    for secret in ["password", "sslpassword"] where value(of: secret, in: settings) != nil {
      throw exchange.failure(
        .usage, "a \(secret) in the connection string is refused; use ~/.pgpass or PGPASSFILE")
    }
  }

  private static func start(_ conninfo: String, _ options: ConnectionOptions) -> OpaquePointer? {
    // Later ones win: the caller may name the application, but not the encoding.
    let settings = [
      ("fallback_application_name", options.applicationName),
      ("dbname", conninfo), ("client_encoding", "UTF8"),
    ]
    let keywords = settings.map { UnsafePointer(strdup($0.0)) } + [nil]
    let values = settings.map { UnsafePointer(strdup($0.1)) } + [nil]
    defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
    return PQconnectStartParams(keywords, values, 1)
  }

  /// Checks where libpq is going, service files and environment included, before it sends a byte.
  private func checkTransport(_ exchange: Exchange) throws(PostgresError) {
    guard let settings = PQconninfo(handle) else {
      throw exchange.failure(.connection, "out of memory")
    }
    defer { PQconninfoFree(settings) }
    let policy = TransportPolicy(
      host: Self.value(of: "host", in: settings) ?? "",
      hostAddress: Self.value(of: "hostaddr", in: settings) ?? "",
      tlsMode: Self.value(of: "sslmode", in: settings) ?? "")
    if let host = policy.refusedHost {
      var error = exchange.failure(
        .tlsRefused, "a connection to \(host) needs sslmode=verify-full")
      error.hint = "Set PGSSLMODE=verify-full and PGSSLROOTCERT to the server's authority."
      throw error
    }
  }

  private func signIn(_ exchange: Exchange) throws(PostgresError) {
    var state = PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      guard state != PGRES_POLLING_FAILED else { throw refusal(exchange) }
      try wait(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, exchange)
      state = PQconnectPoll(handle)
    }
  }

  private func checkVersion(_ exchange: Exchange) throws(PostgresError) {
    guard serverVersion >= Self.oldestServerVersion else {
      throw exchange.failure(
        .usage, "PostgreSQL 15 or later is needed; the server is \(serverVersion / 10_000)")
    }
  }

  /// The server reports these when one signs in, so only where they differ is a question asked.
  /// Rejected: as start-up parameters, which pgbouncer refuses; it keeps track of these two.
  private func unifySettings(_ exchange: Exchange) throws(PostgresError) {
    func reported(_ name: String) -> String {
      PQparameterStatus(handle, name).map { String(cString: $0) } ?? ""
    }
    var script = ""
    if !reported("DateStyle").hasPrefix("ISO") { script += "set datestyle to 'ISO, YMD';" }
    if !["UTC", "Etc/UTC"].contains(reported("TimeZone")) { script += "set timezone to 'UTC';" }
    if reported("standard_conforming_strings") != "on" {
      script += "set standard_conforming_strings to on;"
    }
    guard !script.isEmpty else { return }
    try send(script: script, exchange)
    try finish(exchange)
  }

  private static func value(
    of keyword: String, in settings: UnsafeMutablePointer<PQconninfoOption>
  ) -> String? {
    var setting = settings
    while let name = setting.pointee.keyword {
      if strcmp(name, keyword) == 0 {
        return setting.pointee.val.map { String(cString: $0) }
      }
      setting += 1
    }
    return nil
  }
}
