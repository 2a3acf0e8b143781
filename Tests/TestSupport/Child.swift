public import Glibc
import Synchronization

/// A child process, with its output caught in files: no pipe can fill up, and a daemon that it
/// leaves behind holds nobody up.
public final class Child: Sendable {
  /// What a child left when it ended.
  public struct Output: Sendable {
    /// The exit status, or 128 + the signal that ended it.
    public let status: Int32
    public let standardOutput: [UInt8]
    public let standardError: [UInt8]

    public var output: String { String(decoding: standardOutput, as: UTF8.self) }
    public var error: String { String(decoding: standardError, as: UTF8.self) }
  }

  public let processID: pid_t
  private let outputFile: Int32
  private let errorFile: Int32
  private let ended = Mutex<Output?>(nil)

  /// Starts a program.
  /// - Parameters:
  ///   - program: a path, or a name to be looked up in `PATH`.
  ///   - environment: all of the child's variables; `nil` hands on our own.
  ///   - input: what it reads from standard input.
  ///   - directory: where it runs; here if `nil`.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    input: [UInt8] = [], directory: String? = nil
  ) throws {
    let inputFile = try Self.temporaryFile(holding: input)
    defer { close(inputFile) }
    outputFile = try Self.temporaryFile()
    errorFile = try Self.temporaryFile()
    processID = try Self.spawn(
      [program] + arguments, environment: environment ?? Self.ownEnvironment,
      files: [inputFile, outputFile, errorFile], directory: directory)
  }

  /// Starts a program that reads from a file of ours.
  init(_ program: String, _ arguments: [String], inputFile: Int32, directory: String) throws {
    outputFile = try Self.temporaryFile()
    errorFile = try Self.temporaryFile()
    processID = try Self.spawn(
      [program] + arguments, environment: Self.ownEnvironment,
      files: [inputFile, outputFile, errorFile], directory: directory)
  }

  deinit {
    close(outputFile)
    close(errorFile)
  }

  /// Starts a program and waits for its end.
  @discardableResult
  public static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    input: [UInt8] = [], directory: String? = nil
  ) throws -> Output {
    try Child(
      program, arguments, environment: environment, input: input, directory: directory
    ).wait()
  }

  /// Waits for its end. May be called again, from one thread at a time.
  @discardableResult
  public func wait() -> Output {
    ended.withLock { ended in
      if let ended { return ended }
      var raw: Int32 = 0
      while waitpid(processID, &raw, 0) < 0, errno == EINTR {}
      let signal = raw & 0x7f
      let output = Output(
        status: signal == 0 ? (raw >> 8) & 0xff : 128 + signal,
        standardOutput: Self.contents(of: outputFile), standardError: Self.contents(of: errorFile))
      ended = output
      return output
    }
  }

  /// Sends a signal. Not to be called after ``wait()``: the number may be another's by then.
  public func signal(_ signal: Int32 = SIGKILL) {
    kill(processID, signal)
  }

  /// What it has written to standard output so far.
  public var outputSoFar: String {
    String(decoding: Self.contents(of: outputFile), as: UTF8.self)
  }

  /// Our own variables, to be changed and handed on.
  public static var ownEnvironment: [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return variables
  }

  private static func spawn(
    _ arguments: [String], environment: [String: String], files: [Int32], directory: String?
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, file) in files.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(target))
    }
    let inDirectory = directory.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] } ?? []
    let argv = (inDirectory + arguments).map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var processID: pid_t = 0
    let program = inDirectory.first ?? arguments[0]
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Tests run on threads that block all signals, and a child would inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let code = posix_spawnp(&processID, program, &actions, &attributes, argv, envp)
    guard code == 0 else { throw SystemError("cannot start \(program)", code) }
    return processID
  }

  /// A file without a name, closed in children.
  private static func temporaryFile(holding bytes: [UInt8] = []) throws -> Int32 {
    var name = Array("/tmp/coopledger-child-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw SystemError("no temporary file", errno) }
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw SystemError("cannot write a temporary file", errno) }
      rest = rest.dropFirst(count)
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  private static func contents(of file: Int32) -> [UInt8] {
    var status = stat()
    fstat(file, &status)
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      count = max(0, pread(file, buffer.baseAddress, buffer.count, 0))
    }
  }
}
