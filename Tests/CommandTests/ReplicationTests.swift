import Glibc
import Postgres
import TestSupport
import Testing

/// On a server whose commits await a standby that never comes.
@Suite("When a commit awaits its standby")
struct ReplicationTests {
  private static let gift = words(
    "donation record 5 EUR --campaign sdg --anonymous --on 2018-12-05 --key k1")

  private func lonelyServer() throws -> (TestServer, Ledger) {
    let server = try TestServer.start()
    let ledger = try Ledger(on: server)
    let admin = try server.connect()
    try admin.execute("alter system set synchronous_standby_names = 'absent'")
    _ = try admin.query("select pg_reload_conf()")
    while try server.connect().queryOne("show synchronous_standby_names").texts != ["absent"] {}
    return (server, ledger)
  }

  /// Signals the server process in which the program's commit waits.
  private func end(_ how: String, _ ledger: Ledger) throws {
    try ledger.waitUntilBlocked(on: "IPC")
    let ended = try ledger.database.connect().query(
      """
      select \(unsafeSQL: how)(pid)
      from pg_stat_activity
      where application_name = 'coopledger' and wait_event_type = 'IPC'
      """)
    #expect(ended.count == 1)
  }

  @Test("and the wait is cancelled, the gift is there once and the user told of the standby")
  func cancelled() throws {
    let (server, ledger) = try lonelyServer()
    defer { server.stop() }
    let child = try Program.start(Self.gift + ["--json"], ledger.environment)
    try end("pg_cancel_backend", ledger)
    let output = child.wait()
    #expect(output.status == 0, "\(output.error)")
    #expect(try output.json.text("donation") == "D-2018-00001")
    let warnings = try output.json["warnings"].elements
    #expect(
      warnings == [
        .string(
          "The standby did not confirm it: if this server is lost, so may be the record. "
            + "Ask again with --key k1.")
      ])
    #expect(try ledger.operations(key: "k1") == 1)

    // The same in words, which --quiet does not silence.
    let words = words("donation record 6 EUR --campaign sdg --anonymous --key k2 --quiet")
    let second = try Program.start(words, ledger.environment)
    try end("pg_cancel_backend", ledger)
    let said = second.wait()
    #expect(said.status == 0)
    #expect(said.error.hasPrefix("Warning: The standby did not confirm it"))
    #expect(try ledger.operations(key: "k2") == 1)
  }

  @Test("and the session is ended, the program asks again and finds what was recorded")
  func terminated() throws {
    let (server, ledger) = try lonelyServer()
    defer { server.stop() }
    let child = try Program.start(Self.gift + ["--json"], ledger.environment)
    try end("pg_terminate_backend", ledger)
    let output = child.wait()
    #expect(output.status == 0, "\(output.error)")
    #expect(["created", "exists"].contains(try output.json.text("status")))
    #expect(try ledger.operations(key: "k1") == 1)
  }

  @Test("and the user interrupts, the program asks by the key and tells what it finds")
  func interrupted() throws {
    let (server, ledger) = try lonelyServer()
    defer { server.stop() }
    let child = try Program.start(Self.gift + ["--json"], ledger.environment)
    try ledger.waitUntilBlocked(on: "IPC")
    child.signal(SIGINT)
    let output = child.wait()
    #expect(output.status == 75)
    #expect(output.output == "")
    // The commit still waits for its standby, so nobody can see it yet: neither can we promise.
    let error = try output.errorJSON
    #expect(try error.text("code") == "outcome_unknown")
    #expect(try error.text("hint")?.contains("--key k1") == true)
    try end("pg_cancel_backend", ledger)
    try ledger.waitUntilAlone()
    let again = try ledger.run(Self.gift + ["--json"])
    #expect(try again.json.text("status") == "exists")
  }

  @Test("and the user interrupts just when it is done, the program finds it recorded")
  func interruptedTooLate() throws {
    let (server, ledger) = try lonelyServer()
    defer { server.stop() }
    let child = try Program.start(Self.gift + ["--json"], ledger.environment)
    try ledger.waitUntilBlocked(on: "IPC")
    // Held still, so that it hears of the end and of the interrupt at once.
    child.signal(SIGSTOP)
    try end("pg_cancel_backend", ledger)
    while try ledger.operations(key: "k1") == 0 {}
    child.signal(SIGINT)
    child.signal(SIGCONT)
    let output = child.wait()
    #expect(output.status == 75)
    #expect(try output.errorJSON.text("message") == "Interrupted, and recorded all the same")
    #expect(try output.errorJSON.text("hint")?.contains("--key k1") == true)
  }
}

@Suite("Ctrl-C")
struct InterruptTests {
  @Test(
    "while a write waits for a lock: its connection is closed and nothing is recorded",
    arguments: [SIGINT, SIGTERM])
  func blockedWrite(signal: Int32) throws {
    let ledger = try Ledger()
    let holder = try ledger.database.connect()
    try holder.executeScript("begin; lock table ledger.operation")
    let line = words("donation record 5 EUR --campaign sdg --anonymous --key k1")
    let child = try Program.start(line, ledger.environment)
    try ledger.waitUntilBlocked()
    child.signal(signal)
    let output = child.wait()
    #expect(output.status == 75)
    #expect(output.output == "")
    #expect(output.error == "Error: Interrupted; nothing was recorded.\n")
    holder.close()
    try ledger.waitUntilAlone()
    #expect(try ledger.operations(key: "k1") == 0)
    #expect(try ledger.run(line).status == 0)
  }

  @Test("while a report waits: the server is told to stop, and nothing is left running")
  func blockedRead() throws {
    let ledger = try Ledger()
    let holder = try ledger.database.connect()
    try holder.executeScript("begin; lock table giving.campaign")
    let child = try Program.start(words("campaign status sdg"), ledger.environment)
    try ledger.waitUntilBlocked()
    child.signal(SIGINT)
    #expect(child.wait().status == 75)
    // Although the lock is held on: the server stopped because it was asked to.
    try ledger.waitUntilAlone()
    holder.close()
  }
}
