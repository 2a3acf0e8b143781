/// What kind of file a statement is, told by its first bytes.
public enum StatementFormat: Sendable {
  /// ISO 20022, as its message is called: camt.053 and camt.054 in any version.
  case camt053, camt054
  /// A table, with how to read it.
  case csv(CSVLayout)

  /// The format of a file that begins so.
  ///
  /// - Parameters:
  ///   - head: its first `FileHead.length` bytes, or all of it.
  ///   - choice: the profiles to choose from; with a profile that is named, the file is a table.
  /// - Throws: for what is not read, saying what it is and what to ask the bank for.
  public static func detect(
    _ head: FileHead, _ choice: CSVChoice
  ) throws(StatementError) -> StatementFormat {
    let start = Start(head.bytes.prefix(8192))
    if start.isXML {
      // An envelope may put signatures and headers before the message.
      if let format = try start.message() { return format }
      if let format = try Start(head.bytes[...]).message() { return format }
      throw Start.unread("XML of another kind", "Ask the bank for camt.053, the statement.")
    }
    if let foreign = start.foreign() { throw foreign }
    return .csv(try CSVLayout.detect(head, choice))
  }
}

/// The beginning of a file, looked at for marks of formats.
private struct Start {
  private let bytes: [UInt8]
  /// As text in small letters, however it is encoded: marks are ASCII.
  private let text: String

  init(_ head: ArraySlice<UInt8>) {
    bytes = Array(head)
    let ascii = bytes.filter { $0 != 0 && $0 < 0x80 }
    text = String(decoding: ascii.drop { $0 <= 0x20 }, as: UTF8.self).lowercased()
  }

  var isXML: Bool {
    text.hasPrefix("<") && !text.hasPrefix("<ofx") && !text.contains("<ofx>")
      && !text.contains("<?ofx")
  }

  /// The message that begins here, if it is one that is read; nil if none is seen.
  func message() throws(StatementError) -> StatementFormat? {
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.contains("<html") {
      throw Self.unread(
        "a web page", "The bank's site answered with a page, perhaps of a login: export again.")
    }
    // By local names: some files have no namespace, some a prefix.
    for (mark, format) in [
      ("bktocstmrstmt", StatementFormat.camt053), ("bktocstmrdbtcdtntfctn", .camt054),
    ]
    where text.contains("<\(mark)") || text.contains(":\(mark)") || text.contains(Self.name(format))
    {
      return format
    }
    if text.contains("bktocstmracctrpt") || text.contains("camt.052") {
      throw Self.unread(
        "camt.052, an account report of the day",
        "It can change until the day is closed: ask the bank for camt.053, the statement.")
    }
    for message in ["pain.", "pacs.", "camt.", "acmt.", "auth."] {
      guard let place = text.range(of: message) else { continue }
      let name = text[place].prefix { $0.isLetter || $0.isNumber || $0 == "." }
      throw Self.unread(
        "the ISO 20022 message \(name)", "Ask the bank for camt.053, the statement.")
    }
    return nil
  }

  private static func name(_ format: StatementFormat) -> String {
    if case .camt054 = format { "camt.054" } else { "camt.053" }
  }

  /// The refusal of a format that is known and not read.
  func foreign() -> StatementError? {
    let camt = "Ask the bank for camt.053, or for CSV."
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46]) {
      return Self.unread("a PDF, which is for people", camt)
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return Self.unread("an old Excel workbook (XLS)", "Save it as \"CSV UTF-8\". " + camt)
    }
    if bytes.starts(with: [0x50, 0x4B]) { return zip() }
    if bytes.starts(with: [0x1F, 0x8B]) {
      return Self.unread("compressed with gzip", "Unpack it first: gunzip FILE.")
    }
    if text.hasPrefix("ofxheader") || text.contains("<ofx>") || text.contains("<?ofx") {
      return Self.unread("OFX", camt)
    }
    if text.hasPrefix("!type:") || text.hasPrefix("!account") || text.hasPrefix("!option") {
      return Self.unread("QIF, which names no account and no bank reference", camt)
    }
    if isMT940 { return Self.unread("MT940, the older SWIFT statement", camt) }
    if isCODA { return Self.unread("CODA, the Belgian statement", camt) }
    if text.hasPrefix("{\\rtf") { return Self.unread("a text document (RTF)", camt) }
    if text.hasPrefix("{") || text.hasPrefix("[{") { return Self.unread("JSON", camt) }
    return nil
  }

  private func zip() -> StatementError {
    for (mark, what) in [
      ("xl/", "an Excel workbook (XLSX)"), ("[content_types]", "an Excel workbook (XLSX)"),
      ("opendocument.spreadsheet", "a spreadsheet (ODS)"),
    ] where text.contains(mark) {
      return Self.unread(what, "Save it as \"CSV UTF-8\", or ask the bank for camt.053.")
    }
    return Self.unread(
      "a ZIP archive", "Unpack it and import the files in it, oldest first.")
  }

  private var isMT940: Bool {
    let lines = text.split(whereSeparator: \.isNewline).prefix(12)
    return text.hasPrefix("{1:f01")
      || lines.contains { $0.hasPrefix(":20:") }
        && text.contains(":25") && (text.contains(":60f:") || text.contains(":60m:"))
  }

  /// A CODA file has lines of 128 characters, of which the first begins with a zero and its day.
  private var isCODA: Bool {
    guard let first = text.split(whereSeparator: \.isNewline).first else { return false }
    let bytes = Array(first.utf8)
    return first.hasPrefix("0000") && (120...128).contains(bytes.count)
      && bytes[5...10].allSatisfy { (0x30...0x39).contains($0) }
  }

  static func unread(_ what: String, _ hint: String) -> StatementError {
    StatementError("statement_format", "The file is \(what): it is not read", hint: hint)
  }
}

extension String {
  /// Where a text first stands in this one.
  fileprivate func range(of part: String) -> PartialRangeFrom<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(part) { return place... }
      formIndex(after: &place)
    }
    return nil
  }
}
