extension CSVLayout {
  /// Why a profile that was named cannot read a file.
  static func missing(_ profile: Profile, _ rows: HeadRows) -> StatementError {
    let seen = likelyHeader(rows)
    let names = profile.needs.map { fields in
      fields.flatMap { profile.columns[$0] ?? [] }.prefix(3).map(\.text.quoted)
        .joined(separator: " or ")
    }
    guard profile[.header] != "none" else {
      return StatementError(
        "statement_shape", line: 1,
        "The file does not have the \(profile[.columns] ?? "") columns of the profile "
          + profile.name, hint: "Look which profile reads it: coopledger statement profile list.")
    }
    return StatementError(
      "statement_header", line: seen.line,
      "The file has no header of the profile \(profile.name), which needs: "
        + "\(names.joined(separator: "; "))",
      hint: "The columns seen are: \(inWords(seen.cells)). Without --profile the fitting one is "
        + "looked for.")
  }

  static func several(_ fits: [CSVLayout]) -> StatementError {
    let names = fits.map(\.profile.name).joined(separator: ", ")
    return StatementError(
      "statement_profiles", line: fits.first?.headerLine,
      "Several profiles fit this file: \(names)", hint: "Name one: --profile NAME.")
  }

  static func unknown(_ rows: HeadRows) -> StatementError {
    let seen = likelyHeader(rows)
    let first = firstRow(rows)
    let isHeadless = first.map { isLine($0.cells) } ?? false
    guard seen.cells.count > 1 || isHeadless else {
      return StatementError(
        "statement_unknown", line: 1, "The file is no table of columns, and no statement we know",
        hint: "Ask the bank for camt.053, or for CSV.")
    }
    if isHeadless, let first {
      return StatementError(
        "statement_headless", line: first.line,
        "The file seems to have no header: its first row is \(inWords(first.cells))",
        hint: "Export it with column names, or write a profile with the setting header,none, whose "
          + "columns are named by place: #1, #2.")
    }
    return StatementError(
      "statement_columns", line: seen.line,
      "No profile knows these columns: \(inWords(seen.cells))",
      hint: "Write one: coopledger statement profile show plain > mine.csv, put the names of these "
        + "columns into it, then --profile ./mine.csv.")
  }

  /// That a file is not UTF-8, which may be why no profile knows its columns.
  static func foreignText(_ rows: HeadRows) -> StatementError? {
    guard !rows.isMarked, let line = rows.foreignLine else { return nil }
    return StatementError(
      "statement_encoding", line: line,
      "The text is not utf-8, and no profile with another encoding fits",
      hint: "Say what it is: --encoding windows-1252 (western Europe) or windows-1250 (central "
        + "Europe), or in a profile.")
  }

  /// The row that is most likely a header: the first of those with the most words.
  private static func likelyHeader(_ rows: HeadRows) -> (line: Int, cells: [String]) {
    var best: (line: Int, cells: [String], words: Int) = (1, [], 0)
    for separator in [";", ",", "\t", "|"] as [Character] {
      for (index, cells) in rows.texts(separator, "\"", [.utf8, .windows1252]).enumerated() {
        let words = cells.count { $0.contains { $0.isLetter } && WrittenAmount($0) == nil }
        if words > best.words {
          best = (rows.rows(separator, "\"")[index].line, cells, words)
        }
      }
    }
    return (best.line, best.cells)
  }

  private static func firstRow(_ rows: HeadRows) -> (line: Int, cells: [String])? {
    let widest = ([";", ",", "\t", "|"] as [Character]).compactMap { separator in
      rows.texts(separator, "\"", [.utf8, .windows1252]).first.map {
        (rows.rows(separator, "\"")[0].line, $0)
      }
    }
    return widest.max { $0.1.count < $1.1.count }
  }

  /// Whether cells hold a day and an amount, as a header's do not.
  private static func isLine(_ cells: [String]) -> Bool {
    cells.contains { DateParts($0) != nil }
      && cells.contains { DateParts($0) == nil && WrittenAmount($0)?.mayBeMoney == true }
  }

  private static func inWords(_ cells: [String]) -> String {
    let shown = cells.filter { !$0.isEmpty }.prefix(30).map { String($0.prefix(40)) }
    return shown.joined(separator: ", ") + (cells.count > 30 ? ", …" : "")
  }
}
