import CSV
import Ledger
import Membership
import Reports
import Store

/// A file of members from its text, as the command reads it.
func memberFile(
  _ text: String, map: MemberMap? = nil, body: String? = nil, joinedOn: String? = nil
) throws -> MemberFile {
  var reader = CSVReader()
  let answers = reader.take(text.utf8) + reader.finish()
  guard let header = try answers.first?.get().fields else { throw CSVSampleError.noHeader }
  var file = MemberFile(
    try MemberTable(
      header: header, map: map, body: body, joinedOn: joinedOn.map { try Day(parsing: $0) }))
  for answer in answers.dropFirst() {
    switch answer {
    case .success(let record):
      file.add(
        map == nil ? record.fields.map(CSVDialect.unguarded) : record.fields, line: record.line)
    case .failure(let error): file.add(RowRefusal(error.code, line: error.line, error.message))
    }
  }
  file.finish()
  return file
}

/// A map that the program carries.
func carriedMap(_ name: String) throws -> MemberMap {
  let text = Embedded.files(under: "config/member_maps/\(name).csv").first?.text ?? ""
  var reader = CSVReader()
  let records = try (reader.take(text.utf8) + reader.finish()).map { try $0.get() }
  return try MemberMap(records.dropFirst().map { ($0.line, $0.fields) })
}

/// The register as `report members --format csv` prints it.
func exported(_ store: Store, body: String? = nil) throws -> String {
  var table = CSVTable(MemberColumn.allCases.map(\.rawValue))
  for row in try store.register(of: body) { table.append(row.row.texts.map(CSVCell.text)) }
  return table.text()
}

enum CSVSampleError: Error {
  case noHeader
}

extension MemberImport {
  /// How many rows are new, there already and refused.
  var counts: [Int] { [count(.created), count(.exists), count(.refused)] }
}

extension ImportedRow {
  /// The row with what is wrong in it: `3 refused left_on left_before_joining`.
  var summary: String {
    (["\(line)", status.rawValue]
      + refusals.flatMap { [$0.column?.rawValue ?? "-", $0.code] }).joined(separator: " ")
  }
}
