import Ledger

extension RowReader {
  /// The currency of a row: what it says, what the names of its columns say, what stands beside the
  /// table, what the profile or the caller says.
  mutating func currency(_ row: Row) throws(StatementError) -> Unit {
    let amounts: [ProfileField] = [.amount, .credit, .debit, .net, .gross]
    var written: [(text: String, column: CSVLayout.Column)] = []
    for column in amounts.flatMap({ layout.columns[$0] ?? [] }) {
      let text = try text(row, column.place)
      if !text.isEmpty { written.append((text, column)) }
    }
    // Of several columns, each in its currency, the one in which something stands. It is surer than
    // a column for the currency, which may be that of what was bought.
    for (_, column) in written {
      if let unit = column.currency.flatMap(unit) { return unit }
    }
    if let cell = try cell(row, .currency) {
      guard let unit = unit(cell.text) else {
        throw StatementError(
          "statement_currency", line: row.line, field: cell.column.name,
          "There is no currency \(cell.text.quoted)")
      }
      return unit
    }
    var unknown: (text: String, word: String, column: String)?
    for (text, column) in written {
      guard let word = WrittenAmount(text)?.currency else { continue }
      if let unit = unit(word) { return unit }
      unknown = unknown ?? (text, word, column.name)
    }
    if let unit = (labelled[.currency] ?? profile.defaults[.currency]).flatMap(unit) { return unit }
    if let unit = choice.currency { return unit }
    if let unknown {
      let codes = CurrencyWords.codes(unknown.word)?.prefix(6).joined(separator: ", ")
      throw StatementError(
        "statement_currency", line: row.line, field: unknown.column,
        "It is not known which currency \(unknown.text.quoted) is in",
        hint: codes.map {
          "\(unknown.word.quoted) may be \($0) and others. Say it: --currency CODE."
        }
          ?? "Say it: --currency CODE.")
    }
    guard let euro = choice.units["EUR"] else {
      throw StatementError(
        "statement_currency", line: row.line, "The file does not say its currency",
        hint: "Say it: --currency EUR.")
    }
    assumesCurrency = true
    return euro
  }

  /// The currency that a code, a sign or a word means; nil for one that may mean several.
  func unit(_ text: String) -> Unit? {
    if text.utf8.count == 3, let unit = choice.units[text.uppercased()] { return unit }
    if let codes = CurrencyWords.codes(text) {
      return codes.count == 1 ? codes.first.flatMap { choice.units[$0] } : nil
    }
    return choice.units[text.filter(\.isLetter).uppercased()]
  }

  /// Whether what stands beside an amount may be the currency in which it is read.
  func may(_ word: String, mean wanted: Unit) -> Bool {
    if let unit = unit(word) { return unit == wanted }
    return CurrencyWords.codes(word)?.contains(wanted.code) ?? true
  }
}
