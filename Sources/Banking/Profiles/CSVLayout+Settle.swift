extension CSVLayout {
  /// The rows below the header, cell by cell.
  private func below(_ rows: HeadRows) -> [(line: Int, cells: [String])] {
    let decoder = CellDecoder(encodings)
    return rows.rows(separator, quote).filter { $0.line > headerLine ?? 0 }.map { row in
      (row.line, (0..<row.count).map { CellText.clean(decoder.text(row[$0]) ?? "") })
    }
  }

  /// One word may name two kinds of columns, and what stands there tells: `Valuta` is a day in one
  /// language and a currency in the next, and `Debit/Credit` has amounts or says which way.
  mutating func tellApart(_ rows: HeadRows) {
    tell(.valueDate, from: .currency, rows) { DateParts($0) != nil }
    tell(.amount, from: .sign, rows) { WrittenAmount($0) != nil }
  }

  private mutating func tell(
    _ one: ProfileField, from other: ProfileField, _ rows: HeadRows, isOne: (String) -> Bool
  ) {
    let both = Set(columns[one] ?? []).intersection(columns[other] ?? [])
    guard !both.isEmpty else { return }
    let place = Set(both.map(\.place))
    let first = below(rows).lazy.flatMap { row in
      place.compactMap { $0 < row.cells.count ? row.cells[$0] : nil }
    }.first { !$0.isEmpty }
    guard let first else { return }
    let loser = isOne(first) ? other : one
    columns[loser]?.removeAll { both.contains($0) }
    if columns[loser]?.isEmpty == true { columns[loser] = nil }
  }

  /// Settles which columns count where the header alone leaves it open.
  /// - Throws: where what would be read could be wrong.
  mutating func settle(_ rows: HeadRows) throws(StatementError) {
    guard !header.isEmpty else { return }
    let below = below(rows).filter { $0.cells.count > 1 }
    if profile[.detected] == "last" {
      // Two columns that say which way are surer than one that may be anything.
      if columns[.credit] != nil, columns[.debit] != nil { columns[.amount] = nil }
      try refuseOneSided(below)
      try settleFees(below)
      findSigns(below)
    }
    settleBeside(.currency)
    settleBeside(.sign)
    try refuseDoubled(below)
  }

  /// Refuses a file of which only the column of what came in, or of what went out, is known, where
  /// rows have nothing in it.
  private func refuseOneSided(_ below: [(line: Int, cells: [String])]) throws(StatementError) {
    let whole: [ProfileField] = [.amount, .net, .gross]
    guard whole.allSatisfy({ columns[$0] == nil }),
      (columns[.credit] == nil) != (columns[.debit] == nil),
      let known = (columns[.credit] ?? columns[.debit])?.first
    else { return }
    let isIn = columns[.credit] != nil
    let days = (columns[.date] ?? []).map(\.place)
    for (line, cells) in below
    where days.contains(where: { $0 < cells.count && DateParts(cells[$0]) != nil }) {
      let text = known.place < cells.count ? cells[known.place] : ""
      guard text.allSatisfy({ "0.,".contains($0) }) else { continue }
      throw StatementError(
        "statement_one_sided", line: line, field: known.name,
        "The column \(known.name.quoted) is what \(isIn ? "came in" : "went out"), and none is "
          + "known for what \(isIn ? "went out" : "came in") among: "
          + leftAside.joined(separator: ", "),
        hint: "Say which in a profile: NAME,\(isIn ? "debit" : "credit"),, below a copy of "
          + "coopledger statement profile show plain.")
    }
  }

  /// Finds the column that says which way, where no amount has a sign and a column has nothing but
  /// words for it.
  private mutating func findSigns(_ below: [(line: Int, cells: [String])]) {
    guard let amount = columns[.amount]?.first, columns[.sign] == nil,
      let words = profile.meanings[.sign]
    else { return }
    let lines = below.filter { row in
      amount.place < row.cells.count && WrittenAmount(row.cells[amount.place]) != nil
    }
    guard !lines.isEmpty,
      lines.allSatisfy({ WrittenAmount($0.cells[amount.place])?.isSigned == false })
    else { return }
    for (place, name) in header.enumerated() where place != amount.place {
      let means = lines.map { row -> String? in
        place < row.cells.count && !row.cells[place].isEmpty
          ? words[ColumnName.plain(row.cells[place])] : nil
      }
      guard means.allSatisfy({ $0 != nil }), means.contains("debit") else { continue }
      columns[.sign] = [Column(place: place, name: name, currency: nil)]
      return
    }
  }

  /// Refuses a file of which it is not known whether its amounts are before or after fees.
  private mutating func settleFees(_ below: [(line: Int, cells: [String])]) throws(StatementError) {
    if let fee = columns[.fee]?.first, columns[.net] == nil, columns[.gross] == nil {
      let charged = below.first { row in
        fee.place < row.cells.count && WrittenAmount(row.cells[fee.place]) != nil
          && row.cells[fee.place].contains { "123456789".contains($0) }
      }
      guard let charged else {
        columns[.fee] = nil
        return
      }
      throw StatementError(
        "statement_fee", line: charged.line, field: fee.name,
        "There are fees in column \(fee.name.quoted), and it is not known whether the amounts are "
          + "before or after them",
        hint: "A profile says so: the amounts are gross, or net, and not amount.")
    }
    guard columns[.fee] == nil, let net = columns[.net]?.first,
      let other = columns[.gross]?.first ?? columns[.amount]?.first
    else { return }
    throw StatementError(
      "statement_fee", line: headerLine, field: net.name,
      "The file has columns \(other.name.quoted) and \(net.name.quoted), and none for a fee "
        + "between them", hint: "A profile says which of them was paid: NAME,amount,,")
  }

  /// Of several columns of one name for the currency, or for which way, the one beside the amount
  /// is the amount's.
  private mutating func settleBeside(_ field: ProfileField) {
    guard let doubled = columns[field], isDoubled(doubled) else { return }
    let amounts: [ProfileField] = [.net, .gross, .amount, .credit, .debit]
    guard let amount = amounts.compactMap({ columns[$0]?.first }).first else { return }
    for place in [amount.place + 1, amount.place - 1] {
      guard let beside = doubled.first(where: { $0.place == place }) else { continue }
      columns[field] = [beside]
      return
    }
  }

  private func isDoubled(_ columns: [Column]) -> Bool {
    Set(columns.map { ColumnName.plain($0.name) }).count < columns.count
  }

  /// Refuses a file in which two columns of one name, one of which would be read, differ.
  private func refuseDoubled(_ below: [(line: Int, cells: [String])]) throws(StatementError) {
    for (field, columns) in columns where field != .remittance && isDoubled(columns) {
      for (index, one) in columns.enumerated() {
        for other in columns[(index + 1)...]
        where ColumnName.plain(one.name) == ColumnName.plain(other.name) {
          let differs = below.first { row in
            one.place < row.cells.count && other.place < row.cells.count
              && !row.cells[other.place].isEmpty && row.cells[one.place] != row.cells[other.place]
          }
          guard let differs else { continue }
          throw StatementError(
            "statement_doubled", line: differs.line, field: one.name,
            "Two columns are called \(one.name.quoted), and say "
              + "\(differs.cells[one.place].quoted) and \(differs.cells[other.place].quoted)",
            hint: "Give one of them another name in the file, or say in a profile which counts, by "
              + "its place: #\(one.place + 1) or #\(other.place + 1).")
        }
      }
    }
  }
}
