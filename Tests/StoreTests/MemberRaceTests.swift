import Ledger
import Membership
import Postgres
import Store
import TestSupport
import Testing

/// Two officers at the same moment. A holder keeps the body locked until the server says that both
/// wait for it, one behind the other, and then lets them go: nothing here waits for the clock.
@Suite("Officers at once")
struct MemberRaceTests {
  struct Race: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let before: [MemberOperation]
    let atOnce: [MemberOperation]

    init(_ description: String, _ before: [MemberOperation], _ atOnce: [MemberOperation]) {
      (testDescription, self.before, self.atOnce) = (description, before, atOnce)
    }
  }

  private static func on(_ text: String) -> Day {
    guard let day = try? Day(parsing: text) else { preconditionFailure("no day \(text)") }
    return day
  }

  private static func join(_ member: String, _ day: String) -> MemberOperation {
    .join(member, "cecop", on(day), .full, .day)
  }

  private static func leave(_ member: String, _ day: String) -> MemberOperation {
    .leave(member, "cecop", on(day), .day)
  }

  static let races = [
    Race(
      "both record that it joined", [],
      [join("alfa", "2017-01-15"), join("alfa", "2017-03-01")]),
    Race("one a join, one a leave", [], [join("alfa", "2017-01-15"), leave("alfa", "2017-03-01")]),
    Race(
      "both record that it left", [join("alfa", "2017-01-15")],
      [leave("alfa", "2017-03-01"), leave("alfa", "2017-03-02")]),
    Race(
      "a leave and a change of class", [join("alfa", "2017-01-15")],
      [leave("alfa", "2017-03-01"), .change("alfa", "cecop", to: .associate, on("2017-03-02"))]),
    Race(
      "a leave and a merger", [join("alfa", "2017-01-15")],
      [leave("alfa", "2017-03-01"), .merge("alfa", into: "beta", on("2017-03-02"))]),
    Race(
      "mergers of one into two", [join("alfa", "2017-01-15")],
      [
        .merge("alfa", into: "beta", on("2017-03-02")),
        .merge("alfa", into: "gamma", on("2017-03-02")),
      ]),
    Race(
      "mergers of each into the other", [join("alfa", "2017-01-15"), join("beta", "2017-01-16")],
      [
        .merge("alfa", into: "beta", on("2017-03-02")),
        .merge("beta", into: "alfa", on("2017-03-03")),
      ]),
    Race(
      "a merger and a leave of the successor",
      [join("alfa", "2017-01-15"), join("beta", "2017-01-16")],
      [.merge("alfa", into: "beta", on("2017-03-02")), leave("beta", "2017-03-01")]),
    Race(
      "a merger and a join of the successor", [join("alfa", "2017-01-15")],
      [.merge("alfa", into: "beta", on("2017-03-02")), join("beta", "2017-03-01")]),
    Race(
      "two corrections of one join", [join("alfa", "2017-01-15")],
      [
        .correct("alfa", "cecop", nil, .joined(on("2017-02-01"))),
        .correct("alfa", "cecop", nil, .joined(on("2017-03-01"))),
      ]),
    Race(
      "a correction and a leave before its new day", [join("alfa", "2017-01-15")],
      [.correct("alfa", "cecop", nil, .joined(on("2017-02-01"))), leave("alfa", "2017-01-20")]),
    Race(
      "a void and a merger", [join("alfa", "2017-01-15")],
      [.correct("alfa", "cecop", nil, .void), .merge("alfa", into: "beta", on("2017-03-02"))]),
    Race(
      "a correction of the successor and a merger",
      [join("alfa", "2017-01-15"), join("beta", "2017-01-16")],
      [
        .correct("beta", "cecop", nil, .joined(on("2017-04-01"))),
        .merge("alfa", into: "beta", on("2017-03-02")),
      ]),
    Race(
      "two names for the last of the unnamed",
      [.open("cecop", count: 1, on("2016-12-31"), countries: [])],
      [
        .identify("alfa", "cecop", on("2017-03-02"), .full),
        .identify("beta", "cecop", on("2017-03-01"), .full),
      ]),
    Race(
      "an opening and a join by its day", [],
      [.open("cecop", count: 3, on("2016-12-31"), countries: []), join("alfa", "2016-12-30")]),
    Race(
      "two openings", [],
      [
        .open("cecop", count: 3, on("2016-12-31"), countries: []),
        .open("cecop", count: 4, on("2016-12-31"), countries: []),
      ]),
  ]

  @Test("end as one after the other would, in both orders", arguments: races)
  func bothOrders(race: Race) throws {
    for order in [race.atOnce, race.atOnce.reversed()] {
      var run = try MemberRun()
      for operation in race.before { #expect(try run.take(operation) == true) }
      try run.takeAtOnce(order, lockedIn: "cecop")
      try run.compare(at: Array(run.stamps.indices), on: MemberDice.days)
    }
  }

  @Test("never deadlock, whatever bodies a merger goes through")
  func mergers() throws {
    let books = try MemberBooks()
    let store = try books.store()
    for member in ["alfa", "beta"] {
      for body in MemberModel.bodies {
        _ = try store.joinMember(member, body: body, on: day("2017-01-15"), Recording())
      }
    }
    let outcomes = inParallel(8) { index in
      let store = try books.store()
      let pair = index.isMultiple(of: 2) ? ("alfa", "beta") : ("beta", "alfa")
      do {
        _ = try store.mergeMembers(pair.0, into: pair.1, on: day("2017-03-02"), Recording())
        return true
      } catch is any Refusal {
        return false
      } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
        return false
      }
    }
    #expect(try outcomes.count { try $0.get() } == 1)
    #expect(try books.books.failedChecks() == [])
  }

  @Test("with one key between them record once, and all get the same answer")
  func oneKey() throws {
    let books = try MemberBooks()
    let outcomes = inParallel(20) { _ in
      try books.store().joinMember(
        "alfa", body: "cicopa", on: day("2017-01-15"), Recording(key: "the one key"))
    }
    let answers = try outcomes.map { try $0.get() }
    #expect(answers.count { $0.status == .created } == 1)
    #expect(answers.count { $0.status == .exists } == 19)
    #expect(Set(answers.map(\.document.entry)).count == 1)
    #expect(Set(answers.map(\.document.members)) == [1])
    #expect(try books.books.failedChecks() == [])
  }
}

