import Giving
import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("Explanations taken back, corrected, repeated")
struct AllocationUndoTests {
  private let bank: AllocationBooks

  init() throws { bank = try AllocationBooks() }

  @Test("Taken back, a line waits again, its gift is void and what it settled waits")
  func back() throws {
    let gift = try bank.gift("30.00")
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    let parts = [
      LinePart(nil, .campaign("sdg")), LinePart("30.00", .donation(gift.number)),
      LinePart("10.00", .account("Income:Other")),
    ]
    for _ in 1...2 {
      _ = try bank.store().allocateLine(AllocationRequest(line: line, parts), Recording())
      #expect(try bank.raised() == "90.00")
      let back = try bank.store().deallocateLine(line, reason: "for another campaign", Recording())
      #expect(back.document.rest.text == "100.00")
      #expect(back.document.parts.allSatisfy { $0.reversedBy != nil })
      #expect(try bank.raised() == "30.00")
      #expect(try bank.balance("Liabilities:Suspense:Main") == -10_000)
      #expect(try bank.balance("Income:Other") == 0)
      #expect(try bank.store().waitingMoney().map(\.number) == [gift.number])
    }
    #expect(
      try bank.refusal {
        _ = try bank.store().deallocateLine(line, reason: "again", Recording())
      } == "CL004")
    #expect(
      try bank.refusal {
        _ = try bank.store().deallocateLine(9_999, reason: "no such line", Recording())
      } == "CL006")
    #expect(
      try bank.books.connect().texts(
        """
        select content || ' ' || count(*)
        from ledger.entry_text
        where field = 'reason'
        group by content
        """) == ["for another campaign 6"])
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("A gift of a line is not taken back under its refund")
  func refunded() throws {
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg"))).document
    let number = try DocumentNumber(parsing: #require(made.parts[0].document), .donation)
    var request = RefundRequest(reason: "asked for it")
    request.day = try Day(parsing: "2018-12-06")
    _ = try bank.store().refundDonation(number, request, Recording())
    #expect(
      try bank.refusal { _ = try bank.store().deallocateLine(line, reason: "x", Recording()) }
        == "CL009")
  }

  @Test("Voiding a line's gift gives the line back to suspense")
  func voided() throws {
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg"))).document
    let number = try DocumentNumber(parsing: #require(made.parts[0].document), .donation)
    _ = try bank.store().voidDocument(number, reason: "a slip", Recording())
    #expect(try bank.balance("Liabilities:Suspense:Main") == -10_000)
    try bank.allocate(line, LinePart(nil, .account("Income:Other")))
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("Corrected, a line's gift stays the line's money, and has to come to it")
  func corrected() throws {
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg"))).document
    let number = try DocumentNumber(parsing: #require(made.parts[0].document), .donation)
    var wrong = DonationCorrection(reason: "a slip")
    wrong.amount = "90.00"
    #expect(
      try bank.refusal { _ = try bank.store().correctDonation(number, wrong, Recording()) }
        == "line_shows_other")
    var correction = DonationCorrection(reason: "her association gave it")
    correction.donor = "Febecoop"
    let corrected = try bank.store().correctDonation(number, correction, Recording()).document
    #expect(corrected.donor == "Febecoop")
    #expect(try bank.balance("Liabilities:Suspense:Main") == 0)
    #expect(try bank.balance("Assets:Clearing:Bank") == 0)
    #expect(try bank.raised() == "100.00")
    correction = DonationCorrection(reason: "gross of the fee")
    correction.amount = "102.00"
    correction.fee = "2.00"
    _ = try bank.store().correctDonation(
      DocumentNumber(parsing: corrected.number, .donation), correction, Recording())
    #expect(try bank.raised() == "102.00")
    _ = try bank.store().deallocateLine(line, reason: "none of ours", Recording())
    #expect(try bank.raised() == "0.00")
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("The same key is answered, another request with it refused, a dry run leaves nothing")
  func once() throws {
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    let before = try bank.books.digest()
    let dry = try bank.allocate(line, LinePart(nil, .campaign("sdg")), isDryRun: true)
    #expect(dry.document.parts.count == 1)
    #expect(try bank.books.digest() == before)
    let first = try bank.allocate(line, LinePart(nil, .campaign("sdg")), key: "once")
    let second = try bank.allocate(line, LinePart(nil, .campaign("sdg")), key: "once")
    #expect(second.status == .exists)
    #expect(second.document.parts.map(\.entry) == first.document.parts.map(\.entry))
    #expect(
      try bank.refusal {
        try bank.allocate(line, LinePart(nil, .account("Income:Other")), key: "once")
      } == "CL001")
    #expect(
      try bank.refusal { try bank.allocate(line, LinePart(nil, .account("Income:Other"))) }
        == "line_explained")
  }

  @Test("A line of a closed month is explained late, on the first open day")
  func late() throws {
    let line = try bank.lines("Main", on: "2018-11-20", WaitingLine(5_000))[0]
    _ = try bank.store().closePeriod(Month(parsing: "2018-11"), Recording())
    #expect(
      try bank.refusal { try bank.allocate(line, LinePart(nil, .campaign("sdg"))) } == "CL013")
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg")), isLate: true)
    #expect(made.postedLateOn == (try Day(parsing: "2018-12-01")))
    // A line that came late needs no word.
    let late = try bank.lines("Main", on: "2018-11-21", WaitingLine(700))[0]
    try bank.allocate(late, LinePart(nil, .campaign("sdg")))
    #expect(try bank.raised() == "57.00")
    // Taken back, it keeps the day on which the bank booked it.
    let other = try bank.lines("Main", on: "2018-11-22", WaitingLine(300))[0]
    try bank.allocate(other, LinePart(nil, .account("Income:Other")))
    _ = try bank.store().deallocateLine(other, reason: "none of ours", Recording())
    #expect(
      try bank.books.connect().texts(
        "select occurred_on || ' ' || effective_on from ledger.entry where reverses is not null")
        == ["2018-11-22 2018-12-01"])
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("Of several who take a line back at once one does, and the others are told")
  func backAtOnce() throws {
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    try bank.allocate(
      line, LinePart("60.00", .campaign("sdg")), LinePart("40.00", .account("Income:Other")))
    let outcomes = try concurrently(Array(1...4)) { _ in
      try bank.refusal { _ = try bank.store().deallocateLine(line, reason: "x", Recording()) }
    }
    #expect(outcomes.filter { $0 == nil }.count == 1, "\(outcomes)")
    #expect(outcomes.compactMap { $0 }.allSatisfy { $0 == "CL004" }, "\(outcomes)")
    #expect(try bank.balance("Liabilities:Suspense:Main") == -10_000)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("Of two treasurers who explain one line at once one wins", arguments: 1...4)
  func race(round: Int) throws {
    let line = try bank.lines("Main", WaitingLine(10_000, text: "round \(round)"))[0]
    let gift = try bank.gift("100.00")
    let targets: [LineTarget] = [
      .campaign("sdg"), .donation(gift.number), .account("Income:Other"), .campaign("sdg"),
    ]
    let outcomes = try concurrently(targets) { target in
      try bank.refusal { try bank.allocate(line, LinePart(nil, target)) }
    }
    #expect(outcomes.filter { $0 == nil }.count == 1, "\(outcomes)")
    #expect(outcomes.compactMap { $0 }.allSatisfy { $0 == "line_explained" }, "\(outcomes)")
    #expect(try bank.balance("Liabilities:Suspense:Main") == 0)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("A gift that two lines claim at once is settled by one of them")
  func gifts() throws {
    let gift = try bank.gift("100.00")
    let lines = try bank.lines("Main", WaitingLine(10_000), WaitingLine(10_000, text: "other"))
    let outcomes = try concurrently(lines) { line in
      try bank.refusal { try bank.allocate(line, LinePart(nil, .donation(gift.number))) }
    }
    #expect(outcomes.filter { $0 == nil }.count == 1, "\(outcomes)")
    #expect(try bank.balance("Assets:Clearing:Bank") == 0)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("A refund recorded by hand, voided and seen on a line at once, is one of the two")
  func refundAtOnce() throws {
    let gift = try bank.gift("100.00")
    var request = RefundRequest(reason: "asked for it")
    request.day = try Day(parsing: "2018-12-04")
    let refund = try bank.store().refundDonation(
      DocumentNumber(parsing: gift.number, .donation), request, Recording()
    ).document.number
    let lines = try bank.lines("Main", WaitingLine(-10_000), WaitingLine(-10_000, text: "other"))
    let outcomes = try concurrently([nil] + lines) { line in
      try bank.refusal {
        if let line {
          try bank.allocate(line, LinePart(nil, .refund(refund)))
        } else {
          _ = try bank.store().voidDocument(
            DocumentNumber(parsing: refund, .refund), reason: "a slip", Recording())
        }
      }
    }
    #expect(outcomes.filter { $0 == nil }.count == 1, "\(outcomes)")
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("A key that twenty use at once explains the line once")
  func keys() throws {
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    let entries = try concurrently(Array(1...20)) { _ in
      try bank.allocate(line, LinePart(nil, .campaign("sdg")), key: "same").document.parts.map(
        \.entry)
    }
    #expect(Set(entries).count == 1)
    #expect(try bank.raised() == "100.00")
  }
}
