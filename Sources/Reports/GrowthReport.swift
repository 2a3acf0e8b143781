public import CSV

/// The membership growth report, ready to be written in every format.
///
/// Context: a report that contradicts itself must never be seen. Choice: it is checked when it is
/// made, so that there is none that is not. Rejected: a check beside the formats, which the next
/// caller forgets.
public struct GrowthReport: Sendable {
  /// The body's name, or what several are called together; any text.
  public let name: String
  /// The rows in the order in which they are printed, those of each body by time.
  public let rows: [GrowthRow]
  /// The last day that is counted, as it is printed.
  public let asOf: String
  /// The moment whose knowledge counts, as it is printed.
  public let knownAt: String
  /// The codes of the bodies, in the order in which they first appear.
  public let bodies: [String]

  /// A report of rows that agree with each other.
  ///
  /// - Throws: `GrowthError`, the first identity that does not hold.
  public init(
    name: String, rows: [GrowthRow], asOf: String, knownAt: String
  ) throws(GrowthError) {
    try Self.check(rows)
    self.name = name
    self.rows = rows
    self.asOf = asOf
    self.knownAt = knownAt
    var seen: Set<String> = []
    bodies = rows.map(\.body).filter { seen.insert($0).inserted }
  }

  /// The contract's columns; blank cells are empty.
  public func csv() -> CSVTable {
    var table = CSVTable(GrowthColumn.all.map(\.name))
    for row in rows { table.append(GrowthColumn.all.map { $0.value(row).csv }) }
    return table
  }

  /// An object for each row with the contract's columns; percents are strings, blanks are null.
  public func json() -> JSON {
    .array(rows.map { row in .object(GrowthColumn.all.map { ($0.name, $0.value(row).json) }) })
  }

  /// The picture of the first body, which in the report of one is the only one.
  public func svg() -> String {
    GrowthChart(name: name, rows: rows.filter { $0.body == bodies.first }).svg
  }

  var title: String { "Membership growth: \(name)" }

  /// What happened, in one sentence.
  var sentence: String {
    guard bodies.count > 1 else { return rows.sentence }
    return "\(bodies.count) bodies, \(rows.span). They are not added up: "
      + "one organisation may be a member of several."
  }

  /// What is known of countries at the end, a line for each body of which something is.
  public var countryLines: [String] {
    let last = Dictionary(rows.map { ($0.body, $0) }, uniquingKeysWith: { $1 })
    return bodies.compactMap { body in
      guard let row = last[body], let words = row.countriesInWords else { return nil }
      let whose = bodies.count > 1 ? " of \(body)" : ""
      return "Countries\(whose) at the close of \(row.period): \(words)"
    }
  }

  /// When the figures were true.
  var provenance: String { ReportTable.provenance(asOf: asOf, knownAt: knownAt) }

  /// Every column but, where there is one body only, its name, which the heading says.
  func shown(_ columns: [GrowthColumn]) -> [GrowthColumn] {
    bodies.count > 1 ? columns : columns.filter { $0.name != "body" }
  }
}

extension GrowthRow {
  /// `12`, or `at least 4 (named members); 32 published`; nil if nothing is known.
  fileprivate var countriesInWords: String? {
    let counted =
      countries?.grouped ?? namedCountries.map { "at least \($0.grouped) (named members)" }
    let published = publishedCountries.map { "\($0.grouped) published" }
    let words = [counted, published].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }
}

extension [GrowthRow] {
  /// The periods that they cover: `2017`, `2017-01 to 2017-06`.
  var span: String {
    let first = first?.period ?? "no period"
    let last = last?.period ?? first
    return first == last ? first : "\(first) to \(last)"
  }

  /// What happened to the body whose rows they are.
  var sentence: String {
    let counted = filter { $0.closing != nil }
    guard let first = counted.first, let last = counted.last, let opening = first.opening,
      let closing = last.closing
    else { return isEmpty ? "No period." : "Not counted in \(span)." }
    let reclassified = counted.sum(\.reclassified)
    return "\(opening.grouped) \(opening == 1 ? "member" : "members") at the opening of "
      + "\(first.period), \(closing.grouped) at the close of \(last.period): "
      + "\(counted.sum(\.joined).grouped) joined, \(counted.sum(\.rejoined).grouped) rejoined, "
      + "\(counted.sum(\.left).grouped) left"
      + (reclassified == 0 ? "." : ", reclassified \(reclassified.grouped).")
  }

  private func sum(_ count: (GrowthRow) -> Int?) -> Int128 {
    reduce(0) { $0 + Int128(count($1) ?? 0) }
  }
}
