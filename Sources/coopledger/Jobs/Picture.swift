import Glibc

/// Renders SVG as PNG by librsvg's own program, where it is installed: many mail programs show no
/// SVG. (Linked in, the library would triple the time that every command takes to start.)
enum Picture {
  /// Twice the width that it is shown at, for sharp screens.
  private static let width = "960"
  private static let program = "/usr/bin/rsvg-convert"
  /// How long it may take; it needs a tenth of a second.
  private static let patience = Duration.seconds(10)

  /// The PNG; nil where the program is missing or fails.
  static func png(_ svg: String) -> [UInt8]? {
    guard access(program, X_OK) == 0, let input = file(svg) else { return nil }
    defer { close(input) }
    var ends: [Int32] = [-1, -1]
    // A pair of sockets: unlike a pipe, it can be made to close in other children.
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    defer { close(ends[0]) }
    let pid = spawn(input: input, output: ends[1])
    close(ends[1])
    guard let pid else { return nil }
    let bytes = drain(ends[0])
    // One that has said all is about to end; one that has not would hold the mail up.
    if bytes == nil { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    guard let bytes, status == 0, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    return bytes
  }

  /// The text in a file without a name, at its beginning: a pipe could fill up with nobody reading.
  private static func file(_ text: String) -> Int32? {
    var template = Array("/tmp/coopledger-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    guard Console.write(text, to: descriptor), lseek(descriptor, 0, SEEK_SET) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Starts it with nothing of our environment, in which passwords could be.
  private static func spawn(input: Int32, output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var pid: pid_t = 0
    let result = withCStrings([program, "--format", "png", "--width", width]) { arguments in
      withCStrings(["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/nonexistent"]) { environment in
        posix_spawn(&pid, program, &actions, nil, arguments, environment)
      }
    }
    return result == 0 ? pid : nil
  }

  private static func withCStrings<R>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R
  ) -> R {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  /// All that comes; nil where it does not end in time.
  private static func drain(_ descriptor: Int32) -> [UInt8]? {
    let clock = ContinuousClock()
    let end = clock.now + patience
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard clock.now < end else { return nil }
      guard poll(&waiting, 1, 100) > 0 else { continue }
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}
