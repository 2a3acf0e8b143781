import Glibc
import Postgres
import TestSupport
import Testing

@Suite("When the service is in trouble")
struct ServiceTests {
  private static let gift = words(
    "donation record 5 EUR --campaign sdg --anonymous --on 2018-12-05 --key k1")

  /// Runs a write and a read; what they say is known, and nothing half is left.
  private func expectTrouble(
    _ ledger: Ledger, _ variables: [String: String] = [:], exit: Int32, golden: String,
    commands: [[String]] = [gift, words("campaign status sdg")],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var transcript: [String] = []
    for words in commands {
      let output = try ledger.run(words, variables)
      #expect(output.status == exit, sourceLocation: sourceLocation)
      #expect(output.output == "", sourceLocation: sourceLocation)
      transcript.append("$ coopledger \(words.joined(separator: " "))\n\(output.error)")
      let asJSON = try ledger.run(words + ["--json"], variables)
      #expect(asJSON.status == exit, sourceLocation: sourceLocation)
      _ = try asJSON.errorJSON.text("code")
    }
    try Golden.expect(
      transcript.joined(separator: "\n") + "exit \(exit)\n", is: "service/\(golden).txt",
      sourceLocation: sourceLocation)
  }

  @Test("a server that is away, a database that is missing: one sentence and what to do")
  func away() throws {
    let ledger = try Ledger()
    try expectTrouble(ledger, ["PGHOST": "/nonexistent"], exit: 69, golden: "away")
    try expectTrouble(
      ledger, ["PGHOST": "127.0.0.1", "PGPORT": "1"], exit: 69, golden: "away")
    try expectTrouble(ledger, ["PGDATABASE": "nothing"], exit: 78, golden: "no-such-database")
    try expectTrouble(ledger, ["PGDATABASE": "postgres"], exit: 78, golden: "no-ledger")
    try expectTrouble(ledger, ["PGSERVICE": "nothing"], exit: 78, golden: "no-such-service")
    try ledger.database.connect().execute("create role stranger login")
    try expectTrouble(ledger, ["PGUSER": "stranger"], exit: 77, golden: "no-role")
  }

  @Test("a wrong password, or none where one is needed, is a refused login")
  func password() throws {
    let server = try TestServer.start()
    defer { server.stop() }
    let ledger = try Ledger(on: server)
    let admin = try server.connect()
    try admin.execute("alter role tess password 'right'")
    write("local all tess scram-sha-256\nlocal all all trust\n", to: "\(server.data)/pg_hba.conf")
    _ = try admin.query("select pg_reload_conf()")
    // A connection made after it has been reloaded by the server that makes connections.
    while try ledger.run("campaign list").status == 0 {}
    try expectTrouble(ledger, exit: 77, golden: "wrong-password")
    try expectTrouble(ledger, ["PGPASSWORD": "wrong"], exit: 77, golden: "wrong-password")
    #expect(try ledger.run(Self.gift, ["PGPASSWORD": "right"]).status == 0)
  }

  @Test("no connection left is a reason to try again")
  func connections() throws {
    let ledger = try Ledger()
    let admin = try ledger.database.connect()
    try admin.execute("alter database \(unsafeSQL: ledger.database.name) connection limit 0")
    try expectTrouble(ledger, exit: 75, golden: "too-many-connections")
    #expect(try ledger.operations(key: "k1") == 0)
  }

  @Test("a lock, a time limit of the server or of ours: try again, and nothing was recorded")
  func waits() throws {
    let ledger = try Ledger()
    let holder = try ledger.database.connect()
    try holder.executeScript("begin; lock table ledger.operation")
    try expectTrouble(
      ledger, ["PGOPTIONS": "-c lock_timeout=10ms"], exit: 75, golden: "lock-wait",
      commands: [Self.gift])
    try expectTrouble(
      ledger, ["PGOPTIONS": "-c statement_timeout=50ms"], exit: 75, golden: "statement-timeout",
      commands: [Self.gift])
    try expectTrouble(
      ledger, ["COOPLEDGER_DEADLINE_SECONDS": "1"], exit: 75, golden: "deadline",
      commands: [Self.gift])
    holder.close()
    try ledger.waitUntilAlone()
    #expect(try ledger.operations(key: "k1") == 0)
    #expect(try ledger.findings() == [])
  }

