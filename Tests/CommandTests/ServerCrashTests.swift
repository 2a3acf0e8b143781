import Glibc
import Postgres
import TestSupport
import Testing

@Suite("A server killed at work")
struct ServerCrashTests {
  /// What a writer heard of its keys.
  private struct Heard: Sendable {
    var acknowledged: [String: String] = [:]
    var unknown: [String] = []
  }

  @Test("has all that it acknowledged when it starts again, and the books are in order")
  func killed() throws {
    let server = try TestServer.start()
    defer { server.stop() }
    let ledger = try Ledger(on: server)
    let heard = Shared(Heard())
    for round in 1...2 {
      let isOver = Shared(false)
      let writers = (1...4).map { writer in
        Thread {
          var count = 0
          while !isOver.withLock({ $0 }) {
            count += 1
            let key = "r\(round)-w\(writer)-\(count)"
            guard let output = try? ledger.run(Self.line(key)) else { return }
            let document = try? output.json.text("donation")
            heard.withLock { heard in
              if output.status == 0, let document {
                heard.acknowledged[key] = document
              } else {
                heard.unknown.append(key)
              }
            }
          }
        }
      }
      while heard.withLock({ $0.acknowledged.count }) < round * 25 { sched_yield() }
      server.kill9()
      isOver.withLock { $0 = true }
      for writer in writers { writer.join() }
      try server.restart()
    }

    let (acknowledged, unknown) = heard.withLock { ($0.acknowledged, $0.unknown) }
    #expect(acknowledged.count >= 50 && !unknown.isEmpty)
    let rows = try ledger.database.connect().query(
      "select f.key, f.donation from giving.donation_fact as f")
    let stored = Dictionary(uniqueKeysWithValues: rows.map { ($0.texts[0], $0.texts[1]) })
    for (key, document) in acknowledged { #expect(stored[key] == document, "\(key)") }
    // What was in doubt is settled by asking again.
    for key in unknown {
      let again = try ledger.run(Self.line(key))
      #expect(
        try again.json.text("status") == (stored[key] == nil ? "created" : "exists"), "\(key)")
    }
    #expect(
      try ledger.json("campaign status sdg")["donations"]
        == .number("\(acknowledged.count + unknown.count)"))
    #expect(
      try ledger.value("select count(*)::text from audit.trial_balance where unit = 'EUR'") != "0")
    #expect(try ledger.value("select sum(balance)::text from audit.trial_balance") == "0.00")
    #expect(try ledger.findings() == [])
  }

  private static func line(_ key: String) -> [String] {
    words("donation record 7.25 EUR --campaign sdg --donor COOPERAR --on 2018-12-05 --json --key")
      + [key]
  }
}
