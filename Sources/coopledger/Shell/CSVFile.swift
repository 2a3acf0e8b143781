import CSV
import Glibc
import Reports

/// A CSV file on disk, read piece by piece.
enum CSVFile {
  /// Hands out the file's records in order, and why others could not be taken.
  ///
  /// - Throws: what `each` throws, and `Failure` for a file that cannot be read.
  static func read(
    _ path: String, dialect: CSVDialect = .rfc4180, each: (CSVReader.Answer) throws -> Void
  ) throws {
    var reader = CSVReader(dialect: dialect)
    try pieces(of: path) { piece in
      for answer in reader.take(piece) { try each(answer) }
    }
    for answer in reader.finish() { try each(answer) }
  }

  /// Hands out the file's bytes in order.
  ///
  /// - Throws: what `each` throws, and `Failure` for a file that cannot be read.
  static func pieces(of path: String, each: (ArraySlice<UInt8>) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { return }
      try each(buffer[..<count])
    }
  }

  private static func unreadable(_ path: String) -> Failure {
    var failure = Failure(
      "file_unreadable", "\(path) cannot be read: \(String(cString: strerror(errno)))",
      exit: .inputMissing)
    failure.file = path
    return failure
  }
}
