/// The first bytes of a file, by which its format is known.
public struct FileHead: Sendable {
  /// How many bytes are enough: some thousand lines.
  public static let length = 256 * 1024

  public let bytes: [UInt8]
  /// Whether that is all of the file.
  public let isWhole: Bool

  public init(bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
  }

  /// Reads the first bytes of a source.
  public init(reading source: ByteSource) throws(StatementError) {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < Self.length {
      let count = try RowScanner.read(source, into: &piece)
      guard count > 0 else {
        self.init(bytes: bytes, isWhole: true)
        return
      }
      bytes += piece[..<count]
    }
    self.init(bytes: bytes, isWhole: false)
  }

  /// The rows that are whole under these marks, as far as they can be told apart.
  func rows(separator: UInt8, quote: UInt8?, atMost limit: Int) -> [Row] {
    let utf16 = UTF16Order(head: bytes)
    var scanner = RowScanner(
      ByteSources.withoutUTF16(ByteSources.of(bytes), utf16), separator: separator, quote: quote)
    var rows: [Row] = []
    var row = Row()
    // What is wrong in a row is said when it is read, with its line.
    while rows.count < limit, (try? scanner.next(&row)) == true { rows.append(row) }
    if !isWhole, rows.count < limit { rows = rows.dropLast() }
    return rows
  }
}
