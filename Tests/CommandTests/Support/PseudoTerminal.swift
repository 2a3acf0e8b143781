import Glibc
import TestSupport

/// A terminal of our own, for a child to believe in.
enum PseudoTerminal {
  /// Runs the program with its standard output and input on a terminal; answers with what it
  /// showed there, and its exit code.
  /// - Parameter answer: what somebody types there; then what goes to standard error is shown, too.
  static func run(
    _ words: [String], _ variables: [String: String], answering answer: String? = nil
  ) throws -> (shown: String, status: Int32) {
    var (ours, theirs) = (Int32(-1), Int32(-1))
    var name = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard openpty(&ours, &theirs, &name, nil, nil) == 0 else {
      throw SystemError("no pseudo-terminal", errno)
    }
    defer { close(ours) }
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    if let answer, write(ours, answer, answer.utf8.count) < 0 {
      throw SystemError("nothing can be typed", errno)
    }
    let errors = answer == nil ? "" : " 2>&0"
    // The shell joins the program to the terminal: a child of ours has its output in files.
    let child = try Child(
      "/bin/sh", ["-c", "exec \"$0\" \"$@\" <>\(path) >&0\(errors)", Program.path] + words,
      environment: Program.environment.merging(variables) { $1 })
    // Ours until the child has it: a terminal that nobody holds is gone.
    let output = child.wait()
    close(theirs)
    var shown: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    // Ends with an error when the child's end is closed.
    while case let count = read(ours, &buffer, buffer.count), count > 0 {
      shown += buffer[..<count]
    }
    return (String(decoding: shown, as: UTF8.self), output.status)
  }
}
