import Glibc

/// A short-lived child process: no shell, no input, a clean environment, its output collected.
struct Child {
  /// Nothing of the caller's environment: `PGPORT`, `PGDATA`, `PGOPTIONS` and the like would
  /// reach the server, and `LANG` and `TZ` would decide what `initdb` writes down.
  static let environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"]

  /// The exit code; 128 and the signal's number if a signal ended it.
  let status: Int32
  /// Standard output and standard error together, trimmed.
  let output: String

  /// - Parameters:
  ///   - directory: where the child works; `/` is a place that every user may stand in.
  ///   - inherited: one descriptor that the child keeps; all others are closed in it, so that a
  ///     server never holds a pipe of our caller open.
  static func run(
    _ command: [String], in directory: String = "/", inheriting inherited: Int32? = nil
  ) throws(LocalServerError) -> Child {
    var ends: [Int32] = [-1, -1]
    // A pair of sockets: unlike a pipe, it can be made to close in other threads' children.
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw LocalServerError(.failed, "Cannot make a pair of sockets: \(Files.lastError).")
    }
    ends = ends.map(Files.aside)
    defer { close(ends[0]) }
    // env changes the directory: spawn's own action for it is hidden from Swift, being GNU's.
    let (result, pid) = spawn(
      ["env", "-C", directory] + command, writingTo: ends[1], keeping: inherited)
    close(ends[1])
    guard result == 0 else {
      throw LocalServerError(
        .failed, "Cannot run \(command.first ?? ""): \(String(cString: strerror(result))).")
    }
    let output = drain(ends[0])
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return Child(status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: output)
  }

  private static func spawn(
    _ arguments: [String], writingTo output: Int32, keeping inherited: Int32?
  ) -> (result: Int32, pid: pid_t) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    if let inherited { posix_spawn_file_actions_adddup2(&actions, inherited, 3) }
    for descriptor in Files.names(in: "/proc/self/fd").compactMap({ Int32($0) })
    where descriptor > (inherited == nil ? 2 : 3) {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    // A caller that ignores or blocks signals must not hand that down to the server.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGCHLD] {
      sigaddset(&signals, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var pid: pid_t = 0
    let result = withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, arguments, environment)
      }
    }
    return (result, pid)
  }

  private static func drain(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if count == 0 || errno != EINTR {
        break
      }
    }
    while let last = bytes.last, last == 10 || last == 32 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Calls `body` with a null-ended array of C strings, as `exec` and its relatives want it.
  static func withCStrings<R>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R
  ) -> R {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
