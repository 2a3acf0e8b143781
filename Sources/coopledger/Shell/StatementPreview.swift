import Banking
import Ledger
import Reports

/// What a statement file comes to, as far as it fits on a screen: the first lines, and sums of all.
struct StatementPreview {
  private let shown: Int
  private var statements: [Statement] = []

  init(showing shown: Int) { self.shown = shown }

  mutating func take(_ part: StatementPart) throws {
    switch part {
    case .head(let head): statements.append(Statement(head: head))
    case .line(let line): statements[statements.count - 1].take(line, showing: shown)
    case .end(let end): statements[statements.count - 1].end = end
    }
  }

  // MARK: For people

  /// What was found out before the first line.
  static func text(_ layout: CSVLayout, file: String) -> String {
    let profile = layout.profile
    let columns = ProfileField.allCases.compactMap { field in
      layout.columns[field].map { columns in
        "\(field.rawValue): \(columns.map(\.name).joined(separator: " + "))"
      }
    }
    let facts: [(String, String)] = [
      ("format", "CSV"),
      ("profile", profile.name + (profile[.about].map { " (\($0))" } ?? "")),
      ("encoding", layout.encodings.map(\.rawValue).joined(separator: ", else ")),
      ("delimiter", layout.separator == "\t" ? "tab" : String(layout.separator)),
      ("header", layout.headerLine.map { "line \($0)" } ?? "none"),
      ("dates", layout.dates.rawValue + (layout.foundDates ? ", as the file shows" : "")),
      ("decimal mark", "\(layout.decimal)" + (layout.foundDecimal ? ", as the file shows" : "")),
      ("columns", columns.joined(separator: "; ")),
      ("left aside", layout.leftAside.isEmpty ? "none" : layout.leftAside.joined(separator: ", ")),
    ]
    return facts.reduce(into: Terminal.safe(file) + "\n") { text, fact in
      let space = String(repeating: " ", count: 14 - fact.0.count)
      text += "  \(fact.0)\(space)\(Terminal.safe(fact.1))\n"
    }
  }

  /// The statements and their first lines.
  var text: String {
    guard !statements.isEmpty else { return "\nNo lines: nothing to record.\n" }
    return statements.reduce(into: "") { $0 += "\n" + $1.text }
  }

  static func warnings(_ reader: ProfileReader) -> [String] {
    [
      reader.assumesCurrency
        ? "the file does not say its currency: EUR is shown, --currency says another" : nil,
      reader.isUnsigned
        ? "no line goes out: if it is a card's file, which writes what was spent without a sign, a "
          + "profile says so: ,signs,,inverted" : nil,
      reader.skipped > 0
        ? "\(counted(reader.skipped, "row")) left out by their state, or as totals" : nil,
      reader.undated > 0
        ? "\(counted(reader.undated, "line")) without a date, not booked yet, left out" : nil,
      reader.inOtherCurrencies > 0
        ? "\(counted(reader.inOtherCurrencies, "line")) in other currencies left aside" : nil,
    ].compactMap { $0 }
  }

  // MARK: For programs

  func json(camt: String, file: String) -> JSON {
    .object([
      ("file", .string(file)), ("format", .string(camt)), ("profile", .null),
      ("statements", .array(statements.map(\.json))),
    ])
  }

  func json(_ reader: ProfileReader, file: String) -> JSON {
    let layout = reader.layout
    return .object([
      ("file", .string(file)), ("format", .string("csv")),
      ("profile", .string(layout.profile.name)),
      ("encoding", .string((reader.encoding ?? layout.encodings.first ?? .utf8).rawValue)),
      ("delimiter", .string(String(layout.separator))),
      ("header_line", layout.headerLine.map { .int($0) } ?? .null),
      ("dates", .string(layout.dates.rawValue)), ("dates_found", .bool(layout.foundDates)),
      ("decimal_mark", .string(String(layout.decimal))),
      ("columns", Self.columns(layout)),
      ("left_aside", .array(layout.leftAside.map(JSON.string))),
      ("statements", .array(statements.map(\.json))),
      ("warnings", .array(Self.warnings(reader).map(JSON.string))),
    ])
  }

  private static func columns(_ layout: CSVLayout) -> JSON {
    var members: [(String, JSON)] = []
    for field in ProfileField.allCases {
      guard let columns = layout.columns[field] else { continue }
      members.append((field.rawValue, .array(columns.map { JSON.string($0.name) })))
    }
    return .object(members)
  }
}
