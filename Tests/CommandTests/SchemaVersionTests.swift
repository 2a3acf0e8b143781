import Postgres
import TestSupport
import Testing

@Suite("A program and a schema of different versions")
struct SchemaVersionTests {
  private static let commands = [
    words("donation record 5 EUR --campaign sdg --anonymous"), words("campaign status sdg"),
    words("check"), words("export csv"),
  ]

  private func expect(
    _ ledger: Ledger, _ change: String, code: String, says: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let admin = try ledger.database.connect()
    try admin.executeScript("set session_replication_role = replica; \(change)")
    for words in Self.commands {
      let output = try ledger.run(words + ["--json"])
      #expect(output.status == 78, "\(output.error)", sourceLocation: sourceLocation)
      #expect(output.output == "", sourceLocation: sourceLocation)
      #expect(try output.errorJSON.text("code") == code, sourceLocation: sourceLocation)
      let text = try ledger.run(words).error
      #expect(text.contains(says), "\(text)", sourceLocation: sourceLocation)
    }
  }

  @Test("an old program refuses a newer schema and asks to be upgraded")
  func newerSchema() throws {
    let ledger = try Ledger()
    try expect(
      ledger, "update ledger.definitions set program = '99.0.0'", code: "schema_newer",
      says: "Upgrade the program")
    try expect(
      ledger,
      """
      update ledger.definitions set program = (select max(program) from ledger.migration);
      insert into ledger.migration (number, name, sha256, program)
      values (9999, '9999_later.sql', 'x', '99.0.0')
      """, code: "schema_newer", says: "newer than this program: it has migration 9999")
    let admin = ledger.database.environment
    let migrated = try Program.run(["db", "migrate"], admin)
    #expect(migrated.status == 78, "\(migrated.error)")
    #expect(try Program.run(["init"], admin).status == 78)
  }

  @Test("a new program refuses an older schema and names the command that mends it")
  func olderSchema() throws {
    let ledger = try Ledger()
    try expect(
      ledger, "update ledger.definitions set program = '0.0.1'", code: "schema_outdated",
      says: "Run: coopledger db migrate.")
    let admin = ledger.database.environment
    let migrated = try Program.run(["db", "migrate"], admin)
    #expect(migrated.status == 0, "\(migrated.error)")
    #expect(try ledger.run("campaign status sdg").status == 0)
  }
}
