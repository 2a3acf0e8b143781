import Ledger
import Postgres
import Store
import TestSupport
import Testing

/// A line that was explained in a month that closes, taken back late, and its month open again.
@Suite("A line's money on each day")
struct AllocationDayTests {
  private let bank: AllocationBooks
  private let line: Int64

  init() throws {
    bank = try AllocationBooks()
    line = try bank.lines("Main", on: "2018-11-05", WaitingLine(10_000))[0]
  }

  private func close() throws {
    _ = try bank.store().closePeriod(Month(parsing: "2018-11"), Recording())
  }

  private func reopen() throws {
    _ = try bank.store().reopenPeriod(Month(parsing: "2018-11"), reason: "y", Recording())
  }

  /// What of all lines was not explained at the end of November, in minor units.
  private func left() throws -> Int64 {
    try bank.books.connect().queryOne(
      """
      select coalesce(sum(case when a.id = t.credit_account then t.amount_minor
                          else -t.amount_minor end), 0)::bigint as minor
      from ledger.transfer as t
      join ledger.entry as e on e.id = t.entry_id
      join ledger.account as a on a.id in (t.debit_account, t.credit_account)
      where a.name = 'Liabilities:Suspense:Main' and e.effective_on <= '2018-11-30'
      """
    ).decode("minor")
  }

  /// The line can be explained on no day on which the books have it explained already, and is on
  /// the first one after these once its month is closed again.
  private func expectExplainedLater(_ target: LineTarget, of line: Int64) throws {
    try reopen()
    for isLate in [false, true] {
      #expect(
        try bank.refusal { try bank.allocate(line, LinePart(nil, target), isLate: isLate) }
          == "CL007")
    }
    try close()
    let made = try bank.allocate(line, LinePart(nil, target), isLate: true)
    #expect(made.postedLateOn == (try Day(parsing: "2018-12-01")))
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("is not counted twice where a gift of it was voided late")
  func voided() throws {
    let made = try bank.allocate(
      line, LinePart("60.00", .campaign("sdg")), LinePart("40.00", .campaign("sdg"))
    ).document
    try close()
    _ = try bank.store().voidDocument(
      DocumentNumber(parsing: #require(made.parts[1].document), .donation), reason: "x",
      Recording(isLate: true))
    try expectExplainedLater(.campaign("sdg"), of: line)
    #expect(try left() == 0)
    #expect(try bank.raised() == "100.00")
  }

  @Test("is not counted twice where it was taken back late")
  func takenBack() throws {
    try bank.allocate(line, LinePart(nil, .campaign("sdg")))
    try close()
    _ = try bank.store().deallocateLine(line, reason: "x", Recording(isLate: true))
    try expectExplainedLater(.account("Income:Other"), of: line)
    #expect(try left() == 0)
  }

  @Test("is not a recorded gift's where another line was that until later")
  func settled() throws {
    let gift = try bank.gift("100.00", on: "2018-11-04")
    let other = try bank.lines("Stripe", on: "2018-11-06", WaitingLine(10_000))[0]
    try bank.allocate(line, LinePart(nil, .donation(gift.number)))
    try close()
    _ = try bank.store().deallocateLine(line, reason: "x", Recording(isLate: true))
    try expectExplainedLater(.donation(gift.number), of: other)
    #expect(try left() == 0)
  }

  @Test("is explained again on its own day where it was taken back on that")
  func sameDay() throws {
    try bank.allocate(line, LinePart(nil, .campaign("sdg")))
    try close()
    try reopen()
    _ = try bank.store().deallocateLine(line, reason: "x", Recording(isLate: true))
    try bank.allocate(line, LinePart(nil, .campaign("sdg")), isLate: true)
    #expect(try left() == 0)
    #expect(try bank.books.failedChecks() == [])
  }
}
