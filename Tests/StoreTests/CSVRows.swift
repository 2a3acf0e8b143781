/// Rows of a small CSV file by the names in its first line; quotes around a cell are understood.
struct CSVRows: Sequence {
  struct Row {
    fileprivate let cells: [String: String]

    subscript(_ column: String) -> String { cells[column] ?? "" }
  }

  private let rows: [Row]

  init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(Self.cells)
    rows = lines.dropFirst().map { line in
      Row(cells: Dictionary(zip(lines[0], line)) { first, _ in first })
    }
  }

  func makeIterator() -> IndexingIterator<[Row]> { rows.makeIterator() }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
