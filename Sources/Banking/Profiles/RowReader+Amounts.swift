import Ledger

extension RowReader {
  /// What a row does to the account, and the fee in it.
  func sums(_ row: Row, _ unit: Unit) throws(StatementError) -> (amount: Money, fee: Money?) {
    var fee = try money(row, .fee, unit)
    if let written = fee, profile[.fees] == "negative" { fee = try negated(row, written) }
    if fee?.minor == 0 { fee = nil }
    // Read in any case: a garbled one is a damaged row. (That gross less fee is net cannot be
    // asked: reports of processors have rows whose fee stands elsewhere.)
    let gross = try money(row, .gross, unit)
    if let net = try money(row, .net, unit) {
      if profile[.fees] == nil, let written = fee {
        let amount = try money(row, .amount, unit)
        let before = gross ?? amount
        // What was kept is written below zero where only so the parts make the whole.
        if let before, before.minor &+ written.minor == net.minor,
          before.minor &- written.minor != net.minor
        {
          fee = try negated(row, written)
        }
      }
      // Two fees in columns of their own are what is between the two.
      if let gross, layout.columns[.fee] == nil {
        let kept = try reckoned(row) { () throws(AmountError) in try gross.subtracting(net) }
        fee = kept.minor == 0 ? nil : kept
      }
      return (try directed(row, net), fee)
    }
    if let gross {
      let amount = try directed(row, gross)
      guard let fee else { return (amount, nil) }
      return (
        try reckoned(row) { () throws(AmountError) in try amount.subtracting(fee) }, fee
      )
    }
    if layout.columns[.amount] != nil {
      guard let amount = try money(row, .amount, unit) else { throw without(row, .amount) }
      return (try directed(row, amount), fee)
    }
    return (try creditOrDebit(row, unit), fee)
  }

  /// The amount with the sign that the flag, or the profile, gives it.
  private func directed(_ row: Row, _ amount: Money) throws(StatementError) -> Money {
    var amount = amount
    if profile[.signs] == "inverted" { amount = try negated(row, amount) }
    guard layout.columns[.sign] != nil, let meanings = profile.meanings[.sign] else {
      return amount
    }
    let cell = try cell(row, .sign)
    let name = cell?.column.name ?? layout.columns[.sign]?.first?.name ?? "sign"
    let plain = ColumnName.plain(cell?.text ?? "")
    switch meanings[plain] ?? (plain.isEmpty ? profile.defaults[.sign] : nil) ?? meanings["*"] {
    case "credit": return amount.minor < 0 ? try negated(row, amount) : amount
    case "debit": return amount.minor > 0 ? try negated(row, amount) : amount
    case "signed": return amount
    default:
      throw StatementError(
        "statement_sign", line: row.line, field: name,
        "It is not known whether \((cell?.text ?? "").quoted) in column \(name.quoted) "
          + "is in or out",
        hint: "A profile says so: \(name),sign,\((cell?.text ?? "").prefix(40)),credit (or debit).")
    }
  }

  private func creditOrDebit(_ row: Row, _ unit: Unit) throws(StatementError) -> Money {
    let credit = try money(row, .credit, unit)
    let debit = try money(row, .debit, unit)
    let (isIn, isOut) = (
      credit.map { $0.minor != 0 } ?? false, debit.map { $0.minor != 0 } ?? false
    )
    guard credit != nil || debit != nil else { throw without(row, .credit) }
    guard !(isIn && isOut) else {
      throw StatementError(
        "statement_two_amounts", line: row.line, field: layout.columns[.debit]?.first?.name,
        "The row has both a credit and a debit", hint: "Is the file damaged?")
    }
    if let credit, isIn {
      if credit.minor < 0, profile[.signs] == nil, layout.columns[.debit] != nil {
        throw StatementError(
          "statement_sign", line: row.line, field: layout.columns[.credit]?.first?.name,
          "The credit of \(credit) is below zero",
          hint: "A profile says what that means: the setting signs, kept (it went out) or ignored "
            + "(it came in).")
      }
      return credit.minor < 0 && profile[.signs] == "ignored" ? try negated(row, credit) : credit
    }
    guard let debit, isOut else { return .zero(unit) }
    // Half of the banks write what went out with a minus, the others without.
    let isSigned = profile[.signs] == "kept" || layout.columns[.credit] == nil
    return debit.minor > 0 || isSigned ? try negated(row, debit) : debit
  }

  // MARK: Single amounts

  func money(_ row: Row, _ field: ProfileField, _ unit: Unit) throws(StatementError) -> Money? {
    guard let (text, column) = try cell(row, field) else { return nil }
    return try money(row, text, unit, column.name)
  }

  func money(
    _ row: Row, _ text: String, _ unit: Unit, _ column: String
  ) throws(StatementError) -> Money {
    guard let written = WrittenAmount(text), let plain = written.plain(decimal: layout.decimal)
    else { throw unreadable(row, text, column) }
    if let word = written.currency, !may(word, mean: unit) {
      throw StatementError(
        "statement_currency", line: row.line, field: column,
        "\(text.quoted) in column \(column.quoted) is not in \(unit), in which the line is read",
        hint: "Say the file's currency: --currency CODE.")
    }
    do {
      return try Money(parsing: Self.trimmed(plain, to: unit.scale), unit: unit)
    } catch {
      throw StatementError(
        error.code, line: row.line, field: column,
        "\(text.quoted) in column \(column.quoted): \(error.message)", hint: error.hint)
    }
  }

  /// The decimal without zeros behind the unit's decimals: `16.940000` is exactly 16.94.
  private static func trimmed(_ plain: String, to scale: Int) -> String {
    guard let point = plain.firstIndex(of: ".") else { return plain }
    var plain = plain
    while plain.hasSuffix("0"), plain.distance(from: point, to: plain.endIndex) - 1 > scale {
      plain.removeLast()
    }
    if plain.hasSuffix(".") { plain.removeLast() }
    return plain
  }

  func unreadable(_ row: Row, _ text: String, _ column: String) -> StatementError {
    StatementError(
      "statement_amount", line: row.line, field: column,
      "\(text.quoted) in column \(column.quoted) is no amount with the decimal mark "
        + "\"\(layout.decimal)\"",
      hint: "A profile says another mark with the setting decimal.")
  }

  private func without(_ row: Row, _ field: ProfileField) -> StatementError {
    let name = layout.columns[field]?.first?.name ?? field.rawValue
    return StatementError(
      "statement_amount", line: row.line, field: name, "The row has no amount in \(name.quoted)",
      hint: "A row that is no line is left out by a profile's setting ignore.")
  }

  func negated(_ row: Row, _ money: Money) throws(StatementError) -> Money {
    try reckoned(row) { () throws(AmountError) in try money.negated() }
  }

  func reckoned(
    _ row: Row, _ step: () throws(AmountError) -> Money
  ) throws(StatementError) -> Money {
    do {
      return try step()
    } catch {
      throw StatementError(error.code, line: row.line, error.message, hint: error.hint)
    }
  }
}
