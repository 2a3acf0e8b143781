import CSV
import Reports

/// A CSV file on disk, read piece by piece.
enum CSVFile {
  /// Hands out the file's records in order, and why others could not be taken.
  ///
  /// - Throws: what `each` throws, and `Failure` for a file that cannot be read, or where
  ///   the user interrupts it.
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
  /// - Throws: what `each` throws, and `Failure` for a file that cannot be read, or where
  ///   the user interrupts it.
  static func pieces(of path: String, each: (ArraySlice<UInt8>) throws -> Void) throws {
    let file = try InputFile(path)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return }
      try each(buffer[..<count])
    }
  }
}
