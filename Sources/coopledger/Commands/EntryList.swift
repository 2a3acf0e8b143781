import ArgumentParser
import Ledger
import Reports
import Store

struct EntryList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the latest entries of the journal.",
    discussion: """
      Example:
        coopledger entry list --account Assets:Cash --from 2018-12-01
      """)

  @Option(help: ArgumentHelp("Only from this day on.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("Only up to this day.", valueName: "date"))
  var to: Typed?

  @Option(help: ArgumentHelp("Only those that move this account.", valueName: "account"))
  var account: Typed?

  @Option(help: ArgumentHelp("How many at the most.", valueName: "number"))
  var limit = 100

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be above zero.") }
  }

  func run() throws {
    let days = try days(from: from, to: to)
    let entries = try common.store().entries(
      from: days.from, to: days.to, account: account?.text, limit: limit,
      at: read.horizon())
    guard !common.json else {
      return try common.console.json(.array(entries.map { .object(entryJSON($0)) }))
    }
    try common.console.put(linesTable(entries).text)
    if entries.count == limit {
      common.console.note("Only the latest \(limit) are shown: see --limit, --from and --to.")
    }
  }
}

struct EntryShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one entry of the journal.",
    discussion: """
      Example:
        coopledger entry show 17
        coopledger entry show 2018/DON/000017
      """)

  @Argument(help: "The entry's id, or its legal number.")
  var entry: Typed

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let entry = try common.store().entry(EntryReference(parsing: entry.text), at: read.horizon())
    guard !common.json else { return try common.console.json(.object(entryJSON(entry))) }
    var facts = TextTable([.left("Entry"), .left(String(entry.id))])
    let rows: [(String, String?)] = [
      ("Legal number", entry.number), ("Seal", entry.seal.map(String.init)),
      ("Kind", "\(entry.kind) (journal \(entry.journal))"),
      ("Effective on", entry.effectiveOn.description),
      ("Happened on", entry.occurredOn?.description), ("Document", entry.document),
      ("Reverses", entry.reverses.map { "entry \($0)" }),
      ("Reversed by", entry.reversedBy.map { "entry \($0)" }), ("Memo", entry.memo),
      ("Reason", entry.reason), ("Recorded", "\(entry.recordedAt) by \(entry.recordedBy)"),
    ]
    for case (let name, let value?) in rows { facts.append([name, value]) }
    try common.console.put(facts.text + "\n" + linesTable([entry]).text)
  }
}

/// Journal lines for people.
func linesTable(_ entries: [JournalEntry]) -> TextTable {
  var table = TextTable([
    .right("Entry"), .left("Day"), .left("Kind"), .left("Document"), .left("Account"),
    .right("Debit"), .right("Credit"), .left("Unit"),
  ])
  for entry in entries {
    for line in entry.lines {
      let isDebit = !line.line.isMultiple(of: 2)
      table.append([
        String(entry.id), entry.effectiveOn.description, entry.kind, entry.document ?? "",
        line.account, isDebit ? line.debit : "", isDebit ? "" : line.credit, line.unit,
      ])
    }
  }
  return table
}

/// An entry for programs.
func entryJSON(_ entry: JournalEntry) -> [(String, JSON)] {
  [
    ("entry", .int(Int(entry.id))), ("journal_code", .string(entry.journal)),
    ("kind", .string(entry.kind)), ("effective_on", .string(entry.effectiveOn.description)),
    ("recorded_at", .string(entry.recordedAt)), ("recorded_by", .string(entry.recordedBy)),
    ("reverses", entry.reverses.map { .int(Int($0)) } ?? .null),
    ("reversed_by", entry.reversedBy.map { .int(Int($0)) } ?? .null),
    ("document", .optional(entry.document)), ("memo", .optional(entry.memo)),
    ("reason", .optional(entry.reason)),
    (
      "lines",
      .array(
        entry.lines.map { line in
          .object([
            ("line", .int(line.line)), ("account", .string(line.account)),
            ("unit", .string(line.unit)), ("debit", .string(line.debit)),
            ("credit", .string(line.credit)),
          ])
        })
    ),
    ("occurred_on", .optional(entry.occurredOn?.description)),
    ("entry_no", .optional(entry.number)),
    ("seal", entry.seal.map { .int(Int($0)) } ?? .null),
  ]
}
