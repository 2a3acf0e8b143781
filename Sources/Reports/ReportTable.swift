public import CSV

/// A report of one table, ready to be written in every format.
///
/// Context: each report would otherwise say its columns five times, once a format and once to
/// itself, and the formats would drift apart. Choice: a report is shaped once, as this value.
/// Rejected: a protocol that each report adopts; there is nothing that one of them does otherwise.
public struct ReportTable: Sendable {
  /// One column: how it is called, what it holds and means.
  public struct Column: Sendable {
    /// The name in CSV and JSON: `new_donors`.
    public let name: String
    /// Whether its cells lean right, as numbers do.
    let isNumber: Bool
    /// What it means, in a sentence without its full stop; nil where the name says it.
    let definition: String?
    /// Whether people see it too: what is the same in every row stands in the title.
    let isForPeople: Bool

    /// A column of words or days.
    public static func words(
      _ name: String, _ definition: String? = nil, isForPeople: Bool = true
    ) -> Column {
      Column(name: name, isNumber: false, definition: definition, isForPeople: isForPeople)
    }

    /// A column of numbers.
    public static func numbers(_ name: String, _ definition: String? = nil) -> Column {
      Column(name: name, isNumber: true, definition: definition, isForPeople: true)
    }

    /// The name as a heading for people: `new donors`, `%`.
    public var title: String { name.asHeading }
  }

  /// One line of the table.
  struct Line: Sendable {
    let cells: [ReportCell]
    /// Whether it adds up others: for people only, for a program would count it twice.
    let isTotal: Bool
  }

  /// What it is and of when, any text: `Trial balance, 2018-01-01 to 2018-12-31`.
  public let title: String
  /// What it says, in one sentence; any text.
  public let sentence: String
  /// When its figures were true.
  public let provenance: String
  /// What a reader should know beside it, a line each.
  public let notes: [String]
  /// The columns, in the order of every format.
  public let columns: [Column]
  private(set) var lines: [Line] = []

  /// A report without rows yet.
  ///
  /// - Parameters:
  ///   - asOf: the last day that counts, as it is printed.
  ///   - knownAt: the moment whose knowledge counts, as it is printed.
  public init(
    title: String, sentence: String, columns: [Column], notes: [String] = [], asOf: String,
    knownAt: String
  ) {
    self.title = title
    self.sentence = sentence
    self.columns = columns
    self.notes = notes
    provenance = Self.provenance(asOf: asOf, knownAt: knownAt)
  }

  /// When figures were true: `As of 2018-12-31, as known now.`
  static func provenance(asOf: String, knownAt: String) -> String {
    "As of \(asOf), as known \(knownAt == "now" ? "" : "at ")\(knownAt)."
  }

  /// Adds a row, which has one cell for each column.
  public mutating func append(_ cells: [ReportCell]) {
    precondition(cells.count == columns.count, "a row has one cell for each column")
    lines.append(Line(cells: cells, isTotal: false))
  }

  /// Adds a row that adds up others.
  public mutating func append(total cells: [ReportCell]) {
    precondition(cells.count == columns.count, "a row has one cell for each column")
    lines.append(Line(cells: cells, isTotal: true))
  }

  /// How many rows it has, without the totals.
  public var count: Int { lines.count { !$0.isTotal } }

  /// The rows without the totals, under the columns' names.
  public func csv() -> CSVTable {
    var table = CSVTable(columns.map(\.name))
    for line in lines where !line.isTotal { table.append(line.cells.map(\.csv)) }
    return table
  }

  /// An object for each row, without the totals.
  public func json() -> JSON {
    .array(
      lines.filter { !$0.isTotal }.map { line in
        .object(zip(columns, line.cells).map { ($0.name, $1.json) })
      })
  }
}

extension String {
  /// A column's name in words: `new_donors` is `new donors`, and `percent` is a sign.
  var asHeading: String {
    split(separator: "_").map { $0 == "percent" ? "%" : String($0) }.joined(separator: " ")
  }
}
