import Giving
import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("What a statement line is")
struct AllocationTests {
  private let bank: AllocationBooks
  private static let suspense = "Liabilities:Suspense:Main"

  init() throws { bank = try AllocationBooks() }

  private func expectClean(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try bank.books.failedChecks() == [], sourceLocation: sourceLocation)
  }

  @Test("A gift to a campaign: a donation of that day, its money out of suspense")
  func gift() throws {
    let line = try bank.lines("Main", on: "2018-12-05", WaitingLine(5_000))[0]
    #expect(try bank.balance(Self.suspense) == -5_000)
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg"))).document
    #expect(made.rest.minor == 0)
    let part = try #require(made.parts.first)
    #expect(part.donor == "Ana Diaz")
    let number = try DocumentNumber(parsing: #require(part.document), .donation)
    let donation = try #require(
      try bank.store().donations(DonationFilter()).first { $0.number == number.description })
    #expect(donation.receivedOn == (try Day(parsing: "2018-12-05")))
    #expect(donation.method == "bank")
    #expect(try bank.raised() == "50.00")
    #expect(try bank.balance(Self.suspense) == 0)
    #expect(try bank.balance("Assets:Bank:Main") == 5_000)
    #expect(try bank.balance("Assets:Clearing:Bank") == 0)
    #expect(
      try bank.books.connect(as: .auditor).texts(
        "select statement_line from audit.donations") == ["\(line)"])
    try expectClean()
  }

  @Test("A gift recorded by hand counts once: its clearing account is settled")
  func settled() throws {
    let gift = try bank.gift("100.00") {
      $0.method = .card
      $0.fee = "2.50"
    }
    let line = try bank.lines("Main", WaitingLine(9_750))[0]
    #expect(try bank.store().waitingMoney().map(\.number) == [gift.number])
    let made = try bank.allocate(line, LinePart(nil, .donation(gift.number))).document
    #expect(made.parts.map(\.explains) == ["recorded-gift"])
    #expect(try bank.raised() == "100.00")
    #expect(try bank.balance("Assets:Clearing:Card") == 0)
    #expect(try bank.balance(Self.suspense) == 0)
    #expect(try bank.store().waitingMoney().isEmpty)
    let again = try bank.lines("Main", on: "2018-12-06", WaitingLine(9_750, text: "again"))[0]
    #expect(
      try bank.refusal { try bank.allocate(again, LinePart(nil, .donation(gift.number))) }
        == "document_not_waiting")
    // Its money was seen: it is not voided as if it had never come.
    #expect(
      try bank.refusal {
        _ = try bank.store().voidDocument(
          DocumentNumber(parsing: gift.number, .donation), reason: "a slip", Recording())
      } == "CL041")
    try expectClean()
  }

  @Test("What the line shows less than was recorded is a fee if it is said to be one")
  func lateFee() throws {
    let gift = try bank.gift("100.00")
    let line = try bank.lines("Main", WaitingLine(9_900))[0]
    #expect(
      try bank.refusal { try bank.allocate(line, LinePart(nil, .donation(gift.number))) }
        == "settlement_differs")
    var part = LinePart(nil, .donation(gift.number))
    part.fee = "1.00"
    try bank.allocate(line, part)
    #expect(try bank.balance("Assets:Clearing:Bank") == 0)
    #expect(try bank.balance("Expenses:Fees:SDG") == 100)
    #expect(try bank.raised() == "100.00")
    try expectClean()
  }

  @Test("A line in parts, which add up to it")
  func parts() throws {
    let gift = try bank.gift("30.00")
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    var named = LinePart("60.00", .campaign("sdg"))
    named.donor = "SMart"
    let made = try bank.allocate(
      line, named, LinePart("30.00", .document(gift.number)),
      LinePart("10.00", .account("Income:Other"))
    ).document
    #expect(made.parts.map(\.explains) == ["gift", "recorded-gift", "account"])
    #expect(made.parts.map(\.amount.text) == ["60.00", "30.00", "10.00"])
    #expect(try bank.raised() == "90.00")
    #expect(try bank.balance("Income:Other") == -1_000)
    #expect(try bank.balance(Self.suspense) == 0)
    try expectClean()
  }

  @Test("Parts that come to more or less are refused with the difference")
  func difference() throws {
    let line = try bank.lines("Main", WaitingLine(10_000))[0]
    for (amount, off) in [("60.00", "40.00"), ("100.01", "0.01"), ("99.99", "0.01")] {
      do {
        try bank.allocate(line, LinePart(amount, .campaign("sdg")))
        Issue.record("\(amount) was taken")
      } catch let error as StoreError {
        #expect(error.code == "parts_differ")
        #expect(error.message.contains("\(off) EUR"), "\(error.message)")
      }
    }
    #expect(
      try bank.refusal {
        try bank.allocate(
          line, LinePart("100.00", .campaign("sdg")), LinePart(nil, .account("Income:Other")))
      } == "parts_differ")
    #expect(try bank.balance(Self.suspense) == -10_000)
    #expect(try bank.raised() == "0.00")
  }

  @Test("A pledge is fulfilled up to what is outstanding")
  func pledge() throws {
    var promise = PledgeRequest(amount: "80", currency: "EUR", campaign: "sdg", donor: "Legacoop")
    promise.promisedOn = try Day(parsing: "2018-11-01")
    let pledge = try bank.store().recordPledge(promise, Recording()).document
    let lines = try bank.lines("Main", WaitingLine(5_000), WaitingLine(5_000, text: "second"))
    for line in lines { try bank.allocate(line, LinePart(nil, .pledge(pledge.number))) }
    #expect(try bank.raised() == "100.00")
    #expect(try bank.balance("Pledges:SDG:Outstanding") == 0)
    #expect(
      try bank.books.connect().texts(
        "select donor from audit.donations where pledge is not null") == [
          pledge.donorCode, pledge.donorCode,
        ])
    try expectClean()
  }

  @Test("A refund paid by the line, and one that was recorded by hand")
  func refunds() throws {
    let gift = try bank.gift("100.00")
    let lines = try bank.lines(
      "Main", WaitingLine(10_000), WaitingLine(-4_100), WaitingLine(-2_500, text: "rest"))
    try bank.allocate(lines[0], LinePart(nil, .donation(gift.number)))
    var part = LinePart(nil, .refund(gift.number))
    part.fee = "1.00"
    part.memo = "asked for it"
    let paid = try bank.allocate(lines[1], part).document
    #expect(paid.parts.map(\.explains) == ["refund"])
    #expect(try bank.raised() == "60.00")
    #expect(try bank.balance("Expenses:Fees:SDG") == 100)
    var request = RefundRequest(reason: "asked again")
    request.amount = "25.00"
    request.day = try Day(parsing: "2018-12-04")
    let typed = try bank.store().refundDonation(
      DocumentNumber(parsing: gift.number, .donation), request, Recording()
    ).document
    #expect(try bank.store().waitingMoney().map(\.number) == [typed.number])
    try bank.allocate(lines[2], LinePart(nil, .document(typed.number)))
    #expect(try bank.raised() == "35.00")
    #expect(try bank.balance("Assets:Clearing:Bank") == 0)
    #expect(try bank.balance(Self.suspense) == 0)
    #expect(
      try bank.refusal {
        _ = try bank.store().voidDocument(
          DocumentNumber(parsing: typed.number, .refund), reason: "a slip", Recording())
      } == "CL041")
    try expectClean()
  }

  @Test("Never over what is left of a gift")
  func overRefund() throws {
    let gift = try bank.gift("30.00")
    let line = try bank.lines("Main", WaitingLine(-3_001))[0]
    #expect(
      try bank.refusal { try bank.allocate(line, LinePart(nil, .refund(gift.number))) }
        == "refund_over_gift")
  }

  @Test(
    "Bank accounts, campaigns' income and suspense explain no line",
    arguments: [
      ("Assets:Bank:Main", "CL005"), ("Assets:Bank:Stripe", "CL005"),
      ("Income:Donations:SDG", "CL005"), ("Expenses:Fees:SDG", "CL005"),
      ("Liabilities:Suspense:Main", "account_is_suspense"),
      ("Liabilities:Suspense:Stripe", "account_is_suspense"), ("Income:Nowhere", "CL002"),
    ])
  func forbidden(account: String, code: String) throws {
    let line = try bank.lines("Main", WaitingLine(5_000))[0]
    #expect(try bank.refusal { try bank.allocate(line, LinePart(nil, .account(account))) } == code)
    #expect(try bank.balance(Self.suspense) == -5_000)
  }

  @Test("What goes out is no gift, and what comes in no refund")
  func direction() throws {
    let gift = try bank.gift("50.00")
    let lines = try bank.lines("Main", WaitingLine(-5_000), WaitingLine(5_000))
    #expect(
      try bank.refusal { try bank.allocate(lines[0], LinePart(nil, .campaign("sdg"))) }
        == "line_goes_out")
    #expect(
      try bank.refusal { try bank.allocate(lines[0], LinePart(nil, .donation(gift.number))) }
        == "line_goes_out")
    #expect(
      try bank.refusal { try bank.allocate(lines[1], LinePart(nil, .refund(gift.number))) }
        == "line_comes_in")
    var part = LinePart(nil, .account("Income:Other"))
    part.donor = "Ana"
    #expect(try bank.refusal { try bank.allocate(lines[1], part) } == "option_misplaced")
    var inKind = LinePart(nil, .campaign("sdg"))
    inKind.method = .inKind
    #expect(try bank.refusal { try bank.allocate(lines[1], inKind) } == "part_in_kind")
    #expect(
      try bank.refusal { try bank.allocate(9_999, LinePart(nil, .campaign("sdg"))) } == "CL006")
    try bank.allocate(lines[0], LinePart(nil, .account("Expenses:General")))
    #expect(try bank.balance("Expenses:General") == 5_000)
    try expectClean()
  }

  @Test("Dollars on a dollar account need a rate")
  func foreign() throws {
    let line = try bank.lines("Dollar", WaitingLine(10_000))[0]
    #expect(
      try bank.refusal { try bank.allocate(line, LinePart(nil, .campaign("sdg"))) }
        == "rate_missing")
    var part = LinePart(nil, .campaign("sdg"))
    part.rate = "0.8791"
    try bank.allocate(line, part)
    #expect(try bank.raised() == "87.91")
    #expect(try bank.balance("Liabilities:Suspense:Dollar", "USD") == 0)
    #expect(try bank.balance("Equity:Conversion", "USD") == -10_000)
    try expectClean()
  }

  @Test("What is in dollars goes to an account in dollars, though there is one in euros too")
  func foreignAccount() throws {
    let line = try bank.lines("Dollar", WaitingLine(10_000))[0]
    try bank.allocate(line, LinePart(nil, .account("Income:Other")))
    #expect(try bank.balance("Income:Other", "USD") == -10_000)
    #expect(try bank.balance("Income:Other") == 0)
    try expectClean()
  }

  @Test("A gift is of the country, the way and the donor that the treasurer says")
  func said() throws {
    let line = try bank.lines("Main", WaitingLine(5_000))[0]
    var part = LinePart(nil, .campaign("sdg"))
    part.country = "AR"
    part.method = .cheque
    part.donor = "Febecoop"
    try bank.allocate(line, part)
    #expect(
      try bank.books.connect().texts(
        "select donor_name || ' ' || country || ' ' || method from giving.donation_fact")
        == ["Febecoop AR cheque"])
  }

  @Test("A line that the books have later is a gift of the day on which the bank booked it")
  func bookedLate() throws {
    _ = try bank.store().closePeriod(Month(parsing: "2018-11"), Recording())
    let line = try bank.lines("Main", on: "2018-11-30", WaitingLine(2_000))[0]
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg")))
    let number = try #require(made.document.parts.first?.document)
    let gift = try bank.store().donation(DocumentNumber(parsing: number, .donation)).donation
    #expect(gift.receivedOn.description == "2018-11-30")
    #expect(gift.postedOn.description == "2018-12-01")
    try expectClean()
  }

  @Test("Dollars on a dollar account take the reference rate of the line's day, if there is one")
  func referenceRate() throws {
    let line = try bank.lines("Dollar", WaitingLine(10_000))[0]
    _ = try bank.store().importRates(rateFile([("USD", "2018-12-03", "1.25")]), Recording())
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg")))
    #expect(try bank.raised() == "80.00")
    let gift = try #require(made.document.parts.first?.document)
    let donation = try bank.store().donation(DocumentNumber(parsing: gift, .donation)).donation
    #expect(donation.rateOn?.description == "2018-12-03")
    #expect(donation.rate == "0.8")
    try expectClean()
  }

  @Test("A gift in dollars that the bank changed is worth what came")
  func exchanged() throws {
    let gift = try bank.gift("1000", "USD") {
      $0.method = .card
      $0.rate = "0.8791"
      $0.fee = "29.30"
    }
    let line = try bank.lines("Main", WaitingLine(85_000))[0]
    let made = try bank.allocate(line, LinePart(nil, .donation(gift.number)))
    #expect(made.warnings.count == 1)
    #expect(try bank.balance("Assets:Clearing:Card", "USD") == 0)
    #expect(try bank.balance("Equity:Conversion", "USD") == 0)
    #expect(try bank.balance("Equity:Conversion") == 0)
    #expect(try bank.balance("Expenses:Exchange") == 334)
    #expect(try bank.raised() == "879.10")
    try expectClean()
  }

  @Test("A gift that was recorded near that day is warned of")
  func duplicate() throws {
    let gift = try bank.gift("50.00", by: "Somebody Else")
    let line = try bank.lines("Main", WaitingLine(5_000))[0]
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg")))
    #expect(made.warnings.count == 1)
    #expect(made.warnings.first?.contains(gift.number) == true)
  }

  @Test("A gift that a statement line shows already is warned of when it is typed")
  func seen() throws {
    let line = try bank.lines("Main", WaitingLine(5_000))[0]
    var request = DonationRequest(amount: "50.00", currency: "EUR", campaign: "sdg")
    request.receivedOn = try Day(parsing: "2018-12-04")
    request.donor = "Febecoop"
    func warnings() throws -> [String] {
      try bank.store().recordDonation(request, Recording(isDryRun: true)).warnings
    }
    #expect(try warnings().map { $0.contains("allocate \(line) --donation") } == [true])
    let made = try bank.allocate(line, LinePart(nil, .campaign("sdg"))).document
    let gift = try #require(made.parts.first?.document)
    #expect(try warnings().map { $0.contains("recorded as \(gift)") } == [true])
    request.amount = "50.01"
    #expect(try warnings().isEmpty)
  }
}
