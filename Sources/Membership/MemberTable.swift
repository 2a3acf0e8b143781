public import Ledger

/// A file of members: what its columns are, and what its rows say.
public struct MemberTable: Sendable {
  private let map: MemberMap
  private let isForeign: Bool
  private let header: [String]
  private let places: [MemberColumn: [Int]]
  private let body: String?
  private let joinedOn: Day?

  /// - Parameters:
  ///   - header: the file's first line.
  ///   - map: nil for our own columns, all of which must be known.
  ///   - body: the body of the rows that name none.
  ///   - joinedOn: the day of joining of the rows that give none.
  /// - Throws: `RowRefusal` of line 1.
  public init(
    header: [String], map: MemberMap? = nil, body: String? = nil, joinedOn: Day? = nil
  ) throws(RowRefusal) {
    self.map = map ?? .own
    self.header = header
    self.body = body
    self.joinedOn = joinedOn
    isForeign = map != nil
    for (place, name) in header.enumerated() where header[..<place].contains(name) {
      throw RowRefusal(
        "column_twice", line: 1, value: name, "There are two columns \"\(name.prefix(40))\"")
    }
    let names = Set(self.map.columns.values.joined())
    if map == nil, let foreign = header.first(where: { !names.contains($0) }) {
      throw RowRefusal(
        "column_unknown", line: 1, value: foreign,
        "\"\(foreign.prefix(40))\" is not a column of members",
        hint: "Columns: \(MemberColumn.allCases.map(\.rawValue).joined(separator: ", ")). "
          + "For a file with columns of its own: --map.")
    }
    places = self.map.columns.mapValues { names in names.compactMap(header.firstIndex) }
    guard places[.code]?.isEmpty == false else {
      let names = self.map.columns[.code] ?? []
      throw RowRefusal(
        "column_missing", line: 1, "The file has no column \(names.joined(separator: " or "))",
        hint: "It holds the code of each organisation.")
    }
  }

  /// Whether the file tells of changes of class, in rows of their own.
  var hasSeveralRowsPerStay: Bool { places[.classSince]?.isEmpty == false }

  /// The code that a row gives.
  func code(_ fields: [String]) -> String? { cell(.code, fields) }

  /// What the file calls a column.
  public func name(of column: MemberColumn) -> String {
    places[column]?.first.map { header[$0] } ?? column.rawValue
  }

  /// What a row says, or nil with every reason why not.
  public func row(
    _ fields: [String], line: Int, refusals: inout [RowRefusal]
  ) -> MemberRow? {
    var reader = MemberRowReader(line: line) { column in cell(column, fields) }
    let row = reader.row(body: body, joinedOn: joinedOn)
    refusals += reader.refusals
    return reader.refusals.isEmpty ? row : nil
  }

  private func cell(_ column: MemberColumn, _ fields: [String]) -> String? {
    var text: String?
    for place in places[column] ?? [] where place < fields.count {
      let said = isForeign ? String(fields[place].trimmed) : fields[place]
      guard !said.isEmpty else { continue }
      text = map.meanings[column]?[said] ?? said
      break
    }
    guard let text = text ?? map.defaults[column] else { return nil }
    // Others number their organisations as they like.
    return isForeign && column == .code ? text.asCode : text
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: Substring {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }

  /// The text as a code: in small letters, and a hyphen for whatever is neither letter nor digit.
  fileprivate var asCode: String {
    lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
  }
}
