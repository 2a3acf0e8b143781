/// A table in a page: it scrolls sideways where it is wider than the screen, its first column
/// staying in sight.
struct HTMLTable {
  /// What a column holds, which decides where its cells stand.
  enum Kind {
    /// Which row it is.
    case key
    case words
    case number
    /// The number that matters most.
    case strongNumber
  }

  /// What the table is about, for readers who cannot see it; any text.
  let label: String
  let columns: [(title: String, kind: Kind)]
  private var lines: [String] = []

  /// A table without rows yet.
  init(label: String, columns: [(title: String, kind: Kind)]) {
    self.label = label
    self.columns = columns
  }

  /// Adds a row of any texts, one for each column; a strong one adds up others.
  mutating func append(_ cells: [String], isStrong: Bool = false) {
    precondition(cells.count == columns.count, "a row has one cell for each column")
    let marked = zip(columns, cells).map { column, cell in
      let text = XML.escaped(cell)
      return switch column.kind {
      case .key: "<th scope=\"row\"><bdi>\(text)</bdi></th>"
      case .words: "<td class=\"words\"><bdi>\(text)</bdi></td>"
      case .number: "<td>\(text)</td>"
      case .strongNumber: "<td class=\"strong\">\(text)</td>"
      }
    }
    lines.append("<tr\(isStrong ? " class=\"total\"" : "")>\(marked.joined())</tr>")
  }

  /// The table as it stands in a page.
  var markup: String {
    let headings = columns.map { title, kind in
      let marks =
        switch kind {
        case .key: " class=\"key\""
        case .words: " class=\"words\""
        case .number, .strongNumber: ""
        }
      return "<th scope=\"col\"\(marks)>\(XML.escaped(title))</th>"
    }
    return """
      <div class="scroll" role="region" aria-label="\(XML.escaped(label))" tabindex="0">
      <table>
      <thead><tr>\(headings.joined())</tr></thead>
      <tbody>
      \(lines.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """
  }
}
