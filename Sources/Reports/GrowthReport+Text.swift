extension GrowthReport {
  /// The report for a terminal: tables, a bar chart of members, what is known of countries, and
  /// what each column means.
  ///
  /// - Parameter width: columns of the terminal. As many columns of the table stand side by side
  ///   as it has room for; the others follow below, with the period again.
  public func text(width: Int) -> String {
    let countries = countryLines.map { Terminal.safe($0).wrapped(width: width) }
      .joined()
    let parts = [
      "\(Terminal.safe(title)), \(Terminal.safe(rows.span))\n"
        + Terminal.safe(sentence).wrapped(width: width),
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
    let widths = Dictionary(
      GrowthColumn.all.map { ($0.name, self.width(of: $0)) }, uniquingKeysWith: max)
    func needed(_ columns: [GrowthColumn]) -> Int {
      columns.reduce(0) { $0 + (widths[$1.name] ?? 0) }
    }
    // However long a body's code: room for the widest column of figures, or for several.
    let room = max(width + Self.gap - needed(keys), 40)
    var tables: [[GrowthColumn]] = [[]]
    for group in Self.groups {
      let isSplit = needed(group) > room
      if !isSplit, needed(tables[tables.count - 1] + group) > room { tables.append([]) }
      for column in group {
        if needed(tables[tables.count - 1] + [column]) > room { tables.append([]) }
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

  /// What a text table has between its columns.
  private static let gap = 2

  /// How wide the column is, with the gap after it.
  private func width(of column: GrowthColumn) -> Int {
    let cells = rows.map { Terminal.safe(column.shown($0)).displayWidth }
    return max(column.title.displayWidth, cells.max() ?? 0) + Self.gap
  }

  /// The members at each close as bars from zero, on one scale for all bodies; nothing if none is
  /// counted.
  private func chart(width: Int) -> String {
    guard let most = rows.compactMap(\.closing).max() else { return "" }
    let keys = shown(GrowthColumn.keys)
    let used =
      keys.reduce(0) { $0 + self.width(of: $1) } + max("members".count, most.grouped.count)
    let room = min(max(width - used - Self.gap, 10), 48)
    var table = TextTable(
      keys.map { .left($0.title) } + [.right("members"), .left("0 to \(most.grouped)")])
    for row in rows {
      let bar = row.closing.map { Self.bar($0, of: most, width: room) } ?? "not counted"
      table.append(keys.map { $0.shown(row) } + [row.closing?.grouped ?? "", bar])
    }
    return table.text
  }

  private static func bar(_ count: Int, of most: Int, width: Int) -> String {
    let eighths = ProgressBar(raised: Int128(count), goal: Int64(most)).filled(of: width * 8)
    let tip = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + tip
  }

  private func definitions(width: Int) -> String {
    let columns = shown(GrowthColumn.all)
    let indent = columns.reduce(0) { max($0, $1.title.count) } + 2
    return columns.reduce(into: "") { text, column in
      let space = String(repeating: " ", count: indent - column.title.count)
      text += (column.title + space + column.definition).wrapped(width: width, indent: indent)
    }
  }
}
