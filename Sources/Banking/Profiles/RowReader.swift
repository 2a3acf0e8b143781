import Ledger

/// Makes lines of a file's rows: one row at a time, without a memory but for the labels beside the
/// table.
struct RowReader {
  /// What a row is.
  enum Meaning {
    /// Empty, a label, a header, a note.
    case nothing
    /// The text of the line above goes on.
    case more(String)
    /// A line that is left aside, and why.
    case aside(Aside)
    case line(StatementLine, of: StatementKey)
  }

  enum Aside: Hashable {
    case skipped, undated, otherCurrency
  }

  let layout: CSVLayout
  let choice: CSVChoice
  let decoder: CellDecoder
  let ignored: [ColumnName]
  let totals: [ColumnName]
  /// What the labelled cells so far say.
  var labelled: [ProfileField: String] = [:]
  /// The account of the line above: cards' files leave it out where the card was paid off.
  var lastAccount: String?
  var assumesCurrency = false
  /// The line of words between lines, since the last of these.
  private var note: Int?

  init(_ layout: CSVLayout, _ choice: CSVChoice) {
    self.layout = layout
    self.choice = choice
    decoder = CellDecoder(layout.encodings)
    ignored = layout.profile.all(.ignore).map { ColumnName($0) }
    totals = layout.profile.all(.totals).map { ColumnName($0) }
  }

  var profile: Profile { layout.profile }
  /// The encoding, once a cell has told it.
  var encoding: TextEncoding? { decoder.decided }

  mutating func meaning(of row: Row) throws(StatementError) -> Meaning {
    guard !row.isBlank else { return .nothing }
    if let zero = row.bytes.firstIndex(of: 0) {
      let place = (0..<row.count).first { zero < row[$0].endIndex } ?? 0
      throw StatementError(
        "statement_nul", line: row.line, field: name(place),
        "The column \(name(place).quoted) has a NUL, a character that no text has",
        hint: "Is it a CSV file? Export it again.")
    }
    guard row.line != layout.headerLine else { return .nothing }
    let isTable = row.line > layout.headerLine ?? 0
    let isLine = isTable && isLine(row)
    // A line whose text is like a label is a line all the same, but for a balance that is listed.
    let isLabelled =
      profile.labels.isEmpty ? false : try isLine ? takeBalance(row) : takeLabels(row)
    if isLabelled || !isTable { return .nothing }
    let isIgnored = try isIgnored(row)
    let isHeader = try isHeaderAgain(row)
    if isHeader, let note { throw severalTables(row, note) }
    if isIgnored || isHeader { return .nothing }
    if !isLine {
      let (isTotal, isNote) = (try isTotal(row), try isNote(row))
      if isNote { note = row.line }
      // Said, since a payer's words could begin so too.
      if isTotal { return .aside(.skipped) }
      if isNote { return .nothing }
    }
    note = nil
    if let part = try part(row) { return .more(part) }
    if profile[.continuation] != nil, let text = try continuation(row) { return .more(text) }
    try checkWidth(row)
    return try line(row)
  }

  // MARK: Cells

  func name(_ place: Int) -> String {
    place < layout.header.count ? layout.header[place] : "#\(place + 1)"
  }

  /// A cell's text without the space around it.
  func text(_ row: Row, _ place: Int) throws(StatementError) -> String {
    guard let text = decoder.text(row[place]) else {
      let known = decoder.decided ?? layout.encodings.first ?? .utf8
      throw StatementError(
        "statement_encoding", line: row.line, field: name(place),
        "The text of column \(name(place).quoted) is not \(known.rawValue)",
        hint: "Say what it is: --encoding windows-1252 (western Europe) or windows-1250 (central "
          + "Europe), or in a profile.")
    }
    // By value, which a million rows can afford: the C0 and C1 controls, and DEL.
    for scalar in text.unicodeScalars where scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value {
      guard scalar != "\n", scalar != "\r", scalar != "\t" else { continue }
      throw StatementError(
        "statement_control", line: row.line, field: name(place),
        "The column \(name(place).quoted) has the control character "
          + "0x\(String(scalar.value, radix: 16, uppercase: true))",
        hint: "Is the encoding right? --encoding windows-1252 says another.")
    }
    return CellText.clean(text)
  }

  /// The first column of a field that is not empty, and its text.
  func cell(
    _ row: Row, _ field: ProfileField
  ) throws(StatementError) -> (text: String, column: CSVLayout.Column)? {
    for column in layout.columns[field] ?? [] {
      let text = try text(row, column.place)
      if !text.isEmpty { return (text, column) }
    }
    return nil
  }

  /// What a field says in a row, else beside the table, else in the profile.
  func value(_ row: Row, _ field: ProfileField) throws(StatementError) -> String? {
    try cell(row, field)?.text ?? labelled[field] ?? profile.defaults[field]
  }

  // MARK: Width

  private func checkWidth(_ row: Row) throws(StatementError) {
    guard let width = layout.width else { return }
    if row.count < width, profile[.shortRows] == nil {
      throw StatementError(
        "statement_ragged", line: row.line,
        "The row has \(row.count) \(row.count == 1 ? "cell" : "cells") for \(width) columns",
        hint: "Was the file cut off, or saved by a spreadsheet?")
    }
    guard let extra = (width..<max(row.count, width)).first(where: { !CellText.isBlank(row[$0]) })
    else { return }
    throw StatementError(
      "statement_ragged", line: row.line,
      "The row has \(row.count) cells for \(width) columns: behind the last one stands "
        + "\(try text(row, extra).quoted)",
      hint: "A cell that holds the separator \"\(layout.separator)\" stands in quotes.")
  }
}
