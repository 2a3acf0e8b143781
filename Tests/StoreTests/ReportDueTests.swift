import Postgres
import Testing

@Suite("When reports are due")
struct ReportDueTests {
  private let books: JournalBooks

  init() throws { books = try .empty() }

  private func schedule(_ frequency: String, day: Int = 1, starting: String) throws {
    try books.connect().executeScript(
      """
      select reporting.add_schedule(
        gen_random_uuid()::text, '{}', 'growth', 'all', '\(frequency)', \(day)::smallint,
        '\(starting)', 'rfc4180', '{ana@example.coop}', array[null::text], 'Europe/Brussels')
      """)
  }

  /// The periods that are due at a moment, oldest first.
  private func due(_ moment: String) throws -> [String] {
    try books.connect().texts(
      """
      select period_start || ' ' || period_end
      from reporting.due(\(moment)::timestamptz, 'Europe/Brussels')
      """)
  }

  @Test(
    "A month is due when it is over in the organisation's zone, by summer and by winter",
    arguments: [
      // Midnight in Brussels is 22:00 UTC in summer, 23:00 in winter.
      ("2017-06-01", "2017-06-30T21:59:59Z", "2017-06-30T22:00:00Z", "2017-06-01 2017-06-30"),
      ("2017-12-01", "2017-12-31T22:59:59Z", "2017-12-31T23:00:00Z", "2017-12-01 2017-12-31"),
      // The clock is changed on the last Sunday of March and of October.
      ("2017-03-01", "2017-03-31T21:59:59Z", "2017-03-31T22:00:00Z", "2017-03-01 2017-03-31"),
      ("2021-10-01", "2021-10-31T22:59:59Z", "2021-10-31T23:00:00Z", "2021-10-01 2021-10-31"),
      ("2016-02-01", "2016-02-29T22:59:59Z", "2016-02-29T23:00:00Z", "2016-02-01 2016-02-29"),
      ("2017-02-01", "2017-02-28T22:59:59Z", "2017-02-28T23:00:00Z", "2017-02-01 2017-02-28"),
    ])
  func ends(starting: String, before: String, after: String, period: String) throws {
    try schedule("monthly", starting: starting)
    #expect(try due(before) == [])
    #expect(try due(after) == [period])
  }

  @Test("On a later day of the month, and in years and quarters, it waits for that")
  func waits() throws {
    try schedule("yearly", day: 28, starting: "2019-01-01")
    try schedule("quarterly", day: 15, starting: "2020-01-01")
    #expect(try due("2020-01-27T12:00:00Z") == [])
    #expect(try due("2020-01-28T12:00:00Z") == ["2019-01-01 2019-12-31"])
    #expect(try due("2020-04-14T12:00:00Z").count == 1)
    #expect(
      try due("2020-04-15T12:00:00Z") == ["2019-01-01 2019-12-31", "2020-01-01 2020-03-31"])
  }

  @Test("Nobody keeps a mail from all others: it is claimed for an hour at the most")
  func lease() throws {
    let books = try JournalBooks()
    let script = MemberBooks.mailed.replacing(", 600)", with: ", 2147483647)")
    let claimed = try #require(script.split(separator: "select reporting.finish_delivery").first)
    let connection = try books.connect()
    try connection.executeScript("select ledger.seal_finished(); \(claimed)")
    #expect(
      try connection.texts(
        """
        select state || ' ' || (lease_until - attempt_began_at) from reporting.delivery
        """) == ["sending 01:00:00"])
  }

  @Test("The period that ended first comes first, however long ago a longer one began")
  func order() throws {
    try schedule("yearly", starting: "2019-01-01")
    try schedule("monthly", starting: "2019-11-01")
    #expect(
      try due("2020-01-31T12:00:00Z").map { $0.prefix(7) } == ["2019-11", "2019-01", "2019-12"])
  }

  @Test("What was missed long ago is due, each month once, oldest first")
  func missed() throws {
    try schedule("monthly", starting: "2015-11-01")
    let due = try due("2016-03-02T12:00:00Z")
    #expect(due.map { $0.prefix(7) } == ["2015-11", "2015-12", "2016-01", "2016-02"])
  }

  @Test("Without a word the first period is the last complete one")
  func first() throws {
    try books.connect().executeScript(
      """
      select reporting.add_schedule(
        'first', '{}', 'growth', 'all', 'monthly', 1::smallint, null, 'rfc4180',
        '{ana@example.coop}', array[null::text], 'UTC')
      """)
    #expect(
      try books.connect().texts(
        """
        select starting = date_trunc('month', now() at time zone 'UTC') - interval '1 month'
        from audit.report_schedules
        """) == ["t"])
  }
}
