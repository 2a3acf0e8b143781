import CSV
import Ledger
import Reports
import Store

/// What later records have moved of what was told before, as a mail and files tell it.
struct Revision {
  /// What was recorded since and did it.
  enum Cause {
    case movements([RestatingMovement])
    case lines([RestatingLine])
  }

  /// On what the report is: of it a cell need not tell.
  let scope: String
  let restatement: Restatement
  /// All that may have done it; of a report that is what it was, nothing is told of it.
  let cause: Cause
  /// The report that this one takes the place of, where it is sent anew.
  var replaced: ReportRun?

  private var isNeeded: Bool { !restatement.cells.isEmpty }

  /// The files that it consists of, by what is added to the report's name.
  var files: [(name: String, table: CSVTable)] {
    guard isNeeded else { return [] }
    return [("restated", restatement.csv())] + (cause.csv.map { [(cause.name, $0)] } ?? [])
  }

  /// Each cell, old and new, and what did it.
  var section: ReportMail.Section {
    let replacing = replaced.map { run in
      "This takes the place of run \(run.id), version \(run.version), of "
        + "\(run.producedAt.prefix(10))."
    }
    guard isNeeded else {
      return ReportMail.Section(
        "Since the last report",
        [
          .sentences(
            [replacing, "Nothing has changed in what was reported before."].compactMap(\.self))
        ])
    }
    let cells = restatement.cells
    var table = ReportMail.Table(["period", "figure", "was", "is"], words: [0, 1])
    for cell in cells.prefix(60) {
      table.append([
        cell.period, (cell.scope == scope ? "" : "\(cell.scope) ") + cell.title, cell.old,
        cell.new,
      ])
    }
    let change =
      "Later records have changed what was reported before: \(counted(cells.count, "figure"))."
      + (cells.count > 60 ? " The first 60 are here, all are in the file." : "")
    var content: [ReportMail.Content] = [
      .sentences([replacing, change].compactMap(\.self)), .table(table),
    ]
    if !causes.isEmpty {
      content += [.sentences(["By what was recorded since:"]), .points(causes.upTo(60))]
    }
    return ReportMail.Section("Restated since the last report", content)
  }

  /// What did it, a sentence each.
  var causes: [String] { isNeeded ? cause.words : [] }

  /// For programs.
  var json: [(String, JSON)] {
    [("restated", restatement.json()), (cause.name, isNeeded ? cause.json : .array([]))]
  }
}

extension Revision.Cause {
  /// How its file and its field are called.
  fileprivate var name: String {
    switch self {
    case .movements: "movements"
    case .lines: "entries"
    }
  }

  /// The days on which it counts.
  var days: [Day] {
    switch self {
    case .movements(let movements): movements.map(\.day)
    case .lines(let lines): lines.map(\.day)
    }
  }

  fileprivate var words: [String] {
    switch self {
    case .movements(let movements): movements.map(\.inWords)
    case .lines(let lines): lines.entries.map(\.inWords)
    }
  }

  fileprivate var csv: CSVTable? {
    guard !days.isEmpty else { return nil }
    switch self {
    case .movements(let movements):
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
    case .lines(let lines):
      var table = CSVTable([
        "entry_id", "entry_no", "effective_on", "kind", "document", "account", "unit", "debit",
        "credit", "seal", "recorded_by",
      ])
      for line in lines {
        table.append([
          .number(String(line.entry)), .text(line.number), .date(line.day), .text(line.kind),
          .text(line.document), .text(line.account), .text(line.unit), .number(line.debit),
          .number(line.credit), .number(line.seal.map { String($0) }), .text(line.recordedBy),
        ])
      }
      return table
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .movements(let movements):
      .array(
        movements.map { one in
          .object([
            ("body", .string(one.body)), ("member", .optional(one.member)),
            ("kind", .string(one.kind)), ("effective_on", .string(one.day.description)),
            ("change", .int(one.change)), ("entry", one.entry.map { .int(Int($0)) } ?? .null),
            ("recorded_by", .string(one.recordedBy)),
          ])
        })
    case .lines(let lines):
      .array(
        lines.map { line in
          .object([
            ("entry", .int(Int(line.entry))), ("entry_no", .optional(line.number)),
            ("effective_on", .string(line.day.description)), ("kind", .string(line.kind)),
            ("document", .optional(line.document)), ("account", .string(line.account)),
            ("unit", .string(line.unit)), ("debit", .string(line.debit)),
            ("credit", .string(line.credit)), ("recorded_by", .string(line.recordedBy)),
          ])
        })
    }
  }
}

extension RestatingMovement {
  fileprivate var inWords: String {
    let who = name ?? member ?? "members without a name"
    let what = kind == "reversal" ? "an earlier record taken back" : kind
    let change = change < 0 ? "-\(change.magnitude)" : "+\(change)"
    let entry = entry.map { ", entry \($0)" } ?? ""
    return "\(day): \(who), \(what) (\(change))\(entry), recorded by \(recordedBy)"
  }
}

extension [RestatingLine] {
  /// The lines of each entry, in their order.
  fileprivate var entries: [[RestatingLine]] {
    reduce(into: []) { entries, line in
      if entries.last?.first?.entry == line.entry {
        entries[entries.count - 1].append(line)
      } else {
        entries.append([line])
      }
    }
  }

  /// One entry and what it did to the accounts that were reported, for people who keep no books.
  fileprivate var inWords: String {
    guard let first else { return "" }
    let number = first.number.map { " (\($0))" } ?? ""
    return "\(first.day): \(first.what): \(map(\.effect).joined(separator: ", ")); entry "
      + "\(first.entry)\(number), recorded by \(first.recordedBy)"
  }
}

extension RestatingLine {
  /// What was recorded.
  fileprivate var what: String {
    let name: String
    switch kind {
    case "reversal": return "\(document ?? "an earlier record") taken back"
    case "donation": name = "gift"
    case "in-kind": name = "gift in kind"
    case "cancellation": name = "cancelled pledge"
    case "entry": name = "general entry"
    case "statement-line": name = "line of a bank statement"
    default: name = kind
    }
    return document.map { "\(name) \($0)" } ?? name
  }

  /// What it did to its account: debit and credit are words of those who keep books.
  fileprivate var effect: String {
    let isDebit = credit.allSatisfy { "0.".contains($0) }
    let amount = "\(isDebit ? debit : credit) \(unit == "EUR" ? "€" : unit)"
    let kind: String
    let isMore: Bool
    switch account.prefix(while: { $0 != ":" }) {
    case "Assets": (kind, isMore) = ("assets", isDebit)
    case "Liabilities": (kind, isMore) = ("debts", !isDebit)
    case "Equity": (kind, isMore) = ("own funds", !isDebit)
    case "Income": (kind, isMore) = ("income", !isDebit)
    case "Expenses": (kind, isMore) = ("expenses", isDebit)
    // Beside the books, such as pledges: nothing is more or less worth by it.
    default: return "\(account) \(isDebit ? "debit" : "credit") \(amount)"
    }
    let name = account.split(separator: ":").dropFirst().joined(separator: " ")
    return "\(kind) (\(name)) \(amount) \(isMore ? "more" : "less")"
  }
}
