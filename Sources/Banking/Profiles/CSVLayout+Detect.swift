import Ledger

extension CSVLayout {
  /// How to read a file that begins so.
  /// - Throws: where no profile fits, several do, or the file leaves open what its dates mean.
  public static func detect(
    _ head: FileHead, _ choice: CSVChoice
  ) throws(StatementError) -> CSVLayout {
    guard !head.bytes.isEmpty else {
      throw StatementError("statement_empty", "The file is empty", hint: "Export it again.")
    }
    let rows = HeadRows(head)
    if let zero = rows.utf16 == nil ? head.bytes.firstIndex(of: 0) : nil {
      let line = head.bytes[..<zero].count { $0 == 0x0A } + 1
      throw StatementError(
        "statement_nul", line: line, "The file has a NUL, a character that no text has",
        hint: "Is it a CSV file?")
    }
    var layout = try chosen(rows, choice)
    layout.tellApart(rows)
    try layout.settle(rows)
    if choice.dates != nil || layout.profile[.dates] == nil {
      layout.foundDates = choice.dates == nil
      if let dates = choice.dates {
        layout.dates = dates
      } else {
        layout.dates = try layout.dateOrder(rows)
      }
    }
    if layout.profile[.decimal] == nil {
      layout.foundDecimal = true
      layout.decimal = try layout.decimalMark(rows, scale: choice.currency?.scale)
    }
    return layout
  }

  private static func chosen(
    _ rows: HeadRows, _ choice: CSVChoice
  ) throws(StatementError) -> CSVLayout {
    if let profile = choice.profile {
      guard let layout = fitting(profile, rows, choice, isNamed: true) else {
        throw missing(profile, rows)
      }
      return layout
    }
    let candidates = choice.profiles.filter { $0[.detected] != "no" }
    let tiers = [
      candidates.filter(\.isOwn), candidates.filter { !$0.isOwn && $0[.detected] != "last" },
      candidates.filter { !$0.isOwn && $0[.detected] == "last" },
    ]
    for tier in tiers {
      let fits = tier.compactMap { fitting($0, rows, choice, isNamed: false) }
      guard let fit = fits.first else { continue }
      guard fits.count == 1 else { throw several(fits) }
      return fit
    }
    if choice.encoding == nil, let error = foreignText(rows) { throw error }
    throw unknown(rows)
  }

  private static func fitting(
    _ profile: Profile, _ rows: HeadRows, _ choice: CSVChoice, isNamed: Bool
  ) -> CSVLayout? {
    if choice.encoding == nil, !rows.isMarked, profile[.encoding] == nil, !rows.isUTF8 {
      return fittingForeign(profile, rows, choice, isNamed: isNamed)
    }
    var encodings = profile.all(.encoding).compactMap(TextEncoding.init)
    if encodings.isEmpty { encodings = [.utf8] }
    if let encoding = choice.encoding { encodings = [encoding] }
    if rows.isMarked { encodings = [.utf8] }
    return fitting(profile, rows, choice, encodings, isNamed: isNamed)
  }

  /// A file that is not UTF-8 under a profile that names no encoding: read in the one in which its
  /// header has words that the profile knows.
  ///
  /// Decision: only a header with letters beyond ASCII, known in one encoding, tells it (`Libellé`,
  /// `Kirjauspäivä`, `Data księgowania`); where western and central Europe write those letters with
  /// the same bytes, western it is. Rejected: guessing by the texts of lines, which would put wrong
  /// names into the books without a word.
  private static func fittingForeign(
    _ profile: Profile, _ rows: HeadRows, _ choice: CSVChoice, isNamed: Bool
  ) -> CSVLayout? {
    let plain = fitting(profile, rows, choice, [.utf8], isNamed: isNamed)
    var best: CSVLayout?
    for encoding in [TextEncoding.windows1252, .windows1250, .shiftJIS] {
      let layout = fitting(profile, rows, choice, [encoding], isNamed: isNamed)
      guard let layout, layout.known > (best ?? plain)?.known ?? 0 else { continue }
      best = layout
    }
    return best ?? plain
  }

  private static func fitting(
    _ profile: Profile, _ rows: HeadRows, _ choice: CSVChoice, _ encodings: [TextEncoding],
    isNamed: Bool
  ) -> CSVLayout? {
    let quote: Character? =
      switch profile[.quote] {
      case "none": nil
      case let text?: text.first
      case nil: "\""
      }
    let separators: [Character] =
      switch profile[.delimiter] {
      case "tab": ["\t"]
      case let text?: text.first.map { [$0] } ?? []
      case nil: [";", ",", "\t", "|"]
      }
    var best: CSVLayout?
    for separator in separators {
      if profile[.header] == "none" {
        var layout = CSVLayout(
          byPlace: profile, separator: separator, quote: quote, utf16: rows.utf16,
          encodings: encodings)
        let first = rows.rows(separator, quote).first { !$0.isBlank }
        layout.firstWidth = first?.count
        guard let first, layout.hasWidth(first) else { continue }
        if isNamed || layout.hasShape(first, choice) { return layout }
        continue
      }
      let texts = rows.texts(separator, quote, encodings)
      for (index, cells) in texts.enumerated() where cells.count > 1 {
        guard
          let layout = CSVLayout(
            profile, cells, line: rows.rows(separator, quote)[index].line, separator: separator,
            quote: quote, utf16: rows.utf16, encodings: encodings, units: choice.units)
        else { continue }
        if layout.columns.count > best?.columns.count ?? 0 { best = layout }
        break
      }
    }
    return best
  }

  /// Whether the first row has as many cells as a profile without a header wants.
  private func hasWidth(_ row: Row) -> Bool {
    let widths = profile.all(.columns).compactMap { Int($0) }
    return row.count > 1 && (widths.isEmpty || widths.contains(row.count))
  }

  /// Whether the first row looks as a profile without a header says: a day, amounts and a currency
  /// in their places.
  private func hasShape(_ row: Row, _ choice: CSVChoice) -> Bool {
    guard profile[.columns] != nil else { return false }
    let decoder = CellDecoder(encodings)
    let texts = { (field: ProfileField) -> [String] in
      (columns[field] ?? []).map { CellText.clean(decoder.text(row[$0.place]) ?? "") }
    }
    guard texts(.date).allSatisfy({ dates.day($0) != nil }),
      texts(.currency).allSatisfy({ choice.units[$0] != nil })
    else { return false }
    let amounts = ProfileField.allCases.filter(\.isAmount).flatMap(texts)
    guard amounts.contains(where: { !$0.isEmpty }),
      amounts.allSatisfy({ $0.isEmpty || WrittenAmount($0)?.plain(decimal: decimal) != nil })
    else { return false }
    let signs = profile.meanings[.sign] ?? [:]
    return texts(.sign).allSatisfy { signs[ColumnName.plain($0)] != nil }
  }
}
