/// Rows in aligned columns under a header and a rule, for a terminal.
///
/// Every cell passes through `Terminal.safe`, so that callers hand over what is stored.
public struct TextTable: Sendable {
  /// A heading and the side that its cells lean to: numbers right, the rest left.
  public struct Column: Sendable {
    let title: String
    let isRightAligned: Bool

    /// A column of words.
    public static func left(_ title: String) -> Column {
      Column(title: title, isRightAligned: false)
    }

    /// A column of numbers.
    public static func right(_ title: String) -> Column {
      Column(title: title, isRightAligned: true)
    }
  }

  private let columns: [Column]
  /// A row that is nil is a rule.
  private var rows: [[String]?] = []

  /// A table without rows yet.
  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row, which has one cell for each column.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row has one cell for each column")
    rows.append(cells.map(Terminal.safe))
  }

  /// Adds a rule, as there is one under the header.
  public mutating func appendRule() { rows.append(nil) }

  /// The lines, each ending in a newline and none in a space.
  public var text: String {
    let titles = columns.map { Terminal.safe($0.title) }
    let widths = columns.indices.map { column in
      ([titles] + rows.compactMap(\.self)).reduce(0) { max($0, $1[column].displayWidth) }
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(titles, widths), rule] + rows.map { $0.map { line($0, widths) } ?? rule })
      .reduce(into: "") { $0 += $1 + "\n" }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let space = String(repeating: " ", count: widths[column] - cell.displayWidth)
      line += (column > 0 ? "  " : "")
      line += columns[column].isRightAligned ? space + cell : cell + space
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
