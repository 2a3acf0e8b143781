import Postgres
import TestSupport
import Testing

/// A ledger of its own for one test, set up as `coopledger init` leaves it, and the program to
/// work on it: as a person with the treasurer's and the auditor's role, not as a superuser.
final class Ledger: Sendable {
  static let treasurer = "tess"
  /// Who runs the scheduled job, and may do nothing else.
  static let reporter = "robin"

  let database: TestDatabase

  /// - Parameter server: one of the test's own, if it kills or reconfigures it.
  init(on server: TestServer? = nil) throws {
    guard let server else {
      database = try TestDatabase.make(template: try Self.template.get().name)
      return
    }
    database = try TestDatabase.make(on: server)
    try Self.setUp(database)
  }

  /// Set up once, then copied.
  private static let template = Result {
    let database = try TestDatabase.make()
    try setUp(database)
    return database
  }

  private static func setUp(_ database: TestDatabase) throws {
    let initialised = try Program.run(["init", "--json"], database.environment)
    try #require(initialised.status == 0, "\(initialised.error)")
    try database.need(role: treasurer, memberOf: "coopledger_treasurer", "coopledger_auditor")
    try database.need(role: reporter, memberOf: "coopledger_reporter")
  }

  /// How a child process finds it.
  var environment: [String: String] {
    database.environment.merging(["PGUSER": Self.treasurer]) { $1 }
  }

  func run(_ words: [String], _ variables: [String: String] = [:]) throws -> Child.Output {
    try Program.run(words, environment.merging(variables) { $1 })
  }

  /// Runs a command line as one would type it.
  func run(_ line: String, _ variables: [String: String] = [:]) throws -> Child.Output {
    try run(words(line), variables)
  }

  /// Runs what must succeed, and answers with its document.
  @discardableResult
  func json(
    _ line: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> StrictJSON {
    let output = try run(words(line) + ["--json"])
    #expect(output.status == 0, "\(line): \(output.error)", sourceLocation: sourceLocation)
    return try output.json
  }

  /// One value that the database itself knows, as text.
  func value(_ sql: SQL) throws -> String? {
    try database.connect().queryOne(sql).texts[0]
  }

  /// How many operations are on record with this key.
  func operations(key: String) throws -> Int {
    try database.connect().queryOne(
      "select count(*) from ledger.operation where key = \(key)"
    ).decode("count")
  }

  /// Everything that the checks find; the whole of it should be nothing.
  func findings() throws -> [String] {
    let checked = try run("check")
    return checked.status == 0 ? [] : [checked.output + checked.error]
  }
}
