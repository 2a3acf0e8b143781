import Glibc
public import Postgres
import Synchronization

/// A private PostgreSQL cluster in a fresh directory: socket only, everybody trusted, no fsync.
///
/// A watchdog process stops it and removes its directory as soon as the test process ends, in
/// whatever way: it waits at the other end of a socket that only this process holds open.
public final class TestServer: Sendable {
  /// The superuser of the cluster.
  public static let superuser = "coopledger_admin"

  /// Holds everything, the socket too: what `PGHOST` is to be.
  public let directory: String
  /// Also names the socket; nothing listens to TCP unless the settings say so.
  public let port: String
  /// Where the server's programs are.
  public let binaries: String

  private let lifeline: Mutex<Lifeline?>

  /// The socket's end that we hold, and who waits at the other.
  private struct Lifeline: Sendable {
    let end: Int32
    let watchdog: Child
  }

  /// The cluster of this test process, started by whoever asks first.
  public static var shared: TestServer {
    get throws { try sharedResult.get() }
  }

  private static let sharedResult = Result { try TestServer(settings: [:]) }

  /// A cluster of one's own, for tests that kill it or need other settings.
  public static func start(settings: [String: String] = [:]) throws -> TestServer {
    try TestServer(settings: settings)
  }

  private init(settings: [String: String]) throws {
    binaries = try Self.findBinaries()
    directory = try Self.makeDirectory()
    port = settings["port"] ?? "5432"
    lifeline = Mutex(nil)
    let watchdog = try Self.startWatchdog(binaries: binaries, directory: directory)
    lifeline.withLock { $0 = watchdog }
    try run(
      "initdb", "--pgdata=\(data)", "--username=\(Self.superuser)", "--auth=trust",
      "--locale=C.UTF-8", "--encoding=UTF8", "--data-checksums", "--no-sync", "--no-instructions")
    try configure(settings)
    try restart()
  }

  deinit { stop() }

  /// libpq's settings for one of its databases.
  public func conninfo(database: String = "postgres", user: String? = nil) -> String {
    "host=\(directory) port=\(port) dbname=\(database) user=\(user ?? Self.superuser)"
  }

  /// Where it listens.
  public var socket: String { "\(directory)/.s.PGSQL.\(port)" }

  public func connect(
    database: String = "postgres", options: ConnectionOptions = .init()
  ) throws -> Connection {
    try Connection.open(conninfo(database: database), options: options)
  }

  /// Starts it after ``kill9()`` or ``shutDown()``.
  public func restart() throws {
    try run(
      "pg_ctl", "start", "--wait", "--silent", "--pgdata=\(data)", "--log=\(directory)/log")
  }

  /// Kills all its processes at once, as a failing machine would, and sees them dead.
  public func kill9() {
    let postmaster = Self.text(of: "\(data)/postmaster.pid").prefix { $0 != "\n" }
    guard let first = pid_t(postmaster) else { return }
    // Held still, so that it neither starts another process nor notices the death of one.
    kill(first, SIGSTOP)
    let children = Self.text(of: "/proc/\(first)/task/\(first)/children")
    let processes = children.split(separator: " ").compactMap { pid_t($0) } + [first]
    for process in processes { kill(process, SIGKILL) }
    for process in processes {
      // Gone, or a zombie that its parent has yet to notice: "123 (postgres) Z …".
      while case let state = Self.text(of: "/proc/\(process)/stat"),
        !state.isEmpty, !state.contains(") Z ")
      {
        sched_yield()
      }
    }
    // A zombie still has its number, which the next start would take for a running server.
    unlink("\(data)/postmaster.pid")
    unlink("\(socket).lock")
  }

  /// Shuts it down in order; sessions are ended.
  public func shutDown() throws {
    try run("pg_ctl", "stop", "--wait", "--silent", "--mode=fast", "--pgdata=\(data)")
  }

  /// Stops it for good and removes its directory.
  public func stop() {
    let lifeline = lifeline.withLock { lifeline in
      defer { lifeline = nil }
      return lifeline
    }
    guard let lifeline else { return }
    close(lifeline.end)
    lifeline.watchdog.wait()
  }

  /// The server's log so far.
  public var log: String { Self.text(of: "\(directory)/log") }

  /// Where its data and its settings are.
  public var data: String { "\(directory)/data" }

  private func run(_ tool: String, _ arguments: String...) throws {
    let command = Self.unprivileged + ["\(binaries)/\(tool)"] + arguments
    let output = try Child.run(command[0], Array(command.dropFirst()), directory: "/")
    guard output.status == 0 else {
      throw SystemError("\(tool): \(output.error)\(output.output)\n\(log)")
    }
  }

  private func configure(_ settings: [String: String]) throws {
    let all = [
      "listen_addresses": "", "unix_socket_directories": directory, "max_connections": "200",
      "fsync": "off", "full_page_writes": "off", "jit": "off", "dynamic_shared_memory_type": "mmap",
      "timezone": "UTC", "log_timezone": "UTC",
    ].merging(settings) { $1 }
    guard let file = fopen("\(data)/postgresql.conf", "a") else {
      throw SystemError("cannot configure the server", errno)
    }
    defer { fclose(file) }
    for (name, value) in all { fputs("\(name) = '\(value)'\n", file) }
  }

  /// PostgreSQL refuses to run as root.
  private static let unprivileged = getuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []

  private static func findBinaries() throws -> String {
    if let given = getenv("COOPLEDGER_PG_BIN") { return String(cString: given) }
    for version in (15...30).reversed() {
      let folder = "/usr/lib/postgresql/\(version)/bin"
      if access("\(folder)/initdb", X_OK) == 0 { return folder }
    }
    throw SystemError("no PostgreSQL 15 or later; set COOPLEDGER_PG_BIN to its programs")
  }

  private static func makeDirectory() throws -> String {
    // In memory if there is plenty: a database is then created in 20 ms, on a disk in 250.
    // Short: the path of a socket has 107 bytes at most.
    var memory = statvfs()
    let isRoomy = statvfs("/dev/shm", &memory) == 0 && memory.f_bavail * memory.f_bsize > 4 << 30
    var name = Array("\(isRoomy ? "/dev/shm" : "/tmp")/coopledger-test-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary directory", errno) }
    if getuid() == 0 {
      guard let user = getpwnam("postgres") else { throw SystemError("no user postgres") }
      chown(name, user.pointee.pw_uid, user.pointee.pw_gid)
    }
    return String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func startWatchdog(binaries: String, directory: String) throws -> Lifeline {
    var ends: [Int32] = [-1, -1]
    // Closed in every child from the start: else a child would keep the cluster alive.
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw SystemError("no socket", errno) }
    defer { close(ends[1]) }
    let script = """
      trap '' INT TERM HUP
      cat >/dev/null
      data=$1/data
      shift
      "$@" stop --silent --mode=immediate --pgdata="$data"
      rm -rf "${data%/data}"
      """
    let stop = unprivileged + ["\(binaries)/pg_ctl"]
    let watchdog = try Child(
      "/bin/sh", ["-c", script, "watchdog", directory] + stop, inputFile: ends[1], directory: "/")
    return Lifeline(end: ends[0], watchdog: watchdog)
  }

  private static func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var text: [UInt8] = []
    while case let byte = getc(file), byte != EOF { text.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: text, as: UTF8.self)
  }
}
