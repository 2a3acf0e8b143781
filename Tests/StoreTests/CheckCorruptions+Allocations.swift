import Postgres
import Store
import Testing

extension CheckCorruption {
  /// Spoiled explanations of lines, in the books of `AllocationCheckTests`: line 1 is a gift and an
  /// account's, line 2 a recorded gift's, line 3 waits.
  static let allocations: [CheckCorruption] = [
    make(
      "money put into suspense that no line brought", "suspense_is_what_is_not_explained",
      entryOfBank("statement-line")
        + transfer("Assets:Cash", "Liabilities:Suspense:Main")),
    make(
      "a part of a line that is not there", "references_of_banks_lead_somewhere",
      unguarded(
        "banking.allocation",
        "update banking.allocation set line_id = 900000 where explains = 'account'"),
      also: ["suspense_is_what_is_not_explained"]),
    make(
      "a part that is more than its line", "parts_stay_within_their_lines",
      unguarded(
        "banking.allocation",
        "update banking.allocation set amount_minor = 3000 where explains = 'account'"),
      also: ["allocations_post_what_they_say", "suspense_is_what_is_not_explained"]),
    make(
      "a part of the other sign", "parts_stay_within_their_lines",
      unguarded(
        "banking.allocation",
        "update banking.allocation set amount_minor = -1000 where explains = 'account'"),
      also: ["allocations_post_what_they_say", "suspense_is_what_is_not_explained"]),
    make(
      "a part that names another account", "allocations_post_what_they_say",
      unguarded(
        "banking.allocation",
        """
        update banking.allocation
        set account_id = (select id from ledger.account where name = 'Assets:Cash' limit 1)
        where explains = 'account'
        """)),
    make(
      "a part that says it made a gift that it settled", "allocations_post_what_they_say",
      unguarded(
        "banking.allocation",
        "update banking.allocation set explains = 'gift' where explains = 'recorded-gift'")),
    make(
      "an explanation without its part", "allocations_post_what_they_say",
      unguarded(
        "banking.allocation", "delete from banking.allocation where explains = 'account'"),
      also: ["suspense_is_what_is_not_explained"]),
    make(
      "a gift that is the money of two lines", "documents_are_seen_once",
      unguarded(
        "banking.allocation",
        """
        update banking.allocation as a
        set donation_id = (select donation_id from banking.allocation where explains = 'gift')
        where a.explains = 'recorded-gift'
        """)),
    make(
      "a gift taken back under the line that it explains", "documents_are_seen_once",
      replica(
        """
        set constraints all deferred;
        insert into ledger.entry (
          id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind, reverses)
        overriding system value
        select 900001, e.operation_id, e.recorded_at, e.effective_on, 1, 'DON', 'reversal', e.id
        from banking.allocation as a
        join giving.donation as d on d.id = a.donation_id
        join ledger.entry as e on e.id = d.entry_id
        where a.explains = 'recorded-gift';

        """ + transfer("Income:Donations:SDG", "Assets:Clearing:Bank", amount: 2_000))),
    make(
      "a part beside one that was taken back later", "parts_stay_within_their_lines",
      takenBackLater("account") + againOn("2018-12-05", "account", "Income:Other", 1_000)),
    make(
      "a gift seen again before it was taken from its line", "documents_are_seen_once",
      takenBackLater("recorded-gift")
        + againOn("2018-12-05", "recorded-gift", "Assets:Clearing:Bank", 2_000)),
    make(
      "lines that are shown again though a donor was erased",
      "erasures_restrict_their_lines",
      """
      select giving.erase_donor('erase', '{}', 'DN-00001', 'by letter');

      """ + unguarded("banking.restriction", "delete from banking.restriction")),
  ]

