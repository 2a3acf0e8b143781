import CSV
import Reports
import Store

/// What later records have moved, as a mail and a file tell it.
enum Restating {
  /// Each cell, old and new, and what did it.
  static func section(_ restatement: Restatement, _ causes: [String]) -> ReportMail.Section {
    guard !restatement.cells.isEmpty else {
      return ReportMail.Section(
        "Since the last report",
        [.sentences(["Nothing has changed in what was reported before."])])
    }
    var table = ReportMail.Table(["period", "figure", "was", "is"], words: [0, 1])
    let isOfMany = Set(restatement.cells.map(\.scope)).count > 1
    for cell in restatement.cells.prefix(60) {
      table.append([
        cell.period, (isOfMany ? "\(cell.scope) " : "") + cell.title, cell.old, cell.new,
      ])
    }
    var content: [ReportMail.Content] = [
      .sentences([
        "Later records have changed what was reported before: \(restatement.cells.count) "
          + (restatement.cells.count == 1 ? "figure." : "figures.")
          + (restatement.cells.count > 60 ? " The first 60 are here, all are in the file." : "")
      ]), .table(table),
    ]
    if !causes.isEmpty {
      content += [.sentences(["By what was recorded since:"]), .points(causes.upTo(60))]
    }
    return ReportMail.Section("Restated since the last report", content)
  }

  static func words(_ movement: RestatingMovement) -> String {
    let who = movement.name ?? movement.member ?? "members without a name"
    let what =
      movement.kind == "reversal" ? "an earlier record taken back" : movement.kind
    let change = movement.change < 0 ? "-\(movement.change.magnitude)" : "+\(movement.change)"
    let entry = movement.entry.map { ", entry \($0)" } ?? ""
    return "\(movement.day): \(who), \(what) (\(change))\(entry), recorded by "
      + movement.recordedBy
  }

  static func csv(_ movements: [RestatingMovement]) -> CSVTable? {
    guard !movements.isEmpty else { return nil }
    var table = CSVTable([
      "body", "member", "name", "kind", "effective_on", "date_precision", "change", "entry_id",
      "seal", "recorded_by",
    ])
    for one in movements {
      table.append([
        .text(one.body), .text(one.member), .text(one.name), .text(one.kind), .date(one.day),
        .text(one.precision), .number(String(one.change)), .number(one.entry.map { String($0) }),
        .number(one.seal.map { String($0) }), .text(one.recordedBy),
      ])
    }
    return table
  }
}
