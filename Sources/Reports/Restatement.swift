public import CSV

/// What later records have moved in periods that were reported before, cell by cell.
public struct Restatement: Sendable {
  /// One cell that says something else than it did.
  public struct Cell: Sendable {
    public let period: String
    /// The body's or the campaign's code; of other tables, by what the row is known.
    public let scope: String
    /// The column's name: `joined`.
    public let column: String
    let was: ReportCell
    let now: ReportCell

    /// For people: `joined`, `44 → 45`.
    public var title: String { column.asHeading }
    public var old: String { was.shown.isEmpty ? "nothing" : was.shown }
    public var new: String { now.shown.isEmpty ? "nothing" : now.shown }
  }

  public let cells: [Cell]

  /// Compares what was reported with what is known now; rows that only one side has are new.
  public init(growth before: [GrowthRow], now after: [GrowthRow]) {
    struct Key: Hashable {
      let period: String
      let body: String
    }
    let told = Dictionary(
      before.map { (Key(period: $0.period, body: $0.body), $0) }, uniquingKeysWith: { $1 })
    // How much was restated is itself no figure of the period.
    let columns = GrowthColumn.all.filter { !["period", "body", "restated"].contains($0.name) }
    cells = after.flatMap { row -> [Cell] in
      guard let old = told[Key(period: row.period, body: row.body)] else { return [] }
      return columns.compactMap { column in
        let (was, now) = (column.value(old), column.value(row))
        guard was != now else { return nil }
        return Cell(period: row.period, scope: row.body, column: column.name, was: was, now: now)
      }
    }
  }

  /// The same of two tables.
  ///
  /// A row that only one of them has is told by its numbers that are not nothing, or, where it has
  /// none, by the first thing that it says.
  ///
  /// - Parameters:
  ///   - period: of which both are; nil where the first column of `identity` says it.
  ///   - identity: the columns by which a row is known again.
  public init(
    _ before: ReportTable, now after: ReportTable, of period: String? = nil,
    by identity: [String]
  ) {
    let keys = identity.compactMap { name in after.columns.firstIndex { $0.name == name } }
    func key(_ line: ReportTable.Line) -> [ReportCell] { keys.map { line.cells[$0] } }
    let told = Dictionary(
      before.lines.filter { !$0.isTotal }.map { (key($0), $0.cells) }, uniquingKeysWith: { $1 })
    let known = after.lines.filter { !$0.isTotal }
    let isKnown = Set(known.map(key))
    let rows =
      known.map { (key($0), told[key($0)], Optional($0.cells)) }
      + before.lines.filter { !$0.isTotal && !isKnown.contains(key($0)) }
      .map { (key($0), Optional($0.cells), nil) }
    let others = after.columns.indices.filter { !keys.contains($0) }
    let numbers = others.filter { after.columns[$0].isNumber }
    cells = rows.flatMap { key, was, now -> [Cell] in
      var places = others
      if was == nil || now == nil {
        let row = was ?? now ?? []
        let telling = numbers.filter { !row[$0].isNothing }
        places = telling.isEmpty ? Array(others.prefix(1)) : telling
      }
      let names = key.map(\.shown)
      return places.compactMap { place in
        let (was, now) = (was?[place] ?? .text(nil), now?[place] ?? .text(nil))
        guard was != now else { return nil }
        return Cell(
          period: period ?? names[0],
          scope: (period == nil ? names.dropFirst() : names[...]).joined(separator: " "),
          column: after.columns[place].name, was: was, now: now)
      }
    }
  }

  /// Several in one, such as those of several periods.
  public init(joining parts: [Restatement]) { cells = parts.flatMap(\.cells) }

  /// A line for each cell.
  public func csv() -> CSVTable {
    var table = CSVTable(["period", "scope", "column", "was", "is"])
    for cell in cells {
      table.append([
        .text(cell.period), .text(cell.scope), .text(cell.column), cell.was.csv, cell.now.csv,
      ])
    }
    return table
  }

  /// An object for each cell.
  public func json() -> JSON {
    .array(
      cells.map { cell in
        .object([
          ("period", .string(cell.period)), ("scope", .string(cell.scope)),
          ("column", .string(cell.column)), ("was", cell.was.json), ("is", cell.now.json),
        ])
      })
  }
}
