import Postgres
import TestSupport
import Testing

/// A write to be interrupted at every place.
struct Write: Sendable, CustomTestStringConvertible {
  let name: String
  /// What has to be there first: a command whose document has a number under this name.
  var preparation: (line: String, number: String)?
  /// `#` stands for what was prepared, `%` for the round.
  let line: String

  var testDescription: String { name }

  static let all = [
    Write(
      name: "a gift",
      line: "donation record 10.% EUR --campaign sdg --donor 'J. Doe' --fee 0.10 --memo thanks"),
    Write(
      name: "a refund", preparation: gift, line: "donation refund # --amount 1.% --reason asked"),
    Write(name: "a voided gift", preparation: gift, line: "donation void # --reason typo"),
    Write(
      name: "a corrected gift", preparation: gift,
      line: "donation correct # --amount 20.% --reason typo"),
    Write(name: "a pledge", line: "pledge record 10.% EUR --campaign sdg --donor LIGACOOP"),
    Write(
      name: "a cancelled pledge",
      preparation: ("pledge record 10.% EUR --campaign sdg --donor LIGACOOP", "pledge"),
      line: "pledge cancel # --reason withdrew"),
    Write(
      name: "an entry", line: "entry post --debit Expenses:Bank --credit Assets:Cash 10.% EUR"),
    Write(
      name: "a reversal",
      preparation: (
        "entry post --debit Expenses:Bank --credit Assets:Cash 10.% EUR", "entry"
      ), line: "entry reverse # --reason twice"),
    Write(
      name: "an opened account",
      line: "account open Expenses:Trip% --unit EUR --number 6130% --about travel"),
    Write(
      name: "a closed account",
      preparation: (
        "account open Expenses:Trip% --unit EUR --number 6130% --about travel", "account"
      ), line: "account close # --unit EUR"),
    Write(
      name: "a campaign", line: "campaign create c% --name Wells --goal 1000 --currency EUR"),
    Write(name: "a goal", line: "campaign goal sdg 3000.%"),
  ]

  private static let gift = (
    line: "donation record 10.% EUR --campaign sdg --anonymous", number: "donation"
  )

  /// The words for a round, from 10 on, with what they need prepared.
  func words(round: Int, on ledger: Ledger) throws -> [String] {
    func filled(_ line: String, _ number: String) -> String {
      line.map { $0 == "%" ? "\(round)" : $0 == "#" ? number : String($0) }.joined()
    }
    guard let preparation else { return CommandTests.words(filled(line, "")) }
    let made = try ledger.json(filled(preparation.line, ""))[preparation.number]
    switch made {
    case .string(let text), .number(let text): return CommandTests.words(filled(line, text))
    default: throw StrictJSON.Malformed(description: "no \(preparation.number)")
    }
  }
}

@Suite("When the connection is lost")
struct LostConnectionTests {
  @Test(
    "before any request or its answer, the write is done once and the user told the truth",
    arguments: Write.all)
  func everyRequest(write: Write) throws {
    let ledger = try Ledger()
    let proxy = try FaultyProxy(to: ledger.database.server)
    let throughProxy = ["PGHOST": proxy.directory, "PGPORT": "5432"]
    var round = 9
    for number in 1...40 {
      for fault in [FaultyProxy.Fault.beforeRequest(number), .beforeResponse(number)] {
        round += 1
        let line =
          try write.words(round: round, on: ledger) + ["--key", "round\(round)", "--json"]
        proxy.arm(fault)
        let first = try ledger.run(line, throughProxy)
        guard proxy.hasFired else {
          // It has fewer requests than that; at the least the schema's, begin, a call and commit.
          #expect(first.status == 0 && number > 4)
          #expect(try ledger.findings() == [])
          return
        }
        if number == 1 {
          // The first question is about the schema: nothing was asked for yet.
          #expect(first.status == 69, "\(fault)")
          #expect(try first.errorJSON.text("code") == "database_away")
        } else {
          // The server is there, so the program itself asks again with its key.
          #expect(first.status == 0, "\(fault): \(first.error)")
        }
        let isDone = first.status == 0
        #expect(try ledger.operations(key: "round\(round)") == (isDone ? 1 : 0), "\(fault)")
        let again = try ledger.run(line)
        #expect(again.status == 0, "\(fault): \(again.error)")
        #expect(try again.json.text("status") == (isDone ? "exists" : "created"), "\(fault)")
        #expect(try ledger.operations(key: "round\(round)") == 1, "\(fault)")
      }
    }
    Issue.record("no end of requests")
  }

  @Test("and the server stays away, the user is given the key that finds out or records")
  func serverStaysAway() throws {
    let ledger = try Ledger()
    let line = words("donation record 10 EUR --campaign sdg --donor 'J. Doe' --json")
    var wasRecorded: Set<Bool> = []
    for number in 2...40 {
      for fault in [FaultyProxy.Fault.beforeRequest(number), .beforeResponse(number)] {
        let proxy = try FaultyProxy(to: ledger.database.server)
        proxy.arm(fault)
        let holder = try ledger.database.connect()
        try holder.executeScript("begin; lock table ledger.migration")
        let child = try Program.start(
          line, ledger.environment.merging(["PGHOST": proxy.directory]) { $1 })
        // It is connected, and waits for the first answer: no other connection will be had.
        try ledger.waitUntilBlocked()
        proxy.stop()
        holder.close()
        let first = child.wait()
        guard proxy.hasFired else {
          #expect(first.status == 0 && number > 4)
          // A cut at its commit left it recorded once, at all others not.
          #expect(wasRecorded == [true, false])
          return
        }
        #expect(first.status == 75, "\(fault): \(first.error)")
        #expect(first.output == "")
        #expect(try first.errorJSON.text("code") == "outcome_unknown")
        let hint = try #require(try first.errorJSON.text("hint"))
        let key = try #require(hint.split(separator: " ").first { $0.hasPrefix("auto-") })
        let recorded = try ledger.operations(key: String(key.dropLast()))
        wasRecorded.insert(recorded == 1)
        let again = try ledger.run(line + ["--key", String(key.dropLast())])
        #expect(try again.json.text("status") == (recorded == 1 ? "exists" : "created"))
        #expect(try ledger.operations(key: String(key.dropLast())) == 1)
      }
    }
    Issue.record("no end of requests")
  }
}
