import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("Months that are closed")
struct PeriodTests {
  private let books: JournalBooks
  private let store: Store

  init() throws {
    books = try JournalBooks()
    store = try books.store()
  }

  private func close(_ months: String...) throws {
    for month in months { _ = try store.closePeriod(Month(parsing: month), Recording()) }
  }

  private func reopen(_ month: String) throws {
    _ = try store.reopenPeriod(Month(parsing: month), reason: "a slip", Recording())
  }

  private func gift(
    _ amount: String = "60", _ currency: String = "EUR", on day: String, isLate: Bool = false,
    key: String? = nil, _ change: (inout DonationRequest) -> Void = { _ in }
  ) throws -> Recorded<Donation> {
    var request = DonationRequest(amount: amount, currency: currency, campaign: "sdg")
    request.receivedOn = try Day(parsing: day)
    request.donor = "SMart"
    change(&request)
    return try store.recordDonation(request, Recording(key: key, isLate: isLate))
  }

  private func refund(
    _ gift: Donation, _ amount: String? = nil, on day: String, isLate: Bool = false
  ) throws -> GiftRefund {
    var request = RefundRequest(reason: "asked for")
    request.amount = amount
    request.day = try Day(parsing: day)
    return try store.refundDonation(
      DocumentNumber(parsing: gift.number, .donation), request, Recording(isLate: isLate)
    ).document
  }

  private func void(_ number: String, isLate: Bool = false) throws -> VoidedDocument {
    try store.voidDocument(
      DocumentNumber(parsing: number, .donation, .refund), reason: "a slip",
      Recording(isLate: isLate)
    ).document
  }

  /// The SQLSTATE and the field of the refusal.
  private func refusal(of body: () throws -> Void) throws -> String {
    do {
      try body()
      return "done"
    } catch let error as PostgresError {
      return "\(error.sqlState?.rawValue ?? "") \(error.column ?? "")"
    }
  }

