import Testing

/// Two who meet at a month: one has done its part and not yet committed, the other comes and waits.
struct PeriodRace: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What was done before.
  var before: [String] = []
  let first: String
  let second: String
  /// What becomes of the second once the first is committed: "done", or the SQLSTATE of the
  /// refusal.
  let outcome: String
  /// What it would have been, had the first been rolled back.
  var outcomeAfterRollback = "done"

  static let all: [PeriodRace] = [
    PeriodRace(
      testDescription: "a posting, then closing its month",
      first: post("2018-12-07"), second: close("2018-12"), outcome: "done"),
    PeriodRace(
      testDescription: "closing, then a posting in that month",
      first: close("2018-12"), second: post("2018-12-07"), outcome: "CL013"),
    PeriodRace(
      testDescription: "the first posting in a month, then closing it",
      first: post("2018-03-07"), second: close("2018-03"), outcome: "done"),
    PeriodRace(
      testDescription: "closing a month that nobody has posted in, then a posting in it",
      first: close("2018-03"), second: post("2018-03-07"), outcome: "CL013"),
    PeriodRace(
      testDescription: "closing, then a late posting in that month",
      first: close("2018-12"), second: post("2018-12-07", late: true), outcome: "done"),
    PeriodRace(
      testDescription: "a late posting, then closing the month it lands in",
      before: [close("2018-12")], first: post("2018-12-07", late: true), second: close("2019-01"),
      outcome: "done"),
    PeriodRace(
      testDescription: "closing the month after, then a late posting that would land in it",
      before: [close("2018-12")], first: close("2019-01"),
      second: post("2018-12-07", late: true), outcome: "done"),
    PeriodRace(
      testDescription: "reopening, then a posting in that month",
      before: [close("2018-12")], first: reopen("2018-12"), second: post("2018-12-07"),
      outcome: "done", outcomeAfterRollback: "CL013"),
    PeriodRace(
      testDescription: "a late posting, then reopening its month",
      before: [close("2018-12")], first: post("2018-12-07", late: true),
      second: reopen("2018-12"), outcome: "done"),
    PeriodRace(
      testDescription: "closing, then closing", first: close("2018-12"), second: close("2018-12"),
      outcome: "CL014"),
    PeriodRace(
      testDescription: "reopening, then reopening", before: [close("2018-12")],
      first: reopen("2018-12"), second: reopen("2018-12"), outcome: "CL014"),
    PeriodRace(
      testDescription: "a void, then closing the gift's month",
      first: void(), second: close("2018-12"), outcome: "done"),
    PeriodRace(
      testDescription: "closing, then a void of a gift of that month",
      first: close("2018-12"), second: void(), outcome: "CL013"),
    PeriodRace(
      testDescription: "closing, then a late void of a gift of that month",
      first: close("2018-12"), second: void(late: true), outcome: "done"),
    PeriodRace(
      testDescription: "many entries of several months, then closing the middle one",
      first: bulk, second: close("2018-11"), outcome: "done"),
    PeriodRace(
      testDescription: "closing the middle one, then many entries of several months",
      first: close("2018-11"), second: bulk, outcome: "CL013"),
  ]

  var isClosing: Bool { second.contains("close_period") }

  private static func post(_ day: String, late: Bool = false) -> String {
    """
    select ledger.record_entry(
      gen_random_uuid()::text, '{}', '{}', '\(day)', \(late), array['Assets:Cash', 'Income:Other'],
      array['EUR', 'EUR'], array[1], array[2], array[100]::bigint[])
    """
  }

  static func close(_ month: String) -> String {
    """
    select ledger.close_period(
      gen_random_uuid()::text, '{}', '\(month)-01', 'Europe/Brussels')
    """
  }

  private static func reopen(_ month: String) -> String {
    "select ledger.reopen_period(gen_random_uuid()::text, '{}', '\(month)-01', 'a slip')"
  }

  /// Of the gift by card, of 2018-12-05.
  private static func void(late: Bool = false) -> String {
    """
    select giving.void_document(
      gen_random_uuid()::text, '{}', '{}', 'donation', d.id, \(late))
    from giving.donation as d
    join ledger.entry as e on e.id = d.entry_id
    join ledger.operation as o on o.id = e.operation_id
    where o.key = 'gift-card'
    """
  }

  private static let bulk = """
    select ledger.post_entries(
      o.operation_id, o.recorded_at, array['Assets:Cash', 'Income:Other'], array['EUR', 'EUR'],
      array_fill('OD'::text, array[3]), array_fill('entry'::text, array[3]),
      array['2018-12-07', '2018-10-07', '2018-11-07']::date[], array_fill(null::date, array[3]),
      array_fill(null::bigint, array[3]), array_fill(1::smallint, array[3]), array[1, 2, 3],
      array_fill(1::smallint, array[3]), array_fill(1, array[3]), array_fill(2, array[3]),
      array[100, 100, 100]::bigint[])
    from ledger.begin_operation(gen_random_uuid()::text, 'bulk', '{}') as o
    """
}
