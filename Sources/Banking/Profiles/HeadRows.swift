/// A file's first rows as text, under each separator and encoding that a profile may want.
final class HeadRows {
  let head: FileHead
  let utf16: UTF16Order?
  /// Whether a byte order mark says that it is Unicode.
  let isMarked: Bool
  /// Whether all of it is UTF-8, as far as it was read.
  private(set) lazy var isUTF8 = utf16 != nil || foreignLine == nil
  private var raw: [String: [Row]] = [:]
  private var texts: [String: [[String]]] = [:]

  static let most = 5_000
  /// How far down a header may stand.
  static let headerDepth = 60

  init(_ head: FileHead) {
    self.head = head
    utf16 = UTF16Order(head: head.bytes)
    isMarked = utf16 != nil || head.bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }

  /// The first line that is not UTF-8.
  private(set) lazy var foreignLine: Int? = {
    var line = 1
    for bytes in head.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      // The head of a longer file may end inside of a character.
      let isLast = bytes.endIndex == head.bytes.endIndex && !head.isWhole
      if !isLast, String(validating: bytes, as: UTF8.self) == nil { return line }
      line += 1
    }
    return nil
  }()

  func rows(_ separator: Character, _ quote: Character?) -> [Row] {
    let key = "\(separator)\(quote ?? " ")"
    if let rows = raw[key] { return rows }
    let rows = head.rows(
      separator: separator.asciiValue ?? 0x2C, quote: quote?.asciiValue, atMost: Self.most)
    raw[key] = rows
    return rows
  }

  /// The rows among which a header is looked for.
  func texts(_ separator: Character, _ quote: Character?, _ encodings: [TextEncoding]) -> [[String]]
  {
    let key = "\(separator)\(quote ?? " ")\(encodings)"
    if let texts = texts[key] { return texts }
    let decoder = CellDecoder(encodings)
    let found = rows(separator, quote).prefix(Self.headerDepth).map { row in
      (0..<row.count).map { CellText.clean(decoder.text(row[$0]) ?? "") }
    }
    texts[key] = found
    return found
  }
}

/// The text of cells.
enum CellText {
  /// Without the space around it, and without the formula by which some banks keep spreadsheets
  /// from reading a number: `="00123"`.
  static func clean(_ text: String) -> String {
    let bytes = text.utf8
    guard let start = bytes.first, let end = bytes.last else { return "" }
    // Most cells are bare already.
    if 0x21...0x7F ~= start, 0x21...0x7F ~= end, start != UInt8(ascii: "=") { return text }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    let bare = String(scalars[first...last])
    guard bare.utf8.count >= 3, bare.hasPrefix("=\""), bare.hasSuffix("\"") else { return bare }
    return String(bare.dropFirst(2).dropLast())
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{FEFF}" || scalar.properties.isWhitespace
  }
}

extension CellText {
  static func isBlank(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
