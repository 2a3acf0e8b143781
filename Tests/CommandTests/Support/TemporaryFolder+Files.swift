import Glibc
import TestSupport

extension TemporaryFolder {
  /// Writes a file of any bytes, and answers its path.
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = try write(name, "")
    let descriptor = open(file, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError("cannot write \(file)", errno) }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw SystemError("cannot write \(file)", errno)
    }
    return file
  }

  /// The text of a file; nil where there is none.
  func read(_ name: String) throws -> String? {
    let output = try Child.run("/bin/cat", ["\(path)/\(name)"], environment: [:])
    return output.status == 0 ? output.output : nil
  }
}
