import Glibc

extension LocalServer {
  /// The server process as its pid file tells it.
  struct Postmaster {
    let pid: pid_t
    /// `starting`, `ready`, `stopping`, …: the eighth line.
    let state: String
  }

  private var pidFile: String { "\(dataDirectory)/postmaster.pid" }

  /// The running server; nil if there is none, whatever a left-over pid file says.
  ///
  /// After a crash or a reboot its number may belong to another process by now. PostgreSQL only
  /// asks whether that one is alive, and `pg_ctl stop` would even signal it; we ask whether it is
  /// a `postgres` that works in our data directory.
  func postmaster(of user: ServerUser) throws(LocalServerError) -> Postmaster? {
    guard let lines = Files.text(pidFile)?.split(separator: "\n", omittingEmptySubsequences: false),
      let pid = lines.first.flatMap({ pid_t($0) }), pid > 0,
      Files.text("/proc/\(pid)/comm") == "postgres\n",
      // By the server's user, since root in a container may not look at others' processes.
      try Child.run(
        user.prefix + ["/usr/bin/test", "/proc/\(pid)/cwd", "-ef", "data"], in: directory
      ).status == 0
    else { return nil }
    let state = lines.count > 7 ? lines[7].prefix { $0 != " " } : "starting"
    return Postmaster(pid: pid, state: String(state))
  }

  /// Only when `postmaster(of:)` found none. The server has a guard of its own that this leaves
  /// in place: it does not start while a process still holds the old shared memory.
  func removeStalePidFiles() {
    unlink(pidFile)
    unlink("\(socketDirectory)/.s.PGSQL.\(Self.port).lock")
  }
}
