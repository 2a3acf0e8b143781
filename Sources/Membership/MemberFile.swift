/// A file of members as it was read: its rows, and why others could not be.
public struct MemberFile: Sendable {
  public let table: MemberTable
  public private(set) var rows: [MemberRow] = []
  public private(set) var refusals: [RowRefusal] = []
  /// The codes in rows that could not be read, by line.
  public private(set) var refusedCodes: [Int: String] = [:]

  public init(_ table: MemberTable) { self.table = table }

  /// Takes in a row.
  public mutating func add(_ fields: [String], line: Int) {
    if let row = table.row(fields, line: line, refusals: &refusals) {
      rows.append(row)
    } else {
      refusedCodes[line] = table.code(fields)
    }
  }

  /// Takes in that a row could not even be taken apart.
  public mutating func add(_ refusal: RowRefusal) { refusals.append(refusal) }

  /// Refuses what goes with a refused row: where a membership is told in several rows, one without
  /// the other says less. Called when all rows are in.
  public mutating func finish() {
    guard table.hasSeveralRowsPerStay else { return }
    let refused = Set(refusedCodes.values)
    for row in rows where refused.contains(row.code) {
      refusals.append(.partOfRefused(row.line, row.code))
      refusedCodes[row.line] = row.code
    }
    rows.removeAll { refused.contains($0.code) }
  }
}
