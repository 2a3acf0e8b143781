import Glibc
import TestSupport

/// The program under test, as the test run has built it.
enum Program {
  /// It lies beside the test bundle: the package makes the tests depend on it.
  static let path: String = {
    let folder = path(of: "/proc/self/exe").split(separator: "/").dropLast()
    return "/" + folder.joined(separator: "/") + "/coopledger"
  }()

  /// What every run finds in its environment: nothing that the tester's own machine has set up,
  /// neither a home with settings and passwords nor libpq's variables.
  static let environment = [
    "PATH": Child.ownEnvironment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent",
    "LANG": "C.UTF-8", "COOPLEDGER_LOCAL_DIR": "/nonexistent/coopledger",
  ]

  /// Starts it; variables are added to those of ``environment``.
  static func start(
    _ words: [String], _ variables: [String: String] = [:]
  ) throws -> Child {
    try Child(path, words, environment: environment.merging(variables) { $1 })
  }

  /// Runs it to its end.
  static func run(
    _ words: [String], _ variables: [String: String] = [:]
  ) throws -> Child.Output {
    try start(words, variables).wait()
  }

  /// Runs a line of the shell in which `$0` is the program: for redirections and odd bytes.
  static func shell(
    _ line: String, _ words: [String] = [], _ variables: [String: String] = [:]
  ) throws -> Child.Output {
    try Child.run(
      "/bin/sh", ["-c", line, path] + words, environment: environment.merging(variables) { $1 })
  }

  private static func path(of link: String) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = max(0, readlink(link, &buffer, buffer.count))
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// The words of a command line; `'…'` holds words together, as in a shell.
func words(_ line: String) -> [String] {
  var words: [String] = []
  var current: String?
  var isQuoted = false
  for character in line {
    switch character {
    case "'":
      isQuoted.toggle()
      current = current ?? ""
    case " " where !isQuoted:
      if let word = current { words.append(word) }
      current = nil
    default: current = (current ?? "") + String(character)
    }
  }
  return words + (current.map { [$0] } ?? [])
}

extension Child.Output {
  /// The one document on standard output.
  var json: StrictJSON {
    get throws { try StrictJSON(standardOutput) }
  }

  /// The one document on standard error: what went wrong.
  var errorJSON: StrictJSON {
    get throws { try StrictJSON(standardError)["error"] }
  }
}
