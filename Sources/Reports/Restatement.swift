public import CSV

/// What later records have moved in periods that were reported before, cell by cell.
public struct Restatement: Sendable {
  /// One cell that says something else than it did.
  public struct Cell: Sendable {
    public let period: String
    /// The body's or the campaign's code.
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

  /// The same of a table whose first two columns are the period and the scope.
  public init(_ before: ReportTable, now after: ReportTable) {
    let told = Dictionary(
      before.lines.map { (Array($0.cells.prefix(2)), $0.cells) }, uniquingKeysWith: { $1 })
    cells = after.lines.flatMap { line -> [Cell] in
      guard let old = told[Array(line.cells.prefix(2))] else { return [] }
      return zip(after.columns, zip(old, line.cells)).compactMap { column, pair in
        guard pair.0 != pair.1 else { return nil }
        return Cell(
          period: line.cells[0].shown, scope: line.cells[1].shown, column: column.name,
          was: pair.0, now: pair.1)
      }
    }
  }

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
