/// Reads CSV piece by piece: RFC 4180, lines ended by CRLF, LF or CR, in UTF-8 with or without a
/// byte order mark.
///
/// It takes bytes and answers with the records that they complete, so it holds one record however
/// long the file. A record that cannot be taken is answered by its error and reading goes on, so
/// that one look finds everything; after an error that ends the file nothing more comes.
///
/// Other encodings are refused, not guessed: what is guessed wrong is a wrong name in the books.
public struct CSVReader: Sendable {
  public typealias Answer = Result<CSVRecord, CSVError>

  private enum State {
    /// Before a field.
    case start
    case bare
    case quoted
    /// Behind a quote inside of a quoted field: its end, or the first of two.
    case quote
    case ended
  }

  /// The most bytes of a record: what is longer has an open quote, or is no CSV.
  static let longest = 1 << 20
  /// The most columns: nobody's table has more, and readers compare each name with the others.
  static let widest = 1000

  private let separator: UInt8
  private var state = State.start
  private var head: [UInt8]? = []
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var trouble: CSVError?
  private var columns: Int?
  private var line = 1
  private var firstLine = 1
  private var fieldLine = 1
  private var isAfterCR = false
  /// Bytes of the record so far.
  private var size = 0
  private var answers: [Answer] = []

  public init(dialect: CSVDialect = .rfc4180) {
    separator = UInt8(ascii: dialect.separator)
  }

  /// The records that these bytes complete.
  public mutating func take(_ bytes: some Sequence<UInt8>) -> [Answer] {
    for byte in bytes {
      guard head != nil else {
        step(byte)
        continue
      }
      head?.append(byte)
      if head?.count == 3 { openHead() }
    }
    return flush()
  }

  /// The last record, where no line end stands behind it.
  public mutating func finish() -> [Answer] {
    openHead()
    switch state {
    case .ended: break
    case .quoted: end(with: .openQuote(fieldLine))
    case .start where fields.isEmpty:
      if columns == nil { end(with: .empty) }
    default: endRecord()
    }
    state = .ended
    return flush()
  }

  /// The first three bytes tell the encoding.
  private mutating func openHead() {
    guard let bytes = head else { return }
    head = nil
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return end(with: .utf16)
    }
    for byte in bytes where bytes != [0xEF, 0xBB, 0xBF] { step(byte) }
  }

  private mutating func step(_ byte: UInt8) {
    defer { isAfterCR = byte == UInt8(ascii: "\r") }
    size += 1
    guard size <= Self.longest || state == .ended else {
      return end(with: state == .quoted ? .farQuote(fieldLine) : .tooLong(firstLine))
    }
    switch (state, byte) {
    case (.ended, _): return
    case (.quoted, UInt8(ascii: "\"")): state = .quote
    case (.quoted, _):
      field.append(byte)
      countLine(byte)
    case (.quote, UInt8(ascii: "\"")):
      field.append(byte)
      state = .quoted
    case (.start, UInt8(ascii: "\"")):
      state = .quoted
      fieldLine = line
    case (_, separator): endField()
    case (_, UInt8(ascii: "\n")) where isAfterCR: firstLine = line
    case (_, UInt8(ascii: "\r")), (_, UInt8(ascii: "\n")):
      endRecord()
      countLine(byte)
      firstLine = line
    case (.quote, _): end(with: .afterQuote(line))
    default:
      state = .bare
      field.append(byte)
    }
  }

  private mutating func countLine(_ byte: UInt8) {
    if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && !isAfterCR) { line += 1 }
  }

  private mutating func endField() {
    if columns == nil, fields.count == Self.widest {
      return end(with: .tooManyColumns(firstLine, Self.widest))
    }
    if field.contains(0) {
      trouble = trouble ?? .nul(line, column: fields.count + 1)
    }
    if let text = String(validating: field, as: UTF8.self) {
      fields.append(text)
    } else {
      let byte = field[Self.firstForeign(in: field)]
      trouble = trouble ?? .notUTF8(line, column: fields.count + 1, byte: byte)
      fields.append("")
    }
    field.removeAll(keepingCapacity: true)
    state = .start
  }

  private mutating func endRecord() {
    size = 0
    // Spreadsheets leave empty lines behind; where there is one column, they are empty fields.
    if state == .start, fields.isEmpty, columns != 1 { return }
    endField()
    if state == .ended { return }
    let width = columns ?? fields.count
    columns = width
    if let trouble {
      answers.append(.failure(trouble))
    } else if fields.count != width {
      answers.append(.failure(.ragged(firstLine, fields: fields.count, columns: width)))
    } else {
      answers.append(.success(CSVRecord(line: firstLine, fields: fields)))
    }
    fields = []
    trouble = nil
  }

  private mutating func end(with error: CSVError) {
    answers.append(.failure(error))
    field = []
    fields = []
    state = .ended
  }

  private mutating func flush() -> [Answer] {
    defer { answers = [] }
    return answers
  }

  /// The place of the first byte at which these cease to be UTF-8.
  private static func firstForeign(in bytes: [UInt8]) -> Int {
    var place = 0
    while place < bytes.count {
      let length = (1...4).first { length in
        place + length <= bytes.count
          && String(validating: bytes[place..<place + length], as: UTF8.self) != nil
      }
      guard let length else { return place }
      place += length
    }
    return 0
  }
}
