import TestSupport
import Testing

/// The narrated SQL for auditors, run by psql as an auditor. What it prints is committed beside it,
/// so that no example can go stale.
@Suite("The examples for auditors")
struct AuditExampleTests {
  private static let folder = "sql/examples"

  /// (verify.sql tells no story: SealVerifierTests have it run.)
  static func names() throws -> [String] {
    try RepositoryFolder.names(in: folder, suffix: ".sql").map { String($0.dropLast(4)) }
      .filter { $0 != "verify" }
  }

  @Test("print what is committed beside them", arguments: try names())
  func output(name: String) throws {
    let books = try name.hasSuffix("_members") ? ExampleMembers.books() : JournalBooks()
    var environment = Child.ownEnvironment.merging(books.database.environment) { $1 }
    environment["PGUSER"] = JournalRole.auditor.rawValue
    environment["PGTZ"] = "UTC"
    // The script is shown as it runs, and ends at its first error.
    let psql = try Child.run(
      "\(books.database.server.binaries)/psql",
      [
        "--no-psqlrc", "--quiet", "--echo-all", "--set=ON_ERROR_STOP=1", "--pset=pager=off",
        "--file=\(RepositoryFolder.top)/\(Self.folder)/\(name).sql",
      ], environment: environment)
    #expect(psql.status == 0, "\(psql.error)")
    try expectCommitted(psql.output, in: "\(Self.folder)/\(name).out", by: "AuditExample")
  }

  @Test(
    "are numbered from 01, and each output belongs to one",
    .disabled("the outputs are being written") { isRegenerating })
  func numbering() throws {
    let names = try Self.names()
    #expect(names.count >= 9)
    for (number, name) in zip(1..., names) {
      #expect(name.hasPrefix(number < 10 ? "0\(number)_" : "\(number)_"), "\(name)")
    }
    let outputs = try RepositoryFolder.names(in: Self.folder, suffix: ".out")
    #expect(outputs.map { String($0.dropLast(4)) } == names)
  }

  @Test("read nothing but the schema audit and the catalogs")
  func onlyAudit() throws {
    for name in try Self.names() + ["verify"] {
      let text = RepositoryFolder.text(of: "\(RepositoryFolder.top)/\(Self.folder)/\(name).sql")
      for schema in ["ledger.", "giving.", "membership."] {
        #expect(!text.contains(schema), "\(name) reads \(schema)")
      }
    }
  }
}
