import ArgumentParser
import Banking
import Ledger
import Postgres
import Reports
import Store

struct StatementImportCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import statements: each booked line is posted, once.",
    discussion: """
      Reads camt.053 (XML) and CSV with profiles. A file is taken whole or not at all; several are \
      taken in the order of their days. The file itself is kept as evidence. A notification \
      (camt.054) posts nothing: it tells the payments behind lines that are there.

      A statement must add up, and open with what the one before it left. What an earlier file \
      told already is known by the bank's reference, or else by day, amount and words, and is not \
      posted again. Lines of a closed month are posted on the first open day after it.

      Examples:
        coopledger statement import 2018-12-05.xml --dry-run
        coopledger statement import *.xml
        coopledger statement import export.csv --account Main --profile kbc
      """)

  @Argument(help: "The files.")
  var files: [Typed]

  @Option(
    help: ArgumentHelp("The account, where a file does not say it.", valueName: "code"))
  var account: Typed?

  @Flag(help: "Book what is missing before a statement against suspense.")
  var acceptGap = false

  @Option(
    help: ArgumentHelp(
      "Why what a statement does not add up by is booked against suspense.", valueName: "reason"))
  var acceptDifference: Typed?

  @OptionGroup var reading: StatementReading
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session()
    let store = try session.store()
    var terms = StatementTerms(account: account?.text, acceptsGap: acceptGap)
    terms.differenceReason = acceptDifference?.text
    let context = try store.statementContext(account: terms.account)
    let sources = try ordered(
      try files.map { file in
        try StatementSource(
          file.text, reading, session.settings, context,
          checksBalances: acceptDifference == nil)
      }, context)
    guard sources.count > 1, write.dryRun else { return try take(sources, terms, store) }
    do {
      try answer(
        zip(sources, try store.foretellStatements(sources.map(\.file), terms)).map { $0 })
    } catch let refused as RefusedFile {
      throw Failure(refused.reason, inStatement: sources[refused.place].path)
    }
  }

  /// Several files in the order of their days.
  private func ordered(
    _ sources: [StatementSource], _ context: StatementFile.Context
  ) throws -> [StatementSource] {
    guard sources.count > 1 else { return sources }
    return try sources.map { ($0, try $0.days(context)) }
      .enumerated()
      .sorted { left, right in
        let (first, second) = (left.element.1, right.element.1)
        guard first.last == second.last else { return first.last < second.last }
        guard first.first == second.first else { return first.first < second.first }
        return left.offset < right.offset
      }
      .map(\.element.0)
  }

  private func take(_ sources: [StatementSource], _ terms: StatementTerms, _ store: Store) throws {
    var done: [(StatementSource, Recorded<StatementImport>)] = []
    for source in sources {
      do {
        let recorded = try store.importStatements(
          source.file, terms, recording(of: source, isOnly: sources.count == 1)
        ) { bytes in
          common.console.progress(bytes, of: 2 * source.size, source.name)
        }
        common.console.progress(1, of: 1, source.name)
        done.append((source, recorded))
      } catch {
        common.console.progress(1, of: 1, source.name)
        // What was imported before it stays, and is told.
        if !done.isEmpty { try answer(done) }
        throw Failure(error, inStatement: source.path)
      }
    }
    try answer(done)
  }

  /// Each file has its own key, for each is taken by itself.
  private func recording(of source: StatementSource, isOnly: Bool) throws -> Recording {
    let how = try write.recording()
    guard !isOnly, write.key != nil else { return how }
    return Recording(key: "\(how.key)/\(source.name)", isDryRun: how.isDryRun)
  }

  private func answer(_ done: [(StatementSource, Recorded<StatementImport>)]) throws {
    guard !common.json else {
      let documents = done.map { statementImportJSON($1, isDryRun: write.dryRun) }
      return try common.console.json(
        files.count == 1 ? documents.first ?? .null : .object([("files", .array(documents))]))
    }
    for (source, recorded) in done {
      try common.console.put(
        statementImportText(recorded, source.name, isDryRun: write.dryRun))
      common.console.warn(recorded.warnings)
      common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
    }
  }
}

/// A line or two for people: what came of a file.
private func statementImportText(
  _ recorded: Recorded<StatementImport>, _ name: String, isDryRun: Bool
) -> String {
  let done = recorded.document
  var text =
    "\(writeVerb(recorded.status, isDryRun, "file")) \(name): "
    + (recorded.status == .exists
      ? "nothing is new, \(counted(done.lines, "line")) came of it then\n"
      : "\(counted(done.lines, "line")) posted, \(done.known) known already\n")
  for statement in done.statements {
    let balances = statement.opening.flatMap { opening in
      statement.closing.map { ", \(opening.forPeople) to \($0.forPeople)" }
    }
    text +=
      "\(statement.account), \(statement.firstDay) to \(statement.lastDay): "
      + "\(counted(statement.lines, "line")), \(statement.booked.forPeople) in all"
      + "\(balances ?? "")\n"
    if let gap = statement.gap { text += "  Gap before it: \(gap.forPeople), in suspense\n" }
    if let difference = statement.difference {
      text += "  It does not add up by \(difference.forPeople), in suspense\n"
    }
  }
  if done.paymentsTold > 0 {
    text +=
      "\(counted(done.payments, "payment")) behind lines told, "
      + "\(done.paymentsTold - done.payments) known already\n"
  }
  if done.repeated > 0 {
    text += "\(counted(done.repeated, "statement")) told nothing new\n"
  }
  return text
}

/// What came of a file, for programs.
private func statementImportJSON(
  _ recorded: Recorded<StatementImport>, isDryRun: Bool
) -> JSON {
  let done = recorded.document
  return writeJSON(
    recorded, isDryRun: isDryRun,
    [
      ("file", .string(done.file)), ("sha256", .string(done.sha256)),
      ("size", .int(Int(done.size))), ("format", .string(done.format)),
      ("profile", .optional(done.profile)), ("keep_until", .string(done.keepUntil.description)),
      ("lines", .int(done.lines)), ("known", .int(done.known)),
      ("payments", .int(done.payments)),
      ("known_payments", .int(done.paymentsTold - done.payments)),
      ("repeated_statements", .int(done.repeated)),
      ("statements", .array(done.statements.map { .object(bankStatementJSON($0)) })),
      (
        "posted_late",
        .array(
          done.late.map { line in
            .object([
              ("line", .int(Int(line.line))), ("account", .string(line.account)),
              ("amount", .string(line.amount.text)),
              ("currency", .string(line.amount.unit.code)),
              ("booked_on", .string(line.bookedOn.description)),
              ("posted_on", .string(line.postedOn.description)),
            ])
          })
      ),
    ])
}

extension Failure {
  /// Why a statement file is refused, by whoever refused it.
  fileprivate init(_ error: any Error, inStatement path: String) {
    if let error = error as? StatementError {
      self.init(error, in: path)
      return
    }
    self.init(error)
    guard let error = error as? PostgresError, error.sqlState?.classCode == "CL" else { return }
    file = path
    line = error.detail.flatMap { Int($0) }
  }
}
