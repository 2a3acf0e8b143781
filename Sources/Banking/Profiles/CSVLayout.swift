import Ledger

/// How one file is read: a profile, and what the file's first bytes say where the profile leaves
/// it open.
public struct CSVLayout: Sendable {
  /// A column that gives a field.
  public struct Column: Hashable, Sendable {
    /// Its place, from 0.
    public let place: Int
    /// Its name in the header, or `#1`.
    public let name: String
    /// The currency that the name holds: EUR in `Amount (EUR)`.
    let currency: String?
  }

  public let profile: Profile
  /// The encodings to try, in order.
  public let encodings: [TextEncoding]
  public let separator: Character
  public let quote: Character?
  /// The line of the header; nil where there is none.
  public let headerLine: Int?
  /// The header's cells, without the empty ones at its end.
  public let header: [String]
  public internal(set) var columns: [ProfileField: [Column]]
  public internal(set) var dates: DateOrder
  public internal(set) var decimal: Character
  /// Whether the file itself, and not the profile, said the order of dates and the decimal mark.
  public internal(set) var foundDates = false
  public internal(set) var foundDecimal = false
  let utf16: UTF16Order?
  /// How many cells the first row has, where there is no header.
  var firstWidth: Int?

  /// The named columns that give no field.
  public var leftAside: [String] {
    let used = Set(columns.values.joined().map(\.place))
    return header.indices.filter { !used.contains($0) && !header[$0].isEmpty }.map { header[$0] }
  }

  /// The header of a profile in a row, or nil where the row is none of its headers.
  init?(
    _ profile: Profile, _ cells: [String], line: Int, separator: Character, quote: Character?,
    utf16: UTF16Order?, encodings: [TextEncoding], units: [String: Unit] = [:]
  ) {
    let plain = cells.map { ColumnName.plain($0) }
    let exact = Set(plain)
    let isThere = { (field: ProfileField) -> Bool in
      (profile.columns[field] ?? []).contains { name in
        name.exact.map(exact.contains) ?? plain.contains(where: name.matches)
      }
    }
    guard profile.needs.allSatisfy({ $0.contains(where: isThere) }),
      isThere(.date) || isThere(.valueDate)
    else { return nil }
    var columns: [ProfileField: [Column]] = [:]
    for (field, names) in profile.columns {
      var found: [Column] = []
      for name in names {
        if let place = name.place, place < cells.count {
          found.append(Column(place: place, name: name.text, currency: nil))
        }
        for (place, cell) in plain.enumerated() where !found.contains(where: { $0.place == place })
        {
          guard let captured = name.captured(in: cell) else { continue }
          let code = Self.currency(captured, units)
          // What differs in the name of an amount is its currency: `Amount refunded` is another.
          if field.isAmount, code == nil, captured.contains(where: { $0.isLetter }) { continue }
          found.append(Column(place: place, name: cells[place], currency: code))
        }
      }
      if !found.isEmpty { columns[field] = found }
    }
    // A file whose only days are those from which interest runs is read by them.
    if columns[.date] == nil { columns[.date] = columns.removeValue(forKey: .valueDate) }
    self.init(
      profile, columns: columns, header: cells, line: line, separator: separator, quote: quote,
      utf16: utf16, encodings: encodings)
  }

  /// The code of a currency in the name of a column: EUR in `Amount (EUR)` and `Betrag in €`.
  private static func currency(_ captured: Substring, _ units: [String: Unit]) -> String? {
    let letters = captured.filter { $0.isLetter }.uppercased()
    if units[letters] != nil { return letters }
    let word = String(captured.filter { !" ().".contains($0) })
    let codes = CurrencyWords.codes(word) ?? CurrencyWords.codes(letters)
    // `$` says no more than that the words beside it are no other kind of amount.
    return codes.map { $0.count == 1 ? $0[0] : "" }
  }

  /// The columns of a profile that names them by place.
  init(
    byPlace profile: Profile, separator: Character, quote: Character?, utf16: UTF16Order?,
    encodings: [TextEncoding]
  ) {
    let columns = profile.columns.mapValues { names in
      names.compactMap { name in
        name.place.map { Column(place: $0, name: name.text, currency: nil) }
      }
    }
    self.init(
      profile, columns: columns, header: [], line: nil, separator: separator, quote: quote,
      utf16: utf16, encodings: encodings)
  }

  private init(
    _ profile: Profile, columns: [ProfileField: [Column]], header: [String], line: Int?,
    separator: Character, quote: Character?, utf16: UTF16Order?, encodings: [TextEncoding]
  ) {
    self.profile = profile
    self.columns = columns
    // What stands behind the last name is no column: some banks end every line with a separator.
    self.header = Array(header[..<((header.lastIndex { !$0.isEmpty } ?? -1) + 1)])
    headerLine = line
    self.separator = separator
    self.quote = quote
    self.utf16 = utf16
    self.encodings = encodings
    dates = profile[.dates].flatMap(DateOrder.init) ?? .ymd
    decimal = profile[.decimal].flatMap(\.first) ?? "."
  }

  /// How many columns of the file give a field.
  var known: Int { Set(columns.values.joined().map(\.place)).count }

  /// How many cells a row has; nil where that is not known.
  var width: Int? {
    let used = (columns.values.joined().map(\.place).max() ?? -1) + 1
    return header.isEmpty ? firstWidth : max(header.count, used)
  }
}