  @Test(
    "A month of no book cannot be closed, not even by hand",
    arguments: ["4713-01-01 BC", "1799-12-01", "-infinity"])
  func noMonth(day: String) throws {
    let treasurer = try books.connect(as: .treasurer)
    let state = try sqlState {
      _ = try treasurer.query(
        "select ledger.close_period('by hand', '{}', \(day)::date, 'UTC')", access: .readWrite)
    }
    #expect(state == "CL014")
    #expect(
      try books.connect().texts("select month::text from ledger.period where month < '1800-01-01'")
        == [])
  }

  @Test("Nothing dated in it is posted, whatever the command, and the refusal names the day")
  func refused() throws {
    let gift = try gift(on: "2018-12-07").document
    try close("2018-12")
    var entry = EntryRequest(
      debit: "Expenses:Bank", credit: "Assets:Cash", amount: "1", unit: "EUR")
    entry.day = try Day(parsing: "2018-12-31")
    var pledge = PledgeRequest(amount: "5", currency: "EUR", campaign: "sdg", donor: "SMart")
    pledge.promisedOn = try Day(parsing: "2018-12-01")
    var correction = DonationCorrection(reason: "a digit")
    correction.amount = "6"
    let number = try DocumentNumber(parsing: gift.number, .donation)
    let answers = try [
      refusal { _ = try self.gift(on: "2018-12-31") },
      refusal { _ = try refund(gift, on: "2018-12-08") },
      refusal { _ = try void(gift.number) },
      refusal { _ = try store.correctDonation(number, correction, Recording()) },
      refusal { _ = try store.recordPledge(pledge, Recording()) },
      refusal { _ = try store.postEntry(entry, Recording()) },
    ]
    #expect(Set(answers) == ["CL013 on"])
    // The days beside it are open.
    _ = try self.gift(on: "2018-11-30")
    _ = try refund(gift, on: "2019-01-01")
    #expect(try books.failedChecks() == [])
  }

  @Test("What is late counts on the first open day and keeps its own, whatever the command")
  func late() throws {
    let pledge = try store.recordPledge(
      {
        var request = PledgeRequest(amount: "50", currency: "EUR", campaign: "sdg", donor: "SMart")
        request.promisedOn = try Day(parsing: "2018-10-01")
        return request
      }(), Recording()
    ).document
    try close("2018-12", "2019-01")
    let gift = try gift(on: "2018-12-31", isLate: true)
    #expect(gift.postedLateOn?.description == "2019-02-01")
    #expect(gift.document.number.hasPrefix("D-2018-"))
    #expect(gift.document.receivedOn.description == "2018-12-31")
    #expect(gift.document.postedOn.description == "2019-02-01")
    let refund = try refund(gift.document, on: "2019-01-03", isLate: true)
    #expect(refund.occurredOn?.description == "2019-01-03")
    #expect(refund.postedOn.description == "2019-02-01")
    let voided = try void(refund.number, isLate: true)
    #expect(voided.occurredOn?.description == "2019-01-03")
    #expect(voided.postedOn.description == "2019-02-01")
    var entry = EntryRequest(
      debit: "Expenses:Bank", credit: "Assets:Cash", amount: "1", unit: "EUR")
    entry.day = try Day(parsing: "2018-12-31")
    let posted = try store.postEntry(entry, Recording(isLate: true)).document
    #expect(posted.effectiveOn.description == "2019-02-01")
    #expect(posted.occurredOn?.description == "2018-12-31")
    let reversed = try store.reverseEntry(posted.id, reason: "a slip", on: nil, Recording())
    #expect(reversed.document.effectiveOn.description == "2019-02-01")
    let cancelled = try store.cancelPledge(
      DocumentNumber(parsing: pledge.number, .pledge), reason: "gone",
      on: Day(parsing: "2019-01-02"), Recording(isLate: true))
    #expect(cancelled.postedLateOn?.description == "2019-02-01")
    #expect(try books.failedChecks() == [])
  }

  @Test("The same request with the same key is answered, though its month has closed since")
  func repeated() throws {
    let first = try gift(on: "2018-12-07", key: "the key")
    try close("2018-12")
    let again = try gift(on: "2018-12-07", key: "the key")
    #expect(again.status == .exists)
    #expect(again.document.number == first.document.number)
    let late = try gift("7", on: "2018-12-08", isLate: true, key: "a late one")
    try reopen("2018-12")
    let once = try gift("7", on: "2018-12-08", key: "a late one")
    #expect(once.document.postedOn == late.document.postedOn)
    #expect(once.postedLateOn?.description == "2019-01-01")
  }

  @Test("Closing is done once, says what was missing, and stays on record with its reopening")
  func acts() throws {
    let month = try Month(parsing: "2018-12")
    #expect(try store.missing(in: month).contains("2018-11 comes before it and is open"))
    let dry = try store.closePeriod(month, Recording(isDryRun: true))
    #expect(dry.document.isClosed)
    #expect(try store.periods().allSatisfy { !$0.isClosed })
    let closed = try store.closePeriod(month, Recording(key: "close"))
    #expect(closed.document.missing == (try store.missing(in: month)))
    #expect(try store.closePeriod(month, Recording(key: "close")).status == .exists)
    #expect(try refusal { _ = try store.closePeriod(month, Recording()) } == "CL014 period")
    #expect(try store.periods().filter(\.isClosed).map(\.month) == [month])
    _ = try store.reopenPeriod(month, reason: "the auditor asked", Recording(key: "open"))
    #expect(
      try refusal { _ = try store.reopenPeriod(month, reason: "again", Recording()) }
        == "CL014 period")
    #expect(
      try books.connect(as: .auditor).texts(
        """
        select kind || ' ' || subject || ' ' || reason || ' ' || recorded_by
        from audit.acts order by recorded_at
        """)
        == ["period.close 2018-12  treasurer", "period.reopen 2018-12 the auditor asked treasurer"])
    #expect(try books.failedChecks() == [])
  }

  @Test("What is missing: days to come, open months before, money in suspense, unsealed entries")
  func missing() throws {
    var entry = EntryRequest(
      debit: "Assets:Cash", credit: "Liabilities:Suspense:Main", amount: "12.50", unit: "EUR")
    entry.day = try Day(parsing: "2018-11-30")
    _ = try store.postEntry(entry, Recording())
    try close("2018-10", "2018-11")
    let december = try store.missing(in: Month(parsing: "2018-12"))
    #expect(december.count == 2)
    #expect(december.first?.hasSuffix(" entries of the month are not sealed yet") == true)
    #expect(
      december.last
        == "Liabilities:Suspense:Main still holds 12.50 EUR that nobody has explained")
    _ = try books.connect().query("select ledger.seal_finished()", access: .readWrite)
    #expect(try store.missing(in: Month(parsing: "2018-12")).count == 1)
    #expect(try store.missing(in: Month(parsing: "2018-09")) == [])
    #expect(
      try store.missing(in: Month(parsing: "2900-01")).contains(
        "2900-01 is not over before 2900-02-01"))
  }

  @Test("The officer, the auditor and the reporter may neither close nor reopen")
  func roles() throws {
    try close("2018-12")
    for role in [JournalRole.officer, .auditor, .reporter, .nobody] {
      let connection = try books.connect(as: role)
      for call in [
        "ledger.close_period('k', '{}', '2018-11-01', 'UTC')",
        "ledger.reopen_period('k', '{}', '2018-12-01', 'x')",
      ] {
        #expect(
          try sqlState {
            _ = try connection.query("select \(unsafeSQL: call)", access: .readWrite)
          } == .insufficientPrivilege, "\(role): \(call)")
      }
    }
  }

  @Test("A gift is not voided before a late void of its refund counts: never below zero between")
  func neverBelowZero() throws {
    let gift = try gift("100", on: "2018-12-07").document
    let refund = try refund(gift, on: "2019-01-10")
    try close("2019-01")
    #expect(try void(refund.number, isLate: true).postedOn.description == "2019-02-01")
    // December is open, and still the gift stays until February.
    #expect(try self.refusal { _ = try void(gift.number) } == "CL013 on")
    try reopen("2019-01")
    #expect(try self.refusal { _ = try self.refund(gift, on: "2019-01-20") } == "CL007 on")
    let voided = try void(gift.number, isLate: true)
    #expect(voided.postedOn.description == "2019-02-01")
    #expect(voided.occurredOn?.description == "2018-12-07")
    #expect(try books.failedChecks() == [])
  }

  @Test("A currency that has died since takes what happened while it lived, and its reversal")
  func deadCurrency() throws {
    let kuna = { (request: inout DonationRequest) in request.rate = "0.13" }
    try close("2023-01")
    let late = try gift("20", "HRK", on: "2023-01-14", isLate: true, kuna)
    #expect(late.document.postedOn.description == "2023-02-01")
    #expect(try void(late.document.number).postedOn.description == "2023-02-01")
    let other = try gift("30", "HRK", on: "2023-01-13", isLate: true, kuna)
    try close("2023-02")
    #expect(
      try void(other.document.number, isLate: true).postedOn.description == "2023-03-01")
    #expect(try books.failedChecks() == [])
  }

  @Test("A month that has not begun stays open; what counts from a later day is shown, and said")
  func toCome() throws {
    let days = try books.connect().queryOne(
      """
      select to_char(today, 'YYYY-MM-DD') as today, to_char(today, 'YYYY-MM') as month,
             to_char(today + interval '1 month', 'YYYY-MM') as next
      from ledger.today(\(store.timeZone)) as today
      """)
    let next: String = try days.decode("next")
    #expect(try refusal { try close(next) } == "CL014 period")
    try close(try days.decode("month"))
    let late = try gift(on: try days.decode("today"), isLate: true)
    #expect(late.document.postedOn.description == "\(next)-01")
    #expect(late.warnings.contains { $0.hasPrefix("It counts from \(next)-01 on") })
    let number = try DocumentNumber(parsing: late.document.number, .donation)
    #expect(try store.donation(number).donation.number == late.document.number)
    #expect(try books.failedChecks() == [])
  }

  @Test("An entry is found by its id and by its legal number, once it has one")
  func byNumber() throws {
    _ = try gift(on: "2018-12-07")
    let unsealed = #expect(throws: StoreError.self) {
      try store.entry(EntryReference(parsing: "2018/DON/000001"))
    }
    #expect(unsealed?.code == "unknown_entry")
    _ = try books.connect().query("select ledger.seal_finished()", access: .readWrite)
    let first = try store.entry(EntryReference(parsing: "2018/don/1"))
    #expect(first.number == "2018/DON/000001")
    #expect(first.seal == 1)
    #expect(try store.entry(.id(first.id)).number == first.number)
    for text in ["", "0", "2018/DON", "18/DON/1", "2018/DON/0", "2018/DON/1/2", "D-2018-00001"] {
      #expect(throws: StoreError.self) { try EntryReference(parsing: text) }
    }
  }
}