extension MemberRun {
  /// Does operations at once, each waiting for the body behind the one before it.
  fileprivate mutating func takeAtOnce(_ operations: [MemberOperation], lockedIn body: String)
    throws
  {
    let processes = Shared<[Int32]>([])
    let outcomes = Shared<[Int: Bool]>([:])
    var threads: [Thread] = []
    let holder = try books.books.connect()
    let observer = try books.books.connect()
    try holder.transaction(rollback: true) { holder in
      _ = try holder.query("select membership.lock_body(\(body))", access: .readWrite)
      for (place, operation) in operations.enumerated() {
        let books = books
        threads.append(
          Thread {
            let isDone = Result {
              let store = try Store(timeZone: "Europe/Brussels") {
                let connection = try books.books.connect(as: .officer)
                processes.withLock { $0.append(Int32(connection.serverProcess)) }
                return connection
              }
              _ = try store.perform(operation, Recording(key: "race-\(place)"))
            }
            outcomes.withLock { $0[place] = (try? isDone.get()) != nil }
          })
        // A writer that has ended instead never will wait.
        while outcomes.withLock({ $0.isEmpty }),
          try observer.queryOne(
            """
            select count(*) as waiting
            from pg_stat_activity
            where pid = any (\(processes.withLock { $0 })::integer[]) and wait_event_type = 'Lock'
            """
          ).decode("waiting", as: Int.self) <= place
        {}
      }
    }
    for thread in threads { thread.join() }
    for (place, operation) in operations.enumerated() {
      let isDone = try note(operation, key: "race-\(place)")
      #expect(outcomes.withLock { $0[place] } == isDone, "\(operation)")
    }
  }
}
