public import Ledger

/// One cell of a CSV table, typed, because only text needs guarding against spreadsheets.
public enum CSVCell: Hashable, Sendable {
  /// Words, names, codes; nil is an empty cell.
  case text(String?)
  /// An exact decimal with a point, as `Money.text` gives it; nil is an empty cell.
  case number(String?)
  /// A day; nil is an empty cell.
  case date(Day?)
}
