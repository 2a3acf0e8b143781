import Ledger

/// What a bank's or processor's CSV files mean: data, from a file of its own in `config/profiles`
/// or of the treasurer's.
///
/// Each row of such a file has the columns `column`, `field`, `value`, `means`, as maps of members
/// have. With a column, it says which field that column gives; with a value, what the value means;
/// without either, what a field or a setting is for the file as a whole. A column named
/// `label:Account number` is a cell above or below the table and means the cell behind it.
public struct Profile: Sendable {
  public static let header = ["column", "field", "value", "means"]

  /// The name of its file, without the ending.
  public let name: String
  /// Whether it is the treasurer's own, which goes before those that the program carries.
  public let isOwn: Bool
  /// The columns that give a field, in the order in which they are asked.
  private(set) var columns: [ProfileField: [ColumnName]] = [:]
  /// The labels of cells outside of the table.
  private(set) var labels: [ProfileField: [ColumnName]] = [:]
  /// What a value of a field means, by the value in plain form.
  private(set) var meanings: [ProfileField: [String: String]] = [:]
  /// What a field is where the file says nothing.
  private(set) var defaults: [ProfileField: String] = [:]
  private var settings: [ProfileSetting: [String]] = [:]

  /// - Parameters:
  ///   - rows: those of its file below the header, each with its line.
  ///   - others: the profiles that it may be `like`.
  public init(
    name: String, isOwn: Bool, rows: [(line: Int, fields: [String])], others: [Profile] = []
  ) throws(StatementError) {
    self.name = name
    self.isOwn = isOwn
    for (line, fields) in rows { try add(fields, line) }
    if let like = self[.like] {
      guard let other = others.first(where: { $0.name == like }) else {
        throw StatementError(
          "profile_like", field: "like", "There is no profile \(like.quoted) to be like")
      }
      follow(other)
    }
    try check()
  }

  /// The value of a setting.
  public subscript(_ setting: ProfileSetting) -> String? { settings[setting]?.first }

  /// All values of a setting that may have several.
  func all(_ setting: ProfileSetting) -> [String] { settings[setting] ?? [] }

  /// The fields without whose columns a file is none of this profile's: each of these groups has
  /// one that is there.
  var needs: [[ProfileField]] {
    let listed = (self[.needs] ?? "").split(separator: " ").compactMap {
      ProfileField(rawValue: String($0))
    }
    return listed.isEmpty
      ? [[.date, .valueDate], [.amount, .credit, .debit, .net, .gross]] : listed.map { [$0] }
  }

  private mutating func add(_ fields: [String], _ line: Int) throws(StatementError) {
    guard fields.count == Self.header.count else {
      throw StatementError(
        "profile_row", line: line, "A row of a profile has four cells: column,field,value,means")
    }
    let (column, name, value, means) = (fields[0], fields[1], fields[2], fields[3])
    if let setting = ProfileSetting(rawValue: name), column.isEmpty, value.isEmpty {
      settings[setting, default: []].append(means)
      return
    }
    guard let field = ProfileField(rawValue: name) else {
      throw StatementError(
        "profile_field", line: line, field: "field", "There is no field \(name.quoted)",
        hint: "Fields: \(ProfileField.allCases.map(\.rawValue).joined(separator: ", ")). "
          + "Settings: \(ProfileSetting.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    switch (column.isEmpty, value.isEmpty) {
    case (true, true): defaults[field] = means
    case (_, false):
      meanings[field, default: [:]][ColumnName.plain(value)] = means
      if !column.isEmpty { call(field, column) }
    case (false, true): call(field, column)
    }
  }

  private mutating func call(_ field: ProfileField, _ column: String) {
    let label = "label:"
    let name = ColumnName(column.hasPrefix(label) ? String(column.dropFirst(label.count)) : column)
    if column.hasPrefix(label) {
      if labels[field]?.contains(name) != true { labels[field, default: []].append(name) }
    } else if columns[field]?.contains(name) != true {
      columns[field, default: []].append(name)
    }
  }

  private mutating func follow(_ other: Profile) {
    for (setting, values) in other.settings
    where settings[setting] == nil && ![.detected, .about].contains(setting) {
      settings[setting] = values
    }
    columns.merge(other.columns) { own, more in own + more.filter { !own.contains($0) } }
    labels.merge(other.labels) { own, more in own + more.filter { !own.contains($0) } }
    meanings.merge(other.meanings) { own, more in own.merging(more) { own, _ in own } }
    defaults.merge(other.defaults) { own, _ in own }
  }
}
