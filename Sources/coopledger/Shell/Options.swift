import ArgumentParser
import Ledger
import Store

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Flag(help: "Print one JSON document, and errors as JSON.")
  var json = false

  @Flag(help: "Say nothing but data, warnings and errors.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "The database, as a libpq connection string without a password.",
      discussion: "Without it: libpq's own settings (PGHOST, PGSERVICE, …), else the private one.",
      valueName: "conninfo"))
  var database: Typed?

  var console: Console { Console(isQuiet: quiet, wantsJSON: json) }

  func session() throws -> Session { try Session(database: database?.text) }

  func store() throws -> Store { try session().store() }
}

/// What every write takes.
struct WriteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A key of your own: the same request with the same key is recorded once.", valueName: "key"))
  var key: Typed?

  @Flag(help: "Do everything, then take it back, and say what would be.")
  var dryRun = false

  func recording(isLate: Bool = false) throws -> Recording {
    if let key = key?.text, !(1...200).contains(key.utf8.count) {
      throw Failure(
        "key_length", "A key has 1 to 200 bytes", field: "key", exit: .badData)
    }
    return Recording(key: key?.text, isDryRun: dryRun, isLate: isLate)
  }
}

/// A command that records what its `write` says.
protocol WritingCommand: ParsableCommand {
  var write: WriteOptions { get }
}

/// What every write of money takes.
struct LateOption: ParsableArguments {
  @Flag(help: "If that month is closed, post it on the first open day after it.")
  var late = false
}

/// What every read takes.
struct ReadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What had happened by this day.", valueName: "date"))
  var asOf: Typed?

  @Option(
    help: ArgumentHelp(
      "What was known by a seal, such as seal:12, or at a moment, such as 2018-12-05T09:30:00Z.",
      discussion: "A seal is exact, and its answer the same for ever. A moment means the last seal "
        + "by then and what bears a stamp up to then: a clock cannot order history to the last "
        + "record.", valueName: "seal|moment"))
  var knownAt: Typed?

  func horizon() throws -> Horizon {
    Horizon(
      asOf: try asOf?.day("as-of"), knownAt: try knownAt.map { try KnownAt(parsing: $0.text) })
  }
}
