extension CSVLayout {
  /// The cells of some columns in the file's first rows.
  func cells(_ fields: [ProfileField], _ rows: HeadRows) -> [(line: Int, text: String)] {
    let decoder = CellDecoder(encodings)
    let places = fields.flatMap { columns[$0] ?? [] }.map(\.place)
    return rows.rows(separator, quote).filter { $0.line > headerLine ?? 0 }.flatMap { row in
      places.compactMap { place in
        let text = CellText.clean(decoder.text(row[place]) ?? "")
        return text.isEmpty ? nil : (row.line, text)
      }
    }
  }

  /// The order of day, month and year that the dates themselves show.
  func dateOrder(_ rows: HeadRows) throws(StatementError) -> DateOrder {
    var possible: Set<DateOrder>?
    var first: (line: Int, text: String)?
    for (line, text) in cells([.date, .valueDate], rows) {
      guard let orders = DateParts(text)?.orders, !orders.isEmpty else { continue }
      guard let before = possible else {
        (possible, first) = (orders, (line, text))
        continue
      }
      let both = before.intersection(orders)
      guard !both.isEmpty else {
        throw StatementError(
          "statement_dates_differ", line: line, field: columns[.date]?.first?.name,
          "The date \(text.quoted) is written in another order than those above it",
          hint: "Say the order: --dates dmy, or in a profile.")
      }
      possible = both
    }
    guard let possible, let order = possible.first else { return .ymd }
    guard possible.count == 1 else {
      let (other, word) = possible.contains(.ymd) ? ("ymd", "year") : ("mdy", "month")
      throw StatementError(
        "statement_dates_ambiguous", line: first?.line, field: columns[.date]?.first?.name,
        "The dates, such as \((first?.text ?? "").quoted), could have the day first or the \(word)",
        hint: "Say which: --dates dmy or --dates \(other), or a profile with the setting dates.")
    }
    return order
  }

  /// The decimal mark that the amounts themselves show.
  ///
  /// - Parameter scale: the decimals of the currency that was said: one that has none has no mark
  ///   of decimals, so that `1,000` and `1.000` are a thousand.
  func decimalMark(_ rows: HeadRows, scale: Int?) throws(StatementError) -> Character {
    var mark: Character?
    var unclear: (line: Int, text: String)?
    for (line, text) in cells(ProfileField.allCases.filter(\.isAmount), rows) {
      guard let written = WrittenAmount(text) else { continue }
      let shown = written.shownMark
      // What is no amount under the mark that it shows is refused when its line is read.
      if let shown, written.plain(decimal: shown) == nil { continue }
      guard let shown else {
        if written.body.contains(where: { $0 == "." || $0 == "," }) {
          unclear = unclear ?? (line, text)
        }
        continue
      }
      if let mark, mark != shown {
        throw StatementError(
          "statement_marks_differ", line: line,
          "The amount \(text.quoted) has another decimal mark than those above it",
          hint: "Is the file damaged, or is a column of another kind read? A profile says the mark "
            + "with the setting decimal, and which columns count.")
      }
      mark = shown
    }
    if mark == nil, let unclear {
      if scale == 0 { return unclear.text.contains(",") ? "." : "," }
      throw StatementError(
        "statement_marks_ambiguous", line: unclear.line,
        "The amounts, such as \(unclear.text.quoted), could have thousands or decimals behind the "
          + "mark",
        hint: "Say which in a profile, with the setting decimal.")
    }
    return mark ?? "."
  }
}
