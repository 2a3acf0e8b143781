extension GrowthReport {
  /// The report for a terminal: tables, a bar chart of members, what is known of countries, and
  /// what each column means.
  ///
  /// - Parameter width: columns of the terminal. As many columns of the table stand side by side
  ///   as it has room for; the others follow below, with the period again.
  public func text(width: Int) -> String {
    let countries = countryLines.map { Terminal.safe($0) + "\n" }.joined()
    let parts = [
      "\(Terminal.safe(title)), \(Terminal.safe(rows.span))\n"
        + Self.wrapped(Terminal.safe(sentence), width: width, indent: 0),
      tables(width: width).joined(separator: "\n"),
      chart(width: width),
      countries,
      definitions(width: width),
      Terminal.safe(provenance) + "\n",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The rows, in as many tables as their columns need.
  private func tables(width: Int) -> [String] {
    let keys = shown(GrowthColumn.keys)
    let keysWidth = self.width(of: keys)
    // However long a body's code: room for the widest column of figures, or for several.
    let room = max(width - keysWidth, 40)
    var tables: [[GrowthColumn]] = []
    for group in Self.groups {
      if let last = tables.last, self.width(of: last + group) <= room {
        tables[tables.count - 1] += group
        continue
      }
      tables.append([])
      for column in group {
        if self.width(of: tables[tables.count - 1] + [column]) > room { tables.append([]) }
        tables[tables.count - 1].append(column)
      }
    }
    return tables.map { columns in
      var table = TextTable(
        keys.map { .left($0.title) } + columns.map { .right($0.title) })
      for row in rows { table.append((keys + columns).map { $0.shown(row) }) }
      return table.text
    }
  }

  /// What is kept together where the terminal has room: at 80 columns, three tables.
  private static let groups = [
    GrowthColumn.movements, GrowthColumn.rates + GrowthColumn.classes + GrowthColumn.quality,
    GrowthColumn.countries,
  ]

  /// How wide the columns are side by side, with the gap after each.
  private func width(of columns: [GrowthColumn]) -> Int {
    columns.reduce(0) { sum, column in
      rows.reduce(column.title.displayWidth) {
        max($0, Terminal.safe(column.shown($1)).displayWidth)
      } + 2 + sum
    }
  }

  /// The members at each close as bars from zero, on one scale for all bodies.
  private func chart(width: Int) -> String {
    let keys = shown(GrowthColumn.keys)
    let most = rows.reduce(0) { max($0, $1.closing ?? 0) }
    let used = self.width(of: keys) + max("members".count, most.grouped.count) + 2
    let room = min(max(width - used, 10), 48)
    var table = TextTable(
      keys.map { .left($0.title) } + [.right("members"), .left("0 to \(most.grouped)")])
    for row in rows {
      let bar = row.closing.map { Self.bar($0, of: most, width: room) } ?? "not counted"
      table.append(keys.map { $0.shown(row) } + [row.closing?.grouped ?? "", bar])
    }
    return table.text
  }

  private static func bar(_ count: Int, of most: Int, width: Int) -> String {
    let eighths = ProgressBar(raised: Int64(count), goal: Int64(most)).filled(of: width * 8)
    let tip = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + tip
  }

  private func definitions(width: Int) -> String {
    let columns = shown(GrowthColumn.all)
    let indent = columns.reduce(0) { max($0, $1.title.count) } + 2
    return columns.reduce(into: "") { text, column in
      let space = String(repeating: " ", count: indent - column.title.count)
      text += Self.wrapped(column.title + space + column.definition, width: width, indent: indent)
    }
  }

  /// The text in lines no wider than asked where its words allow it, the second and later ones
  /// indented.
  private static func wrapped(_ text: String, width: Int, indent: Int) -> String {
    let width = max(width, indent + 30)
    var lines = ""
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if line.displayWidth + 1 + String(word).displayWidth > width, line.count > indent {
        lines += line + "\n"
        line = String(repeating: " ", count: indent) + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + line + "\n"
  }
}
