import CSV
public import Ledger

/// What stands in one cell of a report; every format writes it in its own way.
public enum ReportCell: Hashable, Sendable {
  /// Words, names, codes; nil where there is nothing to say.
  case text(String?)
  /// How many; nil if that is not known.
  case count(Int?)
  /// An exact decimal with a point, such as a percentage; nil if it is not known.
  case decimal(String?)
  /// An amount, its unit told by another cell.
  case money(Total)
  /// A day; nil where there is none.
  case date(Day?)
}

extension ReportCell {
  /// For spreadsheets: numbers bare, so that they can be added up.
  var csv: CSVCell {
    switch self {
    case .text(let text): .text(text)
    case .count(let count): .number(count.map(String.init))
    case .decimal(let decimal): .number(decimal)
    case .money(let total): .number(total.text)
    case .date(let day): .date(day)
    }
  }

  /// For programs: amounts and percents are strings, which no reader makes floats of.
  var json: JSON {
    switch self {
    case .text(let text): .optional(text)
    case .count(let count): count.map(JSON.int) ?? .null
    case .decimal(let decimal): .optional(decimal)
    case .money(let total): .string(total.text)
    case .date(let day): .optional(day?.description)
    }
  }

  /// Whether it says nothing: blank, or a sum of nothing.
  var isNothing: Bool {
    switch self {
    case .count(let count): (count ?? 0) == 0
    case .money(let total): total.minor == 0
    case .text, .decimal, .date: shown.isEmpty
    }
  }

  /// For people: thousands grouped, blank where nothing is known.
  var shown: String {
    switch self {
    case .text(let text): text ?? ""
    case .count(let count): count?.grouped ?? ""
    case .decimal(let decimal): decimal ?? ""
    case .money(let total): total.inColumn
    case .date(let day): day?.description ?? ""
    }
  }
}
