import Glibc
import Postgres
import TestSupport
import Testing

@Suite("Secrets")
struct SecretsTests {
  private static let password = "sesame-71b0"
  private static let donor = "Zebedäus Quillfeather"
  private static let memo = "for the wells of Quxbury"

  @Test("are neither in what is printed, nor in the server's log, nor seen in a process list")
  func commands() throws {
    let server = try TestServer.start()
    defer { server.stop() }
    let ledger = try Ledger(on: server)
    let admin = try server.connect()
    try admin.execute("alter role tess password '\(unsafeSQL: Self.password)'")
    write("local all tess scram-sha-256\nlocal all all trust\n", to: "\(server.data)/pg_hba.conf")
    _ = try admin.query("select pg_reload_conf()")
    while try ledger.run("campaign list").status == 0 {}
    let known = ["PGPASSWORD": Self.password]
    let gift = [
      "donation", "record", "5", "EUR", "--campaign=sdg", "--donor=\(Self.donor)",
      "--memo=\(Self.memo)", "--on=2018-12-05", "--key=k1",
    ]
    #expect(try ledger.run(gift, known).status == 0)
    let long = String(repeating: Self.donor, count: 100)
    var errors = ""
    for (words, status) in [
      (gift + ["--fee=1"], 65), (gift.map { $0 == "--key=k1" ? "--country=ZZ" : $0 }, 65),
      (gift.map { $0.hasPrefix("--campaign") ? "--campaign=none" : $0 }, 65),
      (gift.map { $0.hasPrefix("--donor") ? "--donor=\(long)" : $0 }, 65),
      (gift.map { $0.hasPrefix("--donor") ? "--anonymous" : $0 }, 65),
      (["donation", "refund", "D-2018-00001", "--amount=6", "--reason=\(Self.memo)"], 65),
      (["pledge", "record", "5", "EUR", "--campaign=x", "--donor=\(Self.donor)"], 65),
      (["entry", "reverse", "1", "--reason=\(Self.memo)"], 65),
      (["donor", "erase", Self.donor, "--reason=asked"], 65),
      (["donor", "erase", "DN-00001", "--reason=\(Self.donor) asked"], 65),
      (["donor", "erase", "DN-00001", "--reason=\(long)\(long)\(long)\(long)\(long)"], 65),
      (["role", "grant", "nobody", "auditor", "--reason=\(Self.memo)"], 65),
      (["role", "revoke", "tess", "officer", "--reason=\(Self.memo)"], 65),
      (["role", "grant", "tess", "officer", "--dry-run"], 77),
      (["--nonsense"], 64),
    ] as [([String], Int32)] {
      for json in [[], ["--json"]] {
        let output = try ledger.run(words + json, known)
        #expect(output.status == status, "\(words): \(output.error)")
        errors += output.output + output.error
      }
    }
    let holder = try ledger.database.connect()
    try holder.executeScript("begin; lock table ledger.operation")
    let other = gift.map { $0 == "--key=k1" ? "--key=k2" : $0 }
    let limited = try ledger.run(
      other, known.merging(["PGOPTIONS": "-c statement_timeout=50ms"]) { $1 })
    #expect(limited.status == 75)
    errors += limited.error
    // While it waits, others may look at its command line: a password is not on it.
    let child = try Program.start(other, ledger.environment.merging(known) { $1 })
    try ledger.waitUntilBlocked()
    let commandLine = try Child.run("/bin/cat", ["/proc/\(child.processID)/cmdline"]).output
    #expect(commandLine.contains(Self.donor) && !commandLine.contains(Self.password))
    child.signal(SIGINT)
    errors += child.wait().error
    holder.close()

    let erased = try ledger.run(
      ["donor", "erase", "DN-00001", "--reason=asked", "--yes", "--json"], known)
    #expect(erased.status == 0, "\(erased.error)")
    errors += erased.output + erased.error

    // The log tells of refusals, so it would have had the occasion.
    #expect(server.log.contains("ERROR:"))
    for secret in [Self.password, Self.donor, Self.memo, "Quillfeather", "Quxbury"] {
      #expect(!server.log.contains(secret), "\(secret) in the log")
      #expect(!errors.contains(secret), "\(secret) in an error")
    }
  }

  @Test("are not handed on to the private server, whose environment is its own")
  func privateServer() throws {
    var name = Array("/tmp/coopledger-local-XXXXXX".utf8CString)
    try #require(mkdtemp(&name) != nil)
    let folder = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    if getuid() == 0 { chmod(folder, 0o755) }
    let variables = [
      "COOPLEDGER_LOCAL_DIR": "\(folder)/cluster", "PGPASSWORD": Self.password,
      "COOPLEDGER_PG_BIN": try TestServer.shared.binaries, "SECRET": Self.memo,
    ]
    defer {
      _ = try? Program.run(["local", "down"], variables)
      _ = try? Child.run("/bin/rm", ["-rf", folder])
    }
    let started = try Program.run(["local", "up", "--json"], variables)
    try #require(started.status == 0, "\(started.error)")
    let status = try Program.run(["local", "status", "--json"], variables).json
    guard case .number(let process) = try status["pid"] else {
      Issue.record("no process in \(status)")
      return
    }
    let children = try Child.run("/bin/cat", ["/proc/\(process)/task/\(process)/children"]).output
    for one in [process] + children.split(separator: " ").map(String.init) {
      let seen = try Child.run("/bin/cat", ["/proc/\(one)/environ", "/proc/\(one)/cmdline"]).output
      #expect(!seen.contains(Self.password) && !seen.contains(Self.memo))
    }
    let initialised = try Program.run(["init"], variables)
    #expect(initialised.status == 0, "\(initialised.error)")
    // Whoever works there is bounded as on any other server.
    let bounded = try Program.run(
      [
        "local", "psql", "--", "--quiet", "--no-align", "--tuples-only", "--command",
        "select cardinality(setconfig) from pg_db_role_setting where setrole <> 0",
      ], variables)
    #expect(bounded.output == "3\n", "\(bounded.error)")
    let log = try Child.run("/bin/cat", ["\(folder)/cluster/log"]).output
    #expect(!log.contains(Self.password))
  }
}
