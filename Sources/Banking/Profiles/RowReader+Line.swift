import Ledger

extension RowReader {
  /// The line that a row of the table is.
  mutating func line(_ row: Row) throws(StatementError) -> Meaning {
    var status = try status(row)
    if status == nil { return .aside(.skipped) }
    let unit = try currency(row)
    if let wanted = choice.currency, unit != wanted { return .aside(.otherCurrency) }
    if let status, status != .booked, try date(row, .date) == nil { return .aside(.undated) }
    guard let day = try date(row, .date) else { throw undated(row) }
    let sums = try sums(row, unit)
    if sums.amount.minor == 0, status == .booked { status = .information }
    var line = StatementLine(
      entry: 0, status: status ?? .booked, amount: sums.amount, bookedOn: day, fileLine: row.line)
    line.fee = sums.fee
    line.isNet = sums.fee != nil
    line.valueOn = try date(row, .valueDate)
    line.balance = try money(row, .balance, unit)
    try describe(&line, row)
    let account = try value(row, .account) ?? lastAccount
    lastAccount = account
    return .line(line, of: StatementKey(account: account, unit: unit))
  }

  private func describe(_ line: inout StatementLine, _ row: Row) throws(StatementError) {
    line.bankReference = try value(row, .reference)
    line.endToEndID = try value(row, .endToEnd)
    line.batch = try value(row, .batch)
    let (name, account) = try otherSide(row, isIn: line.amount.minor > 0)
    line.counterparty = Counterparty(
      name: name, account: account,
      bank: try value(row, .counterpartyBank), country: try value(row, .counterpartyCountry))
    line.structuredReference = try value(row, .structured)
    line.remittance = try remittance(row)
    line.kind = try value(row, .kind)
    line.rate = try value(row, .rate)
    if let cell = try cell(row, .originalAmount) {
      line.original = try original(row, cell.text, cell.column.name)
      // Some files sign it as the line is, others never, and some by the other side.
      if let money = line.original, (money.minor < 0) != (line.amount.minor < 0) {
        line.original = try negated(row, money)
      }
      // And some repeat the amount itself.
      if let money = line.original, money.unit == line.amount.unit {
        let gross = Int128(line.amount.minor) + Int128(line.fee?.minor ?? 0)
        if money == line.amount || Int128(money.minor) == gross { line.original = nil }
      }
    }
  }

  /// Who is on the other side: named as such, in two parts, or as the one of both who it is.
  private func otherSide(
    _ row: Row, isIn: Bool
  ) throws(StatementError) -> (name: String?, account: BankAccountID?) {
    var name = try value(row, .counterparty)
    var account = try value(row, .counterpartyAccount)
    if name == nil {
      let parts = [try value(row, .givenName), try value(row, .familyName)].compactMap(\.self)
      name = parts.isEmpty ? try value(row, isIn ? .payer : .payee) : parts.joined(separator: " ")
    }
    if account == nil { account = try value(row, isIn ? .payerAccount : .payeeAccount) }
    let known = account.flatMap { BankAccountID($0) }
    // Some banks write accounts where others have names.
    guard let name, let written = BankAccountID(name), written.isIBAN else { return (name, known) }
    return (nil, known ?? written)
  }

  /// What was paid in another currency; nil where it says nothing that the amount does not say.
  private func original(
    _ row: Row, _ text: String, _ column: String
  ) throws(StatementError) -> Money? {
    guard let written = WrittenAmount(text) else { throw unreadable(row, text, column) }
    let code = try value(row, .originalCurrency) ?? written.currency
    guard let code, let unit = unit(code) else { return nil }
    let money = try money(row, text, unit, column)
    return money.minor == 0 ? nil : money
  }

  /// The texts of its columns that are not empty and not the same, one below the other.
  func remittance(_ row: Row) throws(StatementError) -> String? {
    var texts: [String] = []
    for column in layout.columns[.remittance] ?? [] {
      let text = try text(row, column.place)
      if !text.isEmpty, !texts.contains(text) { texts.append(text) }
    }
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
  }

  // MARK: Dates and words

  func date(_ row: Row, _ field: ProfileField) throws(StatementError) -> Day? {
    guard let (text, column) = try cell(row, field) else { return nil }
    if let day = layout.dates.day(text) { return day }
    // A line that waits has words where others have a day.
    if field == .date, profile.meanings[.status]?[ColumnName.plain(text)] != nil { return nil }
    let order = layout.dates.rawValue.map { ["d": "day", "m": "month"][$0] ?? "year" }
    throw StatementError(
      "statement_date", line: row.line, field: column.name,
      "\(text.quoted) in column \(column.name.quoted) "
        + "is no date with \(order.joined(separator: ", "))",
      hint:
        "Another order is said with --dates, or in a profile. A row that is no line is left out "
        + "by a profile's setting ignore.")
  }

  private func undated(_ row: Row) -> StatementError {
    let name = layout.columns[.date]?.first?.name ?? "date"
    return StatementError(
      "statement_date", line: row.line, field: name, "The row has no date in \(name.quoted)",
      hint: "A row that is no line is left out by a profile's setting ignore.")
  }

  /// Whether it is booked; nil for a row that is none of the account's.
  private func status(_ row: Row) throws(StatementError) -> StatementLine.Status? {
    guard let meanings = profile.meanings[.status], let cell = try cell(row, .status) else {
      // A line that waits has words where others have a day, and perhaps no column for its state.
      let word = try cell(row, .date).flatMap {
        profile.meanings[.status]?[ColumnName.plain($0.text)]
      }
      return StatementLine.Status(rawValue: word ?? profile.defaults[.status] ?? "booked")
    }
    guard let means = meanings[ColumnName.plain(cell.text)] ?? meanings["*"] else {
      throw StatementError(
        "statement_status", line: row.line, field: cell.column.name,
        "It is not known what \(cell.text.quoted) in column \(cell.column.name.quoted) means",
        hint: "A profile says so: \(cell.column.name),status,\(cell.text.prefix(40)),booked "
          + "(or pending, information, skipped).")
    }
    return StatementLine.Status(rawValue: means)
  }
}