  /// What explains a line taken back on the first day of the next year.
  private static func takenBackLater(_ explains: String) -> String {
    replica(
      """
      set constraints all deferred;
      insert into ledger.entry (
        id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind, reverses)
      overriding system value
      select 900001, e.operation_id, e.recorded_at, '2019-01-01', 1, 'BNK', 'reversal', e.id
      from banking.allocation as a
      join ledger.entry as e on e.id = a.entry_id
      where a.explains = '\(explains)';
      insert into ledger.transfer (\(JournalRow.columns))
      select 900001, t.line, t.transfer_count, t.credit_account, t.debit_account, t.unit,
             t.account_group, t.amount_minor
      from ledger.entry as v
      join ledger.transfer as t on t.entry_id = v.reverses
      where v.id = 900001;

      """)
  }

  /// The same part once more, on an earlier day.
  private static func againOn(
    _ day: String, _ explains: String, _ account: String, _ amount: Int
  ) -> String {
    """
    insert into ledger.entry (
      id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind)
    overriding system value
    select 900002, e.operation_id, e.recorded_at, '\(day)', 1, 'BNK', e.kind
    from banking.allocation as a
    join ledger.entry as e on e.id = a.entry_id
    where a.explains = '\(explains)';

    """ + transfer("Liabilities:Suspense:Main", account, amount: amount, entry: 900_002)
      + """
      insert into banking.allocation (
        entry_id, line_id, ordinal, amount_minor, explains, donation_id, account_id)
      select 900002, line_id, 9, amount_minor, explains, donation_id, account_id
      from banking.allocation
      where explains = '\(explains)';

      """
  }

  private static func entryOfBank(_ kind: String) -> String {
    """
    set constraints all deferred;
    insert into ledger.entry (
      id, operation_id, recorded_at, effective_on, transfer_count, journal_code, kind)
    overriding system value
    select 900001, o.id, o.recorded_at, '2018-12-05', 1, 'BNK', '\(kind)'
    from ledger.operation as o
    where o.key = 'bank-Main';

    """
  }
}

@Suite("The checks of what explains lines")
struct AllocationCheckTests {
  private static let template = Result {
    let bank = try AllocationBooks()
    let gift = try bank.gift("20.00")
    let lines = try bank.lines(
      "Main", WaitingLine(2_500), WaitingLine(2_000, text: "recorded"), WaitingLine(700))
    try bank.allocate(
      lines[0], LinePart("15.00", .campaign("sdg")), LinePart("10.00", .account("Income:Other")))
    try bank.allocate(lines[1], LinePart(nil, .donation(gift.number)))
    return bank.books
  }

  @Test("find nothing in books that were kept by the program")
  func clean() throws {
    #expect(try JournalBooks(copyOf: Self.template.get()).failedChecks() == [])
  }

  @Test("name what was forced past the guards", arguments: CheckCorruption.allocations)
  func finding(corruption: CheckCorruption) throws {
    let books = try JournalBooks(copyOf: Self.template.get())
    try books.connect().executeScript(corruption.script)
    let found = try books.failedChecks()
    #expect(Set(corruption.checks).isSubset(of: found), "\(found)")
    for role in [JournalRole.treasurer, .auditor] {
      let told = try books.store(as: role).violations()
      #expect(Set(told.map(\.check)).isSuperset(of: corruption.checks))
    }
  }

  @Test("A part forced in is refused where it comes to more than its line")
  func trigger() throws {
    let books = try JournalBooks(copyOf: Self.template.get())
    let connection = try books.connect()
    for amount in ["1", "-1"] {
      let state = try sqlState {
        try connection.execute(
          """
          insert into banking.allocation (
            entry_id, line_id, ordinal, amount_minor, explains, account_id)
          select e.id, l.id, 9, \(unsafeSQL: amount), 'account', a.id
          from ledger.entry as e, banking.line as l, ledger.account as a
          where e.kind = 'statement-line' and l.amount_minor = 2500 and a.name = 'Income:Other'
          limit 1
          """)
      }
      #expect(state?.rawValue == "CL040")
    }
  }
}
