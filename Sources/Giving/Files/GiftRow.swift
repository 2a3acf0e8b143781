import Ledger

/// One row while it is read: what stands in its cells, and what is wrong with them.
struct GiftRow {
  let table: DonationTable
  let fields: [String]
  let line: Int
  private(set) var refusals: [GiftRefusal] = []

  init(table: DonationTable, fields: [String], line: Int) {
    self.table = table
    self.fields = fields
    self.line = line
  }

  subscript(_ column: DonationColumn) -> String? { table.cell(column, fields) }

  /// Reads a cell that may be empty.
  mutating func take<T>(
    _ column: DonationColumn, _ read: (String) throws -> T
  ) -> T? {
    take(column, self[column], read)
  }

  /// Reads what stands in a cell, or for it.
  mutating func take<T>(
    _ column: DonationColumn, _ text: String?, _ read: (String) throws -> T
  ) -> T? {
    guard let text else { return nil }
    do {
      return try read(text)
    } catch {
      refuse(column, error)
      return nil
    }
  }

  /// Reads a cell that must not be empty.
  mutating func require<T>(
    _ column: DonationColumn, _ read: (String) throws -> T
  ) -> T? {
    guard let text = self[column] else {
      refuse(
        column, GivingError("\(column.rawValue)_missing", field: nil, "The \(column) is missing"))
      return nil
    }
    return take(column, text, read)
  }

  mutating func refuse(_ column: DonationColumn?, _ error: any Error) {
    let value = column.flatMap { self[$0] }
    guard let refusal = error as? any Refusal else {
      refusals.append(
        GiftRefusal("unexpected", line: line, column: column, value: value, "\(error)"))
      return
    }
    refusals.append(
      GiftRefusal(
        refusal.code, line: line, column: column, value: value, refusal.message,
        hint: refusal.hint))
  }

  /// Texts of a size that the ledger does not keep are refused here, where the line is known.
  mutating func requireLengths() {
    let limits: [(DonationColumn, Int)] = [
      (.donor, 500), (.reference, 10_000), (.memo, 10_000), (.basis, 10_000),
    ]
    for (column, limit) in limits {
      guard let count = self[column]?.utf8.count, count > limit else { continue }
      refuse(
        column,
        GivingError(
          "text_too_long", field: nil,
          "The \(column) has \(count) bytes: at most \(limit) bytes are kept"))
    }
  }

  /// What was given back: as our export tells it part by part, else as one sum, which is taken to
  /// have been paid back on the day of the gift, for no other day is known.
  mutating func refunds(
    of gift: Money, on day: Day?, units: [String: Unit]
  ) -> [FileGift.Refund]? {
    let total = take(.refunded) { try GiftReader.notNegative($0, gift.unit) }
    guard let day, let total, total.minor > 0 else { return [] }
    guard total.minor <= gift.minor else {
      refuse(
        .refunded,
        GivingError(
          "refund_over_gift", field: nil, "\(total) given back is more than the gift of \(gift)"))
      return nil
    }
    guard self[.refunds] != nil else { return [FileGift.Refund(amount: total, day: day)] }
    return take(.refunds) { text in
      let parts = try text.split(separator: ";").map { part in
        try Self.refund(part.split(separator: " "), of: gift.unit, units)
      }
      guard parts.reduce(0, { $0 + Int128($1.amount.minor) }) == Int128(total.minor) else {
        throw GivingError(
          "refunds_differ", field: nil, "The refunds do not add up to the \(total) given back")
      }
      return parts
    }
  }

  /// `2018-12-07 500.00 352.00 EUR 0.50`: the day, of the gift, what was paid in which currency,
  /// and the charge.
  private static func refund(
    _ words: [Substring], of unit: Unit, _ units: [String: Unit]
  ) throws -> FileGift.Refund {
    guard words.count == 5, let paidUnit = units[String(words[3])] else {
      throw GivingError(
        "refunds_malformed", field: nil, "The refunds cannot be read",
        hint: "Each is written like 2018-12-07 500.00 352.00 EUR 0.50: the day, of the gift, what "
          + "was paid and its currency, the charge; with a semicolon between.")
    }
    return FileGift.Refund(
      amount: try Money.positive(parsing: String(words[1]), unit: unit),
      paid: try Money.positive(parsing: String(words[2]), unit: paidUnit),
      fee: try GiftReader.notNegative(String(words[4]), paidUnit),
      day: try Day(parsing: String(words[0])))
  }
}
