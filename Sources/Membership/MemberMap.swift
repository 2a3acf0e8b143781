/// Which column of a foreign file says what of a member: data, from a file of its own.
///
/// Each row names a column of the foreign file and the field that it gives (a `MemberColumn`). Of
/// several columns for one field the first counts that is not empty. With a `value`, the row says
/// what that value `means`; without a column, what a field is where the file says nothing.
public struct MemberMap: Sendable {
  /// The columns of a map's file.
  public static let header = ["column", "field", "value", "means"]

  /// The columns that give a field, in the order in which they are asked.
  private(set) var columns: [MemberColumn: [String]] = [:]
  /// What a value of a field means.
  private(set) var meanings: [MemberColumn: [String: String]] = [:]
  /// What a field is where the file says nothing.
  private(set) var defaults: [MemberColumn: String] = [:]

  /// - Parameter rows: those of the map's file, each with its line.
  public init(_ rows: [(line: Int, fields: [String])]) throws(RowRefusal) {
    for (line, fields) in rows {
      guard fields.count == 4, let field = MemberColumn(rawValue: fields[1]) else {
        throw RowRefusal(
          "map_field", line: line, "There is no field \"\(fields.dropFirst().first ?? "")\"",
          hint: "Fields: \(MemberColumn.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      let (column, value, means) = (fields[0], fields[2], fields[3])
      switch (column.isEmpty, value.isEmpty) {
      case (true, _): defaults[field] = means
      case (false, true): columns[field, default: []].append(column)
      case (false, false): meanings[field, default: [:]][value] = means
      }
    }
  }

  /// Our own columns, each by its name.
  static let own = {
    var map = MemberMap()
    for column in MemberColumn.allCases { map.columns[column] = [column.rawValue] }
    return map
  }()

  private init() {}
}
