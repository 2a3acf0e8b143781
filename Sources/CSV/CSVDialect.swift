import Ledger

/// How rows become lines: the standard, or what a spreadsheet in continental Europe expects.
public enum CSVDialect: String, Sendable, CaseIterable {
  /// RFC 4180: commas between cells, a decimal point in numbers.
  case rfc4180 = "rfc4180"
  /// Semicolons between cells, a decimal comma in numbers.
  case excelEU = "excel-eu"

  /// One line with its CRLF, for tables too long to be held as a whole.
  public func line(_ cells: [CSVCell]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.unicodeScalars.append(separator) }
      line += quoted(content(of: cell))
    }
    return line + "\r\n"
  }

  /// What stands between two cells.
  var separator: Unicode.Scalar { self == .rfc4180 ? "," : ";" }

  private func content(of cell: CSVCell) -> String {
    switch cell {
    case .text(let text): Self.guarded(text ?? "")
    case .number(let number?) where self == .excelEU:
      String(number.map { $0 == "." ? "," : $0 })
    case .number(let number): number ?? ""
    case .date(let day): day?.description ?? ""
    }
  }

  /// The text with an apostrophe before it if a spreadsheet could take it for a formula.
  ///
  /// A text that has such an apostrophe of its own gets another, so that whoever reads the file
  /// back takes away exactly one and has the original.
  private static func guarded(_ text: String) -> String {
    let bare = text.unicodeScalars.drop { $0 == "'" }
    switch bare.first {
    case "=", "+", "-", "@", "\t", "\r": return "'" + text
    default: return text
    }
  }

  /// The text of a cell that ``line(_:)`` has written, without the apostrophe of the guard.
  public static func unguarded(_ text: String) -> String {
    guard text.unicodeScalars.first == "'", guarded(String(text.dropFirstScalar)) == text else {
      return text
    }
    return String(text.dropFirstScalar)
  }

  private func quoted(_ content: String) -> String {
    let scalars = content.unicodeScalars
    let needsQuotes = scalars.contains {
      $0 == "\"" || $0 == "\r" || $0 == "\n" || $0 == separator
    }
    guard needsQuotes else { return content }
    var quoted = "\""
    for scalar in scalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension String {
  fileprivate var dropFirstScalar: Substring { Substring(unicodeScalars.dropFirst()) }
}
