import Ledger
import Postgres
import Store

extension MemberBooks {
  /// Books of gifts and members in which every table has a row, and every column that refers to
  /// something.
  static func full() throws -> MemberBooks {
    try MemberBooks(books: JournalBooks(copyOf: complete.get()))
  }

  private static let complete = Result { try record().books }

  private static func record() throws -> MemberBooks {
    let books = try MemberBooks(in: JournalBooks())
    let store = try books.store()
    _ = try store.openBody(
      "ica", count: 3, on: day("2016-12-31"), source: "told", countries: ["FR"], Recording())
    _ = try store.joinMember("alfa", body: "cicopa", on: day("2017-01-15"), Recording())
    _ = try store.joinMember(
      "beta", body: "cicopa", on: day("2017-01-16"), via: "alfa", Recording())
    _ = try store.correctMember(
      "beta", body: "cicopa", .joined(day("2017-01-17")), reason: "slip", Recording())
    _ = try store.joinMember("gamma", body: "cicopa", on: day("2017-01-18"), Recording())
    _ = try store.mergeMembers("gamma", into: "zeta", on: day("2017-03-01"), Recording())
    _ = try store.joinMember("delta", body: "cicopa", on: day("2017-03-02"), Recording())
    _ = try store.mergeMembers("delta", into: "alfa", on: day("2017-04-01"), Recording())
    _ = try store.addContact(
      of: "alfa", name: "A Person", email: nil, phone: nil, Recording())
    _ = try books.books.store().importRates(
      rateFile([("USD", "2016-12-30", "1.0541")]), Recording())
    let counted = try store.recordFigure(
      FigureRequest(.body("ica"), unit: "ORG", value: 7, on: day("2017-03-01"), source: "told"),
      Recording()
    ).document
    _ = try store.acceptFigure(counted.id, reason: "known", Recording())
    _ = try store.recordFigure(
      FigureRequest(.member("alfa"), unit: "WORKER", value: 7, on: nil, source: "told"),
      Recording())
    // Two seals, with a closed month in the second, and one operation that none covers.
    try books.books.connect().executeScript(
      """
      select ledger.seal_finished();
      select ledger.close_period('closed', '{}', '2016-11-01', 'UTC');
      \(mailed)
      \(BankScripts.imported)
      \(BankScripts.explained)
      select ledger.seal_finished();
      select ledger.close_period('unsealed', '{}', '2016-10-01', 'UTC');
      """)
    return books
  }

  /// A schedule, and a report of it that was mailed.
  static let mailed = """
    select reporting.add_schedule(
      'schedule', '{}', 'growth', 'cicopa', 'monthly', 1::smallint, '2017-01-01', 'rfc4180',
      '{ana@example.coop}', array[null::text], 'UTC');
    select reporting.change_schedule('pause', '{}', 1, 'paused');
    select reporting.change_schedule('resume', '{}', 1, 'active');
    select reporting.begin_run(1, 'growth', 'cicopa', 'month', '2017-01-01');
    select reporting.record_run(
      currval('reporting.run_number'), 1, 'growth', 'cicopa', 'month', '2017-01-01', '2017-01-31',
      '2017-01-01', 1::smallint, 1, '{}', 'CICOPA', '{a.csv}', '{text/csv}', array['a'::bytea],
      '{ana@example.coop}', array[null::text], '{run-1@example.coop}', array['h'::bytea],
      'm');
    select reporting.claim_delivery(null, 600);
    select reporting.finish_delivery(1, 1::smallint, 'accepted', 250, 'ok');
    select reporting.record_round(clock_timestamp(), 'host', 1, 1, 0, 0, null);
    """
}
