/// A table as CSV: a header row always, then rows of as many cells, CRLF after each.
public struct CSVTable: Sendable {
  private let header: [String]
  private var rows: [[CSVCell]] = []

  /// A table without rows yet, its columns named in snake case.
  public init(_ header: [String]) {
    self.header = header
  }

  /// Adds a row, which has one cell for each column.
  public mutating func append(_ row: [CSVCell]) {
    precondition(row.count == header.count, "a row has one cell for each column")
    rows.append(row)
  }

  /// The whole file.
  ///
  /// - Parameters:
  ///   - dialect: how cells are separated and numbers written.
  ///   - bom: whether a byte order mark stands first, by which Excel knows UTF-8: mailed files
  ///     have one, standard output never.
  public func text(dialect: CSVDialect = .rfc4180, bom: Bool = false) -> String {
    let start = (bom ? "\u{FEFF}" : "") + dialect.line(header.map(CSVCell.text))
    return rows.reduce(into: start) { $0 += dialect.line($1) }
  }
}
