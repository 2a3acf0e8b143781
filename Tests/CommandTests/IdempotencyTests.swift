import Glibc
import Postgres
import TestSupport
import Testing

@Suite("The same key")
struct IdempotencyTests {
  private static let gift = """
    --campaign sdg --donor COOPERAR --country AR --on 2018-12-05 --fee 2.50 --key k1
    """

  @Test("twice gives one gift and one number; with another amount it is refused by name")
  func twice() throws {
    let ledger = try Ledger()
    let first = try ledger.json("donation record 1500.00 EUR \(Self.gift)")
    let second = try ledger.json("donation record 1500.00 EUR \(Self.gift)")
    #expect(try first.text("status") == "created")
    #expect(try second.text("status") == "exists")
    #expect(try first.text("donation") == "D-2018-00001")
    for name in ["donation", "entry", "recorded_at", "amount", "net", "key"] {
      #expect(try first[name] == second[name], "\(name)")
    }

    let refused = try ledger.run("donation record 1600.00 EUR \(Self.gift) --json")
    #expect(refused.status == 65)
    #expect(refused.output == "")
    #expect(try refused.errorJSON.text("code") == "key_conflict")
    #expect(try refused.errorJSON.text("field") == "amount")
    let said = try ledger.run("donation record 1600.00 EUR \(Self.gift)")
    #expect(said.status == 65)
    #expect(said.error.contains("with another amount (operation"))
    #expect(try ledger.json("campaign status sdg").text("received") == "1500.00")
  }

  @Test("written another way is the same request; a default is not")
  func sameRequest() throws {
    let ledger = try Ledger()
    let day = "--campaign sdg --anonymous --key k2"
    #expect(try ledger.json("donation record 100 EUR \(day)").text("status") == "created")
    #expect(try ledger.json("donation record 100.00 EUR \(day)").text("status") == "exists")
    // What was said counts, so that a retry after midnight is no conflict.
    let dated = try ledger.run("donation record 100 EUR \(day) --on 2018-12-05 --json")
    #expect(dated.status == 65)
    #expect(try dated.errorJSON.text("field") == "on")
    let other = try ledger.run("pledge record 100 EUR --campaign sdg --donor X --key k2 --json")
    #expect(other.status == 65)
    #expect(try other.errorJSON.text("code") == "key_conflict")
  }

  @Test("from fifty processes at once gives one entry, and the same answer to all")
  func fifty() throws {
    let ledger = try Ledger()
    let answers = try inParallel(50) { _ in
      try ledger.run("donation record 1500.00 EUR \(Self.gift) --json")
    }.map { try $0.get() }
    #expect(answers.count == 50)
    for answer in answers { #expect(answer.status == 0, "\(answer.error)") }
    let documents = try answers.map { try $0.json }
    #expect(try documents.filter { try $0.text("status") == "created" }.count == 1)
    #expect(try documents.filter { try $0.text("status") == "exists" }.count == 49)
    #expect(try Set(documents.map { try $0.text("donation") }).count == 1)
    #expect(try Set(documents.map { try $0.text("recorded_at") }).count == 1)
    #expect(try ledger.operations(key: "k1") == 1)
    #expect(try ledger.value("select count(*)::text from ledger.entry") == "1")
    #expect(try ledger.findings() == [])
  }

  @Test("after a dry run is as new: nothing of it was kept")
  func dryRun() throws {
    let ledger = try Ledger()
    let dry = try ledger.json("donation record 1500.00 EUR \(Self.gift) --dry-run")
    #expect(try dry.text("status") == "would_create")
    #expect(try ledger.operations(key: "k1") == 0)
    #expect(try ledger.value("select count(*)::text from giving.donor") == "0")
    let real = try ledger.json("donation record 1500.00 EUR \(Self.gift)")
    #expect(try real.text("status") == "created")
    let text = try ledger.run("donation record 7 EUR --campaign sdg --anonymous --dry-run")
    #expect(text.output.hasPrefix("Would record: 7 € from an anonymous donor"))
    #expect(text.error == "Dry run: nothing was recorded.\n")
  }

  @Test("again, after the program was killed at any moment, records once")
  func killed() throws {
    let ledger = try Ledger()
    let watcher = try ledger.database.connect()
    // Killed while it waits for a lock that we hold, so at a known place; then at places that the
    // machine chooses.
    let places: [SQL] = ["ledger.operation", "giving.donation", "ledger.transfer"]
    for round in 0..<12 {
      let line = "donation record \(round + 1).00 EUR --campaign sdg --anonymous --key kill\(round)"
      if round < places.count {
        try watcher.transaction { holder in
          try holder.execute("lock table \(places[round])")
          let child = try Program.start(words(line), ledger.environment)
          try ledger.waitUntilBlocked()
          child.signal(SIGKILL)
          #expect(child.wait().status == 128 + SIGKILL)
        }
      } else {
        let child = try Program.start(words(line), ledger.environment)
        // Some way into its work: as many of our own round trips as chance has it.
        for _ in 0..<Int.random(in: 0...60) { _ = try watcher.query("select 1") }
        child.signal(SIGKILL)
        child.wait()
      }
      let again = try ledger.run(line + " --json")
      #expect(again.status == 0, "\(again.error)")
      #expect(try ledger.operations(key: "kill\(round)") == 1)
    }
    #expect(try ledger.json("campaign status sdg").text("raised") == "78.00")
    #expect(try ledger.findings() == [])
  }
}
