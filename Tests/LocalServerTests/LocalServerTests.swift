import Dispatch
import Glibc
import LocalServer
import Testing

/// The private cluster with the machine's real PostgreSQL: each test has one of its own.
@Suite("The private server")
struct LocalServerTests {
  /// A cluster directory that goes, server and all, with the test.
  final class Place: Sendable {
    let root: String
    let server: LocalServer

    init(_ name: String = "cluster") throws {
      var template = Array("/tmp/coopledger-test-XXXXXX".utf8CString)
      mkdtemp(&template)
      root = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
      chmod(root, 0o755)  // root's server is another user's
      server = try LocalServer.locate(
        environment: ["COOPLEDGER_LOCAL_DIR": "\(root)/\(name)", "PATH": "/usr/bin"])
    }

    var pid: Int32? {
      if case .running(let pid) = try? server.status().state { pid } else { nil }
    }

    deinit {
      _ = try? server.down()
      remove(root)
    }

    private func remove(_ path: String) {
      var pid: pid_t = 0
      var arguments = ["rm", "-rf", "--", path].map { (word: String) in strdup(word) }
      arguments.append(nil)
      posix_spawn(&pid, "/bin/rm", nil, nil, arguments, environ)
      waitpid(pid, nil, 0)
      for argument in arguments { free(argument) }
    }
  }

  @Test("is made, found running, stopped and started again, each once")
  func lifecycle() throws {
    let place = try Place()
    #expect(try place.server.status().state == .absent)
    #expect(!place.server.exists)
    #expect(try !place.server.down(), "nothing is there to stop")
    #expect(try place.server.up() == .created)
    #expect(place.server.exists)
    #expect(try place.server.up() == .alreadyRunning)
    #expect(try place.server.down())
    #expect(try place.server.status().state == .stopped)
    #expect(try !place.server.down())
    #expect(try place.server.up() == .started)
  }

  @Test("is made by one of many who ask at once, and the others find it running")
  func manyAtOnce() throws {
    let place = try Place()
    let results = UnsafeMutableBufferPointer<LocalServer.UpResult?>.allocate(capacity: 6)
    results.initialize(repeating: nil)
    defer { results.deallocate() }
    nonisolated(unsafe) let shared = results
    DispatchQueue.concurrentPerform(iterations: 6) { shared[$0] = try? place.server.up() }
    #expect(results.filter { $0 == .created }.count == 1)
    #expect(results.filter { $0 == .alreadyRunning }.count == 5)
  }

  @Test("starts after its processes were killed")
  func killed() throws {
    let place = try Place()
    try place.server.up()
    let first = try #require(place.pid)
    kill(first, SIGKILL)
    while kill(first, 0) == 0, place.pid == first { sched_yield() }
    #expect(try place.server.up() == .started)
    #expect(place.pid != first)
  }

  @Test("does not take a pid file for a server when its number is another process by now")
  func stalePidFile() throws {
    let (place, other) = (try Place(), try Place())
    try other.server.up()
    try place.server.up()
    try place.server.down()
    let stranger = try #require(other.pid)
    for path in ["data/postmaster.pid", ".s.PGSQL.5432.lock"] {
      write(
        "\(stranger)\n\(place.server.directory)/data\n", to: place.server.directory + "/" + path)
    }
    #expect(try place.server.status().state == .stopped)
    #expect(try !place.server.down(), "the stranger must not be signalled")
    #expect(try place.server.up() == .started)
    #expect(other.pid == stranger)
  }

  @Test("never uses what a killed initdb left behind")
  func halfMade() throws {
    let place = try Place()
    let directory = place.server.directory
    try place.server.up()
    try place.server.down()
    rename("\(directory)/data", "\(directory)/data.new")
    #expect(!place.server.exists)
    #expect(try place.server.up() == .created)
    #expect(access("\(directory)/data.new", F_OK) != 0)
  }

  @Test(
    "puts its socket into a short directory of the user's own where the path does not serve",
    arguments: [String(repeating: "long", count: 30), "odd, \"na$me'"])
  func shortSocket(name: String) throws {
    let place = try Place(name)
    #expect(place.server.socketDirectory.hasPrefix("/tmp/coopledger-\(geteuid())-"))
    #expect(try place.server.up() == .created)
    var information = stat()
    #expect(lstat(place.server.socketDirectory, &information) == 0)
    #expect(information.st_mode & 0o777 == 0o700)
    try place.server.down()
    #expect(access(place.server.socketDirectory, F_OK) != 0, "it goes with the server")
  }

