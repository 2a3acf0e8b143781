public import Glibc

/// A folder that goes with its last user.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    var name = Array("/tmp/coopledger-mail-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary folder", errno) }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { _ = try? Child.run("rm", ["-rf", path]) }

  /// Writes a file in it.
  public func write(_ name: String, _ text: String, mode: mode_t = 0o600) throws -> String {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count,
      fchmod(file, mode) == 0
    else { throw SystemError("cannot write \(name)", errno) }
    return "\(path)/\(name)"
  }

  /// The names of what is in it.
  public func names(in folder: String = "") throws -> [String] {
    try Child.run("ls", ["-A", "\(path)/\(folder)"]).output.split(separator: "\n").map(String.init)
  }
}
