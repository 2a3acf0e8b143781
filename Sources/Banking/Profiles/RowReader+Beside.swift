import Ledger

extension RowReader {
  // MARK: Rows that are no lines

  /// Whether it has a day and an amount, as lines have.
  func isLine(_ row: Row) -> Bool {
    let amounts: [ProfileField] = [.amount, .credit, .debit, .net, .gross]
    let hasAmount = amounts.flatMap { layout.columns[$0] ?? [] }.contains {
      !CellText.isBlank(row[$0.place])
    }
    let day = (layout.columns[.date] ?? []).lazy.compactMap { column in
      decoder.text(row[column.place]).flatMap { layout.dates.day(CellText.clean($0)) }
    }.first
    return hasAmount && day != nil
  }

  /// Reads the labelled cells of a row, and answers whether it has one.
  mutating func takeLabels(_ row: Row) throws(StatementError) -> Bool {
    var cells: [String] = []
    for place in 0..<row.count { cells.append(try text(row, place)) }
    var isLabelled = false
    for (place, cell) in cells.enumerated() where !cell.isEmpty {
      let plain = ColumnName.plain(cell)
      for (field, names) in profile.labels {
        if names.contains(where: { $0.matches(plain) }) {
          labelled[field] = cells[(place + 1)...].first { !$0.isEmpty } ?? ""
          isLabelled = true
        } else if let colon = cell.firstIndex(of: ":"),
          names.contains(where: { $0.matches(ColumnName.plain(cell[..<colon])) })
        {
          labelled[field] = CellText.clean(String(cell[cell.index(after: colon)...]))
          isLabelled = true
        }
      }
    }
    return isLabelled
  }

  /// Takes a line that only says what was on the account, by the words for it, as the balance that
  /// it is: some banks list it among the lines, with a day.
  ///
  /// Not where that balance stands beside the table as well: then the words are those of a payer.
  mutating func takeBalance(_ row: Row) throws(StatementError) -> Bool {
    guard labelled[.opening] == nil || labelled[.closing] == nil else { return false }
    let amounts = [ProfileField.amount, .credit, .debit].flatMap { layout.columns[$0] ?? [] }
    for column in layout.columns[.remittance] ?? [] where row[column.place].count <= 60 {
      let cell = ColumnName.plain(try text(row, column.place))
      for field in [ProfileField.opening, .closing] where labelled[field] == nil {
        guard profile.labels[field]?.contains(where: { $0.matches(cell) }) == true,
          let amount = amounts.first(where: { !CellText.isBlank(row[$0.place]) })
        else { continue }
        let isOut = layout.columns[.debit]?.contains(amount) == true
        labelled[field] = (isOut ? "-" : "") + (try text(row, amount.place))
        return true
      }
    }
    return false
  }

  /// Whether a row without a day is a sum of lines, by the words for it.
  func isTotal(_ row: Row) throws(StatementError) -> Bool {
    guard !totals.isEmpty else { return false }
    for place in 0..<row.count where !CellText.isBlank(row[place]) {
      let cell = ColumnName.plain(try text(row, place))
      if totals.contains(where: { $0.matches(cell) }) { return try !hasDay(row) }
    }
    return false
  }

  private func hasDay(_ row: Row) throws(StatementError) -> Bool {
    guard let cell = try cell(row, .date) else { return false }
    return DateParts(cell.text) != nil
  }

  /// Whether all that a row holds is words in its first cell, or where lines have their day: as
  /// where a bank writes below its table what it is not liable for. Words that stand elsewhere are
  /// what is left of a line.
  func isNote(_ row: Row) throws(StatementError) -> Bool {
    let places = (0..<row.count).filter { !CellText.isBlank(row[$0]) }
    guard !layout.header.isEmpty, places.count == 1, let place = places.first,
      place == 0 || layout.columns[.date]?.contains(where: { $0.place == place }) == true
    else { return false }
    let isText = layout.columns[.remittance]?.contains { $0.place == place } == true
    guard profile[.continuation] == nil || !isText else { return false }
    let text = try text(row, place)
    return DateParts(text) == nil && text.contains { $0.isLetter }
      && profile.meanings[.status]?[ColumnName.plain(text)] == nil
  }

  /// What a row says that is a part of the line above: its texts and its amount.
  func part(_ row: Row) throws(StatementError) -> String? {
    guard let parts = layout.columns[.part], let amount = try cell(row, .part) else { return nil }
    let amounts = [ProfileField.amount, .credit, .debit, .net, .gross]
    let isEmpty = amounts.flatMap { layout.columns[$0] ?? [] }
      .allSatisfy { parts.contains($0) || CellText.isBlank(row[$0.place]) }
    guard isEmpty else { return nil }
    return [try remittance(row), amount.text].compactMap(\.self).joined(separator: " ")
  }

  /// Words and then the header again are the table of another account.
  func severalTables(_ row: Row, _ note: Int) -> StatementError {
    StatementError(
      "statement_tables", line: row.line,
      "The header stands here again, below words in line \(note): it may be another account's",
      hint: "Export each account by itself, or cut the file in two.")
  }

  func isIgnored(_ row: Row) throws(StatementError) -> Bool {
    guard !ignored.isEmpty,
      let first = (0..<row.count).first(where: { !CellText.isBlank(row[$0]) })
    else { return false }
    let cell = ColumnName.plain(try text(row, first))
    return ignored.contains { $0.matches(cell) }
  }

  /// Whether the header stands there again, as where several exports are one behind the other.
  func isHeaderAgain(_ row: Row) throws(StatementError) -> Bool {
    guard let date = layout.columns[.date]?.first, !layout.header.isEmpty,
      row[date.place].elementsEqual(layout.header[date.place].utf8)
    else { return false }
    for place in layout.header.indices where try text(row, place) != layout.header[place] {
      return false
    }
    return true
  }

  func continuation(_ row: Row) throws(StatementError) -> String? {
    let needed = [ProfileField.date, .amount, .credit, .debit, .net, .gross]
    let isEmpty = needed.flatMap { layout.columns[$0] ?? [] }.allSatisfy {
      CellText.isBlank(row[$0.place])
    }
    guard isEmpty else { return nil }
    return try remittance(row)
  }
}
