import Ledger
import Postgres

extension Connection {
  /// Currencies by code. (What is counted otherwise, such as members, has commands of its own.)
  /// - Throws: `StoreError` for a code that is no currency of the ledger.
  func units(_ codes: [String]) throws -> [String: Unit] {
    let rows = try query(
      """
      select code, scale, kind, last_day
      from ledger.unit
      where code = any (\(codes)::text[]) and kind = 'currency'
      """)
    var units: [String: Unit] = [:]
    for row in rows {
      let unit = try row.unit()
      units[unit.code] = unit
    }
    if let missing = codes.first(where: { units[$0] == nil }) {
      throw StoreError.unknownUnit(missing)
    }
    return units
  }
}

extension Row {
  /// The unit in the columns code, scale, kind and last_day, each with a prefix.
  func unit(_ prefix: String = "") throws -> Unit {
    let kind: String = try decode(prefix + "kind")
    return try Unit(
      code: decode(prefix + "code"), scale: decode(prefix + "scale"),
      kind: Unit.Kind(rawValue: kind) ?? .currency,
      lastDay: (decode(prefix + "last_day") as String?).map { try Day(parsing: $0) })
  }

  func day(_ column: String) throws -> Day {
    try Day(parsing: decode(column))
  }

  func dayIfAny(_ column: String) throws -> Day? {
    try (decode(column) as String?).map { try Day(parsing: $0) }
  }

  func money(_ column: String, _ unit: Unit) throws -> Money {
    try Money(parsing: decode(column), unit: unit)
  }

  /// A sum, which the database prints at the unit's scale.
  func total(_ column: String, _ unit: Unit) throws -> Total {
    let text: String = try decode(column)
    guard let minor = Int128(text.filter { $0 != "." }) else {
      throw PostgresError(.decoding, "column \(column) is no sum: \(text)")
    }
    return Total(minor: minor, unit: unit)
  }

  func moneyIfAny(_ column: String, _ unit: Unit) throws -> Money? {
    try (decode(column) as String?).map { try Money(parsing: $0, unit: unit) }
  }
}
