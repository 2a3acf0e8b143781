import CSV
import Membership
import Reports
import Store

extension MemberImportCommand {
  /// What is said after a file was recorded.
  func print(_ recorded: Recorded<MemberImport>, _ table: MemberTable) throws {
    let done = recorded.document
    guard !common.json else {
      return try common.console.json(
        writeJSON(
          recorded, isDryRun: write.dryRun,
          [
            ("file", .string(file.text)), ("rows", .int(done.rows.count)),
            ("created", .int(done.count(.created))), ("exists", .int(done.count(.exists))),
            ("refused", .int(done.count(.refused))),
            ("organisations", .int(done.organisations)),
            ("bodies", .array(done.bodies.map { .object(memberAnswerJSON($0)) })),
            ("refusals", .array(done.rows.flatMap { json($0, table) })),
          ]))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "file")) \(file.text): "
        + "\(done.count(.created)) rows new, \(done.count(.exists)) there already, "
        + "\(done.organisations) organisations added")
    for answer in done.bodies {
      let unnamed = answer.unnamed > 0 ? ", \(answer.unnamed) of them without a name" : ""
      try common.console.line("\(answer.body) now has \(answer.members) members\(unnamed)")
    }
    tell(done.rows, table)
    let refused = done.count(.refused)
    if refused > 0 {
      common.console.warn(["\(refused) of \(done.rows.count) rows were refused and left out."])
    }
    common.console.warn(recorded.warnings)
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }

  /// Tells people which rows are refused, as many as a screen holds.
  func tell(_ rows: [ImportedRow], _ table: MemberTable) {
    let refusals = rows.flatMap(\.refusals)
    for refusal in refusals.prefix(20) {
      let place = refusal.column.map { ": \(table.name(of: $0))" } ?? ""
      let value = refusal.value.map { " \"\($0.prefix(40))\"" } ?? ""
      let hint = refusal.hint.map { " \($0)" } ?? ""
      common.console.warn([
        "\(file.text):\(refusal.line)\(place)\(value): \(refusal.message).\(hint)"
      ])
    }
    if refusals.count > 20 {
      common.console.warn([
        "\(refusals.count - 20) more are refused"
          + (results == nil ? "; --results FILE.csv has them all." : ".")
      ])
    }
  }

  /// What came of each row; a row that is refused for several reasons has a line for each.
  func csv(_ rows: [ImportedRow], _ table: MemberTable) -> String {
    var results = CSVTable([
      "line", "code", "body", "status", "column", "value", "reason", "message", "hint",
    ])
    for row in rows {
      let status =
        write.dryRun && row.status == .created ? "would_create" : row.status.rawValue
      let start: [CSVCell] = [
        .number(String(row.line)), .text(row.code), .text(row.body), .text(status),
      ]
      if row.refusals.isEmpty {
        results.append(start + Array(repeating: .text(nil), count: 5))
      }
      for refusal in row.refusals {
        results.append(
          start + [
            .text(refusal.column.map(table.name)), .text(refusal.value), .text(refusal.code),
            .text(refusal.message), .text(refusal.hint),
          ])
      }
    }
    return results.text()
  }

  /// The reasons why a row is refused, for programs.
  func json(_ row: ImportedRow, _ table: MemberTable) -> [JSON] {
    row.refusals.map { refusal in
      .object([
        ("line", .int(refusal.line)), ("member", .optional(row.code)),
        ("column", .optional(refusal.column.map(table.name))),
        ("value", .optional(refusal.value)), ("code", .string(refusal.code)),
        ("message", .string(refusal.message)), ("hint", .optional(refusal.hint)),
      ])
    }
  }

  /// The first refusal stands for all where one error is reported.
  func failure(_ refused: MemberImportRefused, _ table: MemberTable) -> Failure {
    let first = refused.rows.lazy.flatMap(\.refusals).first
    var failure = Failure(
      refused.code, refused.message, field: first?.column.map(table.name),
      hint: refused.rows.count == 1 ? first?.hint : refused.hint ?? first?.hint, exit: .badData)
    failure.file = file.text
    failure.line = first?.line
    return failure
  }
}
