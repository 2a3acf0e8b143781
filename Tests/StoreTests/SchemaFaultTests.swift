import Postgres
import Store
import TestSupport
import Testing

@Suite("Migrating under fire")
struct SchemaFaultTests {
  @Test(
    "Killed at any request, with or without its being done, a migration goes on when run again",
    arguments: [false, true])
  func killedAnywhere(isRequestDone: Bool) throws {
    let database = try TestDatabase.make()
    let connection = try database.connect()
    let proxy = try FaultyProxy(to: .shared)
    defer { proxy.stop() }
    var number = 0
    while true {
      number += 1
      let killed = try Connection.open(proxy.conninfo(database))
      proxy.arm(isRequestDone ? .beforeResponse(number) : .beforeRequest(number))
      do {
        _ = try Schema.migrate(killed, files: SchemaSamples.small)
      } catch let error as PostgresError {
        #expect(error.kind == .connection, "request \(number): \(error)")
      }
      guard proxy.hasFired else { break }
      _ = try Schema.migrate(connection, files: SchemaSamples.small)
      #expect(try Schema.status(connection, files: SchemaSamples.small).isCurrent)
      #expect(try connection.texts("select things from audit.first") == ["1"])
      // As if the database were new, at a tenth of the time.
      try connection.executeScript(
        "drop schema if exists ledger, giving, membership, reporting, audit cascade")
    }
    // Roles, two migrations, the definitions: more than a few requests were killed.
    #expect(number > 25)
  }
}
