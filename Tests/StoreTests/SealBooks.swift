import CSV
import Postgres
import Reports
import Store
import TestSupport
import Testing

/// Sealed books, and the three who verify them.
enum SealBooks {
  /// A year of gifts, of all kinds of documents and of members, sealed several times.
  static func full() throws -> JournalBooks {
    try JournalBooks(copyOf: sealed.get())
  }

  private static let sealed = Result {
    let books = try MemberBooks.full().books
    let store = try books.store()
    _ = try store.seal()
    for name in ["one", "two"] {
      _ = try store.recordDonation(ModelBooks.gift("10.00", "EUR") { $0.memo = name }, Recording())
      _ = try store.postEntry(ModelBooks.entry(), Recording())
      _ = try store.seal()
    }
    return books
  }

  /// What the command's operation finds, as an auditor.
  static func findings(
    _ database: TestDatabase, as user: String? = nil, against anchor: Anchor? = nil
  ) throws -> [Verification.Finding] {
    let store = try Store(timeZone: "Europe/Brussels") { try database.connect(user: user) }
    return try store.verify(against: anchor).findings
  }

  /// Runs the SQL for auditors; answers with the lines of its table.
  static func bySQL(
    _ database: TestDatabase, as user: String, _ settings: [String: String] = [:],
    seal: String = "", root: String = ""
  ) throws -> [String] {
    var environment = Child.ownEnvironment.merging(database.environment) { $1 }
    environment["PGUSER"] = user
    let psql = try Child.run(
      "\(database.server.binaries)/psql",
      [
        "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--tuples-only", "--no-align",
        "--set=seal=\(seal)", "--set=root=\(root)",
        "--file=\(RepositoryFolder.top)/sql/examples/verify.sql",
      ], environment: environment.merging(settings) { $1 })
    #expect(psql.status == 0, "\(psql.error)")
    return psql.output.split(separator: "\n").map(String.init)
  }

  /// Whether there is a Python for the script that verifies exported files.
  static var hasPython: Bool {
    (try? Child.run("/usr/bin/env", ["python3", "--version"]).status == 0) ?? false
  }

  /// Exports the books and has the script verify the files; answers with all that it says.
  ///
  /// - Parameter edit: what somebody does to the lines of the journal on its way to the script.
  static func byPython(
    _ store: Store, _ arguments: [String] = [], edit: (inout [String]) -> Void = { _ in }
  ) throws -> Child.Output {
    var journal = CSVDialect.rfc4180.line(Store.journalColumns.map(CSVCell.text))
    try store.exportJournal(from: nil, to: nil) { texts in
      journal += CSVDialect.rfc4180.line(texts.map(CSVCell.text))
    }
    var lines = journal.split(separator: "\r\n" as Character).map { "\($0)\r\n" }
    edit(&lines)
    journal = lines.joined()
    var seals = CSVTable([
      "seal", "entries", "tree_size", "root", "previous_root", "sealed_at", "sealed_by",
    ])
    for seal in try store.seals() {
      seals.append([
        .text("\(seal.number)"), .text("\(seal.entries)"), .text("\(seal.treeSize)"),
        .text(seal.root), .text(seal.previousRoot), .text(seal.sealedAt), .text(seal.sealedBy),
      ])
    }
    // Two files in a folder that goes with the shell that reads them.
    let script = """
      folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
      cat > "$folder/both"
      head -c "$2" "$folder/both" > "$folder/journal.csv"
      tail -c "+$(($2 + 1))" "$folder/both" > "$folder/seals.csv"
      program=$1
      shift 2
      "$program" "$folder/journal.csv" "$folder/seals.csv" "$@"
      """
    return try Child.run(
      "/bin/sh",
      [
        "-c", script, "sh", "\(RepositoryFolder.top)/scripts/verify-export",
        "\(journal.utf8.count)",
      ] + arguments, input: Array((journal + seals.text()).utf8))
  }
}
