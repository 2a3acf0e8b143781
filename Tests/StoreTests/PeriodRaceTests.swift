import Ledger
import Postgres
import Store
import TestSupport
import Testing

/// Who posts and who closes at the same moment. Nothing here waits for the clock: the first keeps
/// its locks until the server says that the second waits for them.
@Suite("Races for a month")
struct PeriodRaceTests {
  private let books: JournalBooks

  init() throws { books = try JournalBooks() }

  @Test("No entry gets into a closed month, and the closer sees all", arguments: PeriodRace.all)
  func committed(race: PeriodRace) throws {
    #expect(try outcome(of: race, isKept: true) == race.outcome)
    try expectWhole(race)
  }

  @Test(
    "Who waits for one that is taken back goes on as if it had not been",
    arguments: PeriodRace.all)
  func rolledBack(race: PeriodRace) throws {
    #expect(
      try outcome(of: race, isKept: false) == race.outcomeAfterRollback)
    try expectWhole(race)
  }

  @Test("A gift is voided after its refund's void by the stamps as well, however long it waited")
  func stamps() throws {
    let store = try books.store()
    var request = RefundRequest(reason: "thought to be too much")
    request.day = try Day(parsing: "2019-02-01")
    let gift = try JournalYear.record("60", on: "2019-02-01", by: "Legacoop", "IT", in: store)
    let its = try DocumentNumber(parsing: gift.number, .donation)
    let refund = try store.refundDonation(its, request, Recording()).document
    let race = PeriodRace(
      testDescription: "",
      first: """
        select giving.void_document(
          'first', '{}', '{}', 'refund', \(refund.id), false)
        """,
      second: """
        select giving.void_document(
          'second', '{}', '{}', 'donation', \(gift.id), false)
        """, outcome: "done", outcomeAfterRollback: "CL009")
    #expect(try outcome(of: race, isKept: true) == "done")
    #expect(
      try books.connect().texts(
        "select key from ledger.operation where key in ('first', 'second') order by recorded_at")
        == ["first", "second"])
    #expect(try books.failedChecks() == [])
  }
}

extension PeriodRaceTests {
  /// What becomes of the second.
  private func outcome(of race: PeriodRace, isKept: Bool) throws -> String {
    let first = try books.connect()
    for statement in race.before {
      _ = try first.query("\(unsafeSQL: statement)", access: .readWrite)
    }
    let process = Shared<Int?>(nil)
    let answer = Shared<String?>(nil)
    var thread: Thread?
    try first.transaction(rollback: !isKept) { first in
      _ = try first.query("\(unsafeSQL: race.first)", access: .readWrite)
      thread = Thread { [books] in
        let outcome = Result {
          let second = try books.connect()
          process.withLock { $0 = second.serverProcess }
          return try sqlState {
            try second.transaction(attempts: 1) { second in
              _ = try second.query("\(unsafeSQL: race.second)", access: .readWrite)
            }
          }
        }
        answer.withLock { $0 = Self.word(for: outcome) }
      }
      try waitUntilItWaits(process) { answer.withLock { $0 == nil } }
    }
    thread?.join()
    return answer.withLock { $0 } ?? "nothing"
  }

  private static func word(for outcome: Result<SQLState?, any Error>) -> String {
    switch outcome {
    case .success(nil): "done"
    case .success(let state?): state.rawValue
    case .failure(let error): "\(error)"
    }
  }

  private func waitUntilItWaits(_ process: Shared<Int?>, while isRunning: () -> Bool) throws {
    let observer = try books.connect()
    while isRunning() {
      let isWaiting: Bool = try observer.queryOne(
        """
        select exists (
          select from pg_stat_activity
          where pid = \(process.withLock { $0 })::integer and wait_event_type = 'Lock') as waits
        """
      ).decode("waits")
      if isWaiting { return }
    }
    Issue.record("the second did not wait for the first")
  }

  /// No check finds anything, nothing of a closed month came after its closing, and each closing
  /// has counted every entry of its month.
  private func expectWhole(_ race: PeriodRace) throws {
    let connection = try books.connect()
    #expect(try books.failedChecks() == [])
    let missed = try connection.texts(
      """
      select a.subject
      from ledger.act as a
      where a.kind = 'period.close' and a.operation_id = (
          select p.closed_by from ledger.period as p where to_char(p.month, 'YYYY-MM') = a.subject)
        and coalesce(substring(a.detail from '([0-9]+) entries of the month')::integer, 0) <> (
          select count(*)
          from ledger.entry as e
          where to_char(e.effective_on, 'YYYY-MM') = a.subject and e.journal_code <> 'MBR')
      """)
    #expect(missed == [], "\(race.testDescription)")
  }
}
