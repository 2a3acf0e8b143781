import Glibc
import TestSupport

/// A folder of a test's own for the files that it gives to the program.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var name = Array("/tmp/coopledger-files-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary directory", errno) }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { _ = try? Child.run("/bin/rm", ["-rf", path], environment: [:]) }

  /// Writes a file, and answers its path.
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw SystemError("cannot write \(file)", errno) }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw SystemError("cannot write \(file)", errno)
    }
    return file
  }

  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// The text of a file; nil where there is none.
  func read(_ name: String) throws -> String? {
    let output = try Child.run("/bin/cat", ["\(path)/\(name)"], environment: [:])
    return output.status == 0 ? output.output : nil
  }

  /// The names of what is there.
  func names() throws -> [String] {
    try Child.run("/bin/ls", ["-A", path], environment: [:]).output.split(separator: "\n")
      .map(String.init)
  }
}