  @Test("a standby, or a database set read-only, takes no writes and answers reads")
  func standby() throws {
    let server = try TestServer.start()
    defer { server.stop() }
    let ledger = try Ledger(on: server)
    try expectTrouble(
      ledger, ["PGOPTIONS": "-c default_transaction_read_only=on"], exit: 69, golden: "read-only",
      commands: [Self.gift])
    try server.shutDown()
    write("", to: "\(server.data)/standby.signal")
    try server.restart()
    try expectTrouble(ledger, exit: 69, golden: "read-only", commands: [Self.gift])
    let status = try ledger.run("campaign status sdg")
    #expect(status.output.hasPrefix("Already raised 0 of 272,420 €\n"))
  }

  @Test("a server that restarts in the midst of a command: asked again, or the key is given")
  func restart() throws {
    let server = try TestServer.start()
    defer { server.stop() }
    let ledger = try Ledger(on: server)
    let holder = try ledger.database.connect()
    try holder.executeScript("begin; lock table ledger.operation")
    let child = try Program.start(Self.gift, ledger.environment)
    try ledger.waitUntilBlocked()
    try server.shutDown()
    let output = child.wait()
    #expect(output.status == 75)
    try Golden.expect(output.error, is: "service/restart.txt")
    try server.restart()
    #expect(try ledger.operations(key: "k1") == 0)
    #expect(try ledger.json(Self.gift.joined(separator: " ")).text("status") == "created")

    // One session ended by its administrator: the program connects anew by itself.
    let again = try ledger.database.connect()
    try again.executeScript("begin; lock table ledger.operation")
    let second = try Program.start(
      words("donation record 6 EUR --campaign sdg --anonymous --key k2"), ledger.environment)
    try ledger.waitUntilBlocked()
    try again.executeScript(
      """
      select pg_terminate_backend(pid)
      from pg_stat_activity
      where application_name = 'coopledger';
      rollback
      """)
    #expect(second.wait().status == 0)
    #expect(try ledger.operations(key: "k2") == 1)
  }

  @Test("a server that is still starting, or one that talks nonsense")
  func notReady() throws {
    for (code, exit, golden) in [
      ("57P03", Int32(75), "starting"), ("XX000", 69, "internal-error"), ("", 69, "nonsense"),
    ] {
      let server = try RefusingServer(sqlState: code)
      let output = try Program.run(
        Self.gift, ["PGHOST": server.directory, "PGUSER": "tess", "PGDATABASE": "x"])
      #expect(output.status == exit)
      try Golden.expect(output.error, is: "service/\(golden).txt")
    }
  }

  @Test(
    "a full disk is named, and nothing half is stored",
    .enabled(if: SmallDisk.isPossible, "a small disk can be mounted by root only"))
  func diskFull() throws {
    let server = try TestServer.start()
    let disk = try SmallDisk(megabytes: 48)
    defer {
      server.stop()
      disk.unmount()
    }
    let ledger = try Ledger(on: server)
    let name = ledger.database.name
    let admin = try server.connect()
    try admin.execute("create tablespace small location '\(unsafeSQL: disk.path)'")
    try admin.execute("alter database \(unsafeSQL: name) set tablespace small")
    let filler = try ledger.database.connect()
    try filler.execute("create table filler (content text)")
    try filler.execute("alter table filler alter content set storage plain")
    let full = #expect(throws: PostgresError.self) {
      while true {
        try filler.execute(
          "insert into filler select repeat('x', 7000) from generate_series(1, 200)")
      }
    }
    #expect(full?.sqlState == .diskFull)
    try expectTrouble(ledger, exit: 69, golden: "disk-full", commands: [Self.gift])
    try filler.execute("drop table filler")
    try filler.execute("checkpoint")
    #expect(try ledger.operations(key: "k1") == 0)
    #expect(try ledger.json(Self.gift.joined(separator: " ")).text("status") == "created")
    #expect(try ledger.findings() == [])
  }
}
