/// Takes a file's bytes apart into rows and cells, and holds one row at a time.
///
/// Decision: not `CSVReader`, which keeps the rules of our own files (UTF-8, one width, nothing
/// behind a closing quote, one separator of two). Banks keep none of them: notes stand above and
/// below the table, and encodings, separators and quotes are the profile's. Rejected: teaching
/// `CSVReader` all that, which would make its promises conditional.
struct RowScanner {
  /// The most bytes of a row: what is longer has an open quote, or is no CSV.
  static let longest = 1 << 20

  private enum State {
    case start, bare, quoted
    /// Behind a quote inside of a quoted cell: its end, or the first of two.
    case quote
  }

  private let source: ByteSource
  private let separator: UInt8
  private let quote: UInt8?
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var place = 0
  private var filled = 0
  private var isAtEnd = false
  private var isAtStart = true
  private var isAfterCR = false
  private var carriageReturns = 0
  private var line = 1
  private var quoteLine = 1

  /// - Parameter source: the file's bytes, UTF-16 turned into UTF-8.
  init(_ source: @escaping ByteSource, separator: UInt8, quote: UInt8?) {
    self.source = source
    self.separator = separator
    self.quote = quote
  }

  /// Reads the next row into `row`, and answers false at the end of the file.
  mutating func next(_ row: inout Row) throws(StatementError) -> Bool {
    row.clear()
    row.line = line
    var state = State.start
    while let byte = try nextByte() {
      let wasAfterCR = isAfterCR
      isAfterCR = byte == 0x0D
      if byte != 0x0A { carriageReturns = byte == 0x0D ? carriageReturns + 1 : 0 }
      if byte == 0x0A, wasAfterCR {
        // CR CR LF, which some programs make of CRLF, ends one line and not two.
        line -= max(0, carriageReturns - 1)
        carriageReturns = 0
        if state == .start, row.isEmpty {
          row.line = line
          continue
        }
        if state == .quoted { row.bytes.append(byte) }
        continue
      }
      switch (state, byte) {
      case (.quoted, _) where byte == quote: state = .quote
      case (.quoted, _):
        row.bytes.append(byte)
        if byte == 0x0A || byte == 0x0D { line += 1 }
      case (.quote, _) where byte == quote:
        row.bytes.append(byte)
        state = .quoted
      case (.start, _) where byte == quote:
        state = .quoted
        quoteLine = line
      case (_, separator):
        if state == .bare { try checkQuotes(row) }
        row.endCell()
        state = .start
      case (_, 0x0A), (_, 0x0D):
        if state == .bare { try checkQuotes(row) }
        row.endCell()
        line += 1
        return true
      case (.quote, 0x20): continue
      case (.quote, _):
        throw StatementError(
          "statement_after_quote", line: line, "There is text behind a closing quote",
          hint: "Inside of a quoted cell a quote is written twice; a profile's setting quote,none "
            + "reads quotes as text.")
      default:
        state = .bare
        row.bytes.append(byte)
      }
      guard row.bytes.count <= Self.longest else { throw tooLong(row, state) }
    }
    if state == .quoted { throw openQuote() }
    if state == .start, row.isEmpty { return false }
    row.endCell()
    return true
  }

  /// A cell that ends with a quote and has none to open it has lost its beginning.
  private func checkQuotes(_ row: Row) throws(StatementError) {
    guard let quote, row.bytes.last == quote else { return }
    let cell = row.bytes[row.lastEnd...]
    guard !cell.count(where: { $0 == quote }).isMultiple(of: 2) else { return }
    throw StatementError(
      "statement_lone_quote", line: row.line,
      "The cell \(String(decoding: cell, as: UTF8.self).quoted) ends with a "
        + "quote that nothing opens",
      hint: "Is the file damaged? A profile's setting quote,none reads quotes as text.")
  }

  private func openQuote() -> StatementError {
    StatementError(
      "statement_open_quote", line: quoteLine,
      "A quoted cell begins here, and the file ends before it does",
      hint: "Is the file whole? Inside of a quoted cell a quote is written twice: \"\".")
  }

  private func tooLong(_ row: Row, _ state: State) -> StatementError {
    guard state != .quoted else {
      return StatementError(
        "statement_open_quote", line: quoteLine,
        "A quoted cell begins here and has not ended a million bytes later",
        hint: "Inside of a quoted cell a quote is written twice: \"\".")
    }
    return StatementError(
      "statement_row_length", line: row.line, "The row has more than a million bytes",
      hint: "Is it a CSV file?")
  }

  private mutating func nextByte() throws(StatementError) -> UInt8? {
    // A piece may hold nothing but the byte order mark.
    while place == filled, !isAtEnd { try fill() }
    guard place < filled else { return nil }
    defer { place += 1 }
    return buffer[place]
  }

  private mutating func fill() throws(StatementError) {
    place = 0
    filled = try RowScanner.read(source, into: &buffer)
    isAtEnd = filled == 0
    // The mark is three bytes, and a source may hand them out one by one.
    guard isAtStart, !isAtEnd else { return }
    isAtStart = false
    while filled < 3, buffer[0] == 0xEF {
      var more = [UInt8](repeating: 0, count: 3 - filled)
      let count = try RowScanner.read(source, into: &more)
      guard count > 0 else { return }
      for byte in more[..<count] {
        buffer[filled] = byte
        filled += 1
      }
    }
    if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { place = 3 }
  }

  /// A source's next bytes, at the front of the buffer.
  static func read(
    _ source: ByteSource, into buffer: inout [UInt8]
  ) throws(StatementError) -> Int {
    // `withUnsafeMutableBytes` does not carry typed errors out.
    let answer = buffer.withUnsafeMutableBytes { bytes -> Result<Int, StatementError> in
      do throws(StatementError) { return .success(try source(bytes)) } catch {
        return .failure(error)
      }
    }
    return try answer.get()
  }
}

/// One row of a file, as bytes.
struct Row {
  fileprivate(set) var line = 1
  fileprivate(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }
  fileprivate var lastEnd: Int { ends.last ?? 0 }
  fileprivate var isEmpty: Bool { ends.isEmpty && bytes.isEmpty }

  /// The bytes of a cell; none where the row has no such cell.
  subscript(_ index: Int) -> ArraySlice<UInt8> {
    guard index < ends.count else { return [] }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Whether nothing but space stands in its cells.
  var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  fileprivate mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  fileprivate mutating func endCell() { ends.append(bytes.count) }
}
