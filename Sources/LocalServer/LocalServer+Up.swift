import Glibc

extension LocalServer {
  /// What `up` had to do.
  public enum UpResult: String, Sendable {
    case created, started, alreadyRunning
  }

  /// Makes the cluster if there is none, starts it if it stands still, and makes the database and
  /// a login role for the caller where they are missing. Does nothing twice, also when two of
  /// them run at once. The server outlives the caller and its terminal.
  @discardableResult
  public func up() throws(LocalServerError) -> UpResult {
    let user = try ServerUser.current()
    let binaries = try binaries()
    try prepareDirectory(for: user)
    return try FileLock.holding(lockFile) { lock throws(LocalServerError) in
      var result = UpResult.alreadyRunning
      if !exists {
        try create(with: binaries, as: user, holding: lock)
        result = .created
      }
      try prepareSocketDirectory(for: user)
      if try !isReady(of: user) {
        removeStalePidFiles()
        try start(with: binaries, as: user)
        if result != .created { result = .started }
      }
      try createDatabaseAndRole(with: binaries)
      return result
    }
  }

  /// The programs for this cluster: those of its own major version, once it exists.
  func binaries() throws(LocalServerError) -> Binaries {
    let version = Files.text("\(dataDirectory)/PG_VERSION")
    return try Binaries.find(
      chosen: binaryDirectory, searchPath: searchPath,
      major: version.flatMap { Int($0.prefix { $0.isNumber }) })
  }

  /// initdb works beside and the result is renamed, so that a half-made cluster is never used.
  /// It inherits the lock: left behind by a killed parent, it still keeps the next `up` waiting.
  private func create(
    with binaries: Binaries, as user: ServerUser, holding lock: Int32
  ) throws(LocalServerError) {
    let half = "data.new"
    let cleared = try Child.run(user.prefix + ["/bin/rm", "-rf", "--", half], in: directory)
    guard cleared.status == 0 else {
      throw LocalServerError(.directory, "Cannot remove a half-made cluster: \(cleared.output)")
    }
    let made = try Child.run(
      user.prefix + [
        binaries.path("initdb"), "--pgdata=\(half)", "--username=\(Self.superuser)",
        "--locale=C.UTF-8", "--encoding=UTF8", "--data-checksums", "--auth-local=trust",
        "--auth-host=reject", "--no-instructions",
      ], in: directory, inheriting: lock)
    guard made.status == 0 else {
      throw LocalServerError(
        .failed, "initdb could not make a cluster in \(directory):\n\(Self.tail(made.output))")
    }
    guard rename("\(directory)/\(half)", dataDirectory) == 0 else {
      throw LocalServerError(
        .directory, "Cannot rename the new cluster to \(dataDirectory): \(Files.lastError).")
    }
  }

  /// Whether a server runs; one that is on its way up or down is waited for.
  private func isReady(of user: ServerUser) throws(LocalServerError) -> Bool {
    for _ in 0..<(Self.patienceSeconds * 10) {
      guard let postmaster = try postmaster(of: user) else { return false }
      if postmaster.state == "ready" { return true }
      usleep(100_000)
    }
    throw LocalServerError(
      .failed, "The private server does not get ready:\n\(Self.tail(logSince(0)))",
      hint: "See \(logFile).")
  }

  private func start(
    with binaries: Binaries, as user: ServerUser
  ) throws(LocalServerError) {
    // Relative names: pg_ctl hands them to a shell inside quotation marks, where the characters
    // of an unusual directory would be read as commands. It also gives the server a session of
    // its own and the log for output.
    let command =
      user.prefix + [
        binaries.path("pg_ctl"), "start", "--silent", "--wait",
        "--timeout=\(Self.patienceSeconds)", "--pgdata=data", "--log=log",
        "--options=\(serverOptions)",
      ]
    for _ in 0..<(Self.patienceSeconds * 5) {
      let before = Files.information(logFile)?.st_size ?? 0
      let outcome = try Child.run(command, in: directory)
      if outcome.status == 0 { return }
      let log = logSince(before)
      // Backends that outlived a killed server finish their statement first.
      guard log.contains("pre-existing shared memory block") else {
        throw LocalServerError(
          .failed, "The private server does not start: \(outcome.output)\n\(Self.tail(log))",
          hint: "See \(logFile).")
      }
      usleep(200_000)
    }
    throw LocalServerError(
      .failed, "Processes of an earlier server still work in \(dataDirectory).",
      hint: "Let them finish, or end them, and try again.")
  }

  /// The log takes what concerns the server itself: a statement, its error or its detail could
  /// carry a donor's name, and they go to the client alone.
  private var serverOptions: String {
    [
      "listen_addresses=", "port=\(Self.port)", "unix_socket_directories=\(socketDirectory)",
      "unix_socket_permissions=0700", "jit=off",
      "log_min_messages=log", "log_min_error_statement=panic",
      "log_error_verbosity=terse", "log_checkpoints=off",
    ].map { "-c \($0)" }.joined(separator: " ")
  }

  /// How long a server may take to start (it may have to recover) or to stop.
  static let patienceSeconds = 120

  private func logSince(_ offset: off_t) -> String {
    let size = Files.information(logFile)?.st_size ?? 0
    return Files.text(logFile, from: max(offset, size - 16384)) ?? ""
  }

  static func tail(_ text: String) -> String {
    text.split(separator: "\n").suffix(5).joined(separator: "\n")
  }
}