  @Test("refuses a socket directory that others may enter")
  func hostileSocketDirectory() throws {
    let place = try Place(String(repeating: "long", count: 30))
    mkdir(place.server.socketDirectory, 0o700)
    chmod(place.server.socketDirectory, 0o777)
    defer { rmdir(place.server.socketDirectory) }
    #expect(error { try place.server.up() }?.kind == .notPermitted)
  }

  @Test("refuses a directory with other things in it and leaves them alone")
  func occupied() throws {
    let place = try Place(".")
    write("mine", to: "\(place.server.directory)/letter.txt")
    #expect(error { try place.server.up() }?.kind == .directory)
    #expect(access("\(place.server.directory)/letter.txt", F_OK) == 0)
    #expect(access("\(place.server.directory)/data", F_OK) != 0)
  }

  @Test("says in words when its user cannot work in the place")
  func unreachable() throws {
    let path = geteuid() == 0 ? "/root/coopledger-test" : "/etc/coopledger-test"
    let server = try LocalServer.locate(environment: ["COOPLEDGER_LOCAL_DIR": path])
    let refusal = try #require(error { try server.up() })
    #expect(refusal.kind == .directory)
    #expect(refusal.hint?.contains("COOPLEDGER_LOCAL_DIR") == true)
    #expect(access(path, F_OK) != 0)
  }

  @Test("asks for PostgreSQL where its programs are not")
  func notInstalled() throws {
    let place = try Place()
    let server = try LocalServer.locate(environment: [
      "COOPLEDGER_LOCAL_DIR": "\(place.root)/x", "COOPLEDGER_PG_BIN": "/nowhere",
    ])
    #expect(error { try server.up() }?.kind == .notInstalled)
    #expect(!server.exists)
  }

  @Test("holds none of its caller's files open")
  func descriptors() throws {
    let place = try Place()
    let kept = open("\(place.root)/kept", O_RDWR | O_CREAT, 0o600)
    defer { close(kept) }
    try place.server.up()
    let pid = try #require(place.pid)
    let links = (0..<64).map { number -> String in
      var buffer = [CChar](repeating: 0, count: 4096)
      readlink("/proc/\(pid)/fd/\(number)", &buffer, 4095)
      return buffer.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }
    #expect(links[0] == "/dev/null")
    #expect(links[1] == "\(place.server.directory)/log")
    #expect(links[2] == links[1])
    #expect(!links.contains { $0.hasSuffix("/kept") })
  }

  @Test(
    "is looked for where the environment says",
    arguments: [
      (["COOPLEDGER_LOCAL_DIR": "/srv/none/./x/../books/", "HOME": "/h"], "/srv/none/books"),
      (["COOPLEDGER_LOCAL_DIR": "", "HOME": "/h"], "/h/.local/state/coopledger"),
      (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/coopledger"),
      (["XDG_STATE_HOME": "s", "HOME": "/h"], "/h/.local/state/coopledger"),
    ])
  func place(environment: [String: String], expected: String) throws {
    let chosen = environment["COOPLEDGER_LOCAL_DIR"]?.isEmpty == false
    let server = try LocalServer.locate(environment: environment)
    #expect(server.directory == (geteuid() == 0 && !chosen ? "/var/lib/coopledger" : expected))
  }

  @Test(
    "refuses a path that PostgreSQL could not hold",
    arguments: ["/tmp/a\nb", "/tmp/" + String(repeating: "a/", count: 500)])
  func impossiblePath(path: String) {
    let refusal = error { try LocalServer.locate(environment: ["COOPLEDGER_LOCAL_DIR": path]) }
    #expect(refusal?.kind == .directory)
  }

  @Test("quotes names in its connection string as libpq reads them")
  func conninfo() throws {
    let server = try LocalServer.locate(environment: ["COOPLEDGER_LOCAL_DIR": "/srv/none"])
    #expect(
      server.conninfo(user: #"o'b\c d"#)
        == #"host='/srv/none' port=5432 dbname='coopledger' user='o\'b\\c d'"#)
  }

  private func error<R>(_ body: () throws -> R) -> LocalServerError? {
    do { _ = try body() } catch { return error as? LocalServerError }
    return nil
  }

  private func write(_ text: String, to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = text.withCString { Glibc.write(file, $0, strlen($0)) }
    close(file)
    var owner = stat()
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    if stat("/\(parent)", &owner) == 0 { chown(path, owner.st_uid, owner.st_gid) }
  }
}
