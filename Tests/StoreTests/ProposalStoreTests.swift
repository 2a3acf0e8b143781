import Banking
import Giving
import Ledger
import Postgres
import Store
import TestSupport
import Testing

@Suite("Proposals for the lines on record")
struct ProposalStoreTests {
  private let bank: AllocationBooks

  init() throws { bank = try AllocationBooks() }

  private func choices() throws -> [String?] {
    try bank.store().proposals().map { $0.choice?.explanation.description }
  }

  @Test("The month's statement explains itself as far as there is no doubt")
  func month() throws {
    let gift = try bank.gift("75.00", by: "Ana Diaz")
    var promise = PledgeRequest(amount: "80", currency: "EUR", campaign: "sdg", donor: "Legacoop")
    promise.promisedOn = try Day(parsing: "2018-11-01")
    let pledge = try bank.store().recordPledge(promise, Recording()).document
    let ours = try #require(StructuredReference.rf(body: PaymentPurpose.pledge(pledge.id).body))
    var rule = RuleRequest(.account("Expenses:Bank"))
    rule.remittance = "monthly fee"
    rule.isIn = false
    _ = try bank.store().addRule(rule, Recording())
    let lines = try bank.lines(
      "Main", WaitingLine(7_500, "ANA DIAZ"),
      WaitingLine(8_000, "LEGA", text: "for you: \(ours.description), thanks"),
      WaitingLine(-450, nil, text: "Monthly fee November"),
      WaitingLine(2_000, "A Stranger", text: "hello"))
    #expect(
      try choices() == [
        "--donation \(gift.number)", "--pledge \(pledge.number)", "--account Expenses:Bank", nil,
      ])
    let dry = try bank.store().applyProposals(Recording(isDryRun: true))
    #expect(dry.applied.count == 3)
    #expect(try bank.balance("Liabilities:Suspense:Main") == -7_500 - 8_000 + 450 - 2_000)
    let applied = try bank.store().applyProposals(Recording(key: "november"))
    #expect(applied.applied.map(\.document.line) == Array(lines[..<3]))
    #expect(applied.refused.isEmpty)
    #expect(try bank.balance("Liabilities:Suspense:Main") == -2_000)
    #expect(try bank.raised() == "155.00")
    // Asked again, nothing is left to do.
    #expect(try bank.store().applyProposals(Recording(key: "november")).applied.isEmpty)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("Who paid from this account before gives again, to the same campaign")
  func known() throws {
    let iban = "BE68539007547034"
    let first = try bank.lines("Main", WaitingLine(1_000, "Ana Diaz").with { $0.from = iban })[0]
    try bank.allocate(first, LinePart(nil, .campaign("sdg")))
    try bank.lines(
      "Main", on: "2018-12-06", WaitingLine(2_000, "A. DIAZ GARCIA").with { $0.from = iban },
      WaitingLine(3_000, "Ana Diaz"))
    let proposed = try bank.store().proposals()
    #expect(proposed[0].choice?.explanation == .gift(campaign: "sdg", donor: "DN-00001"))
    #expect(proposed[1].choice == nil)
    #expect(proposed[1].proposals.map(\.ground) == [.nameOfDonor])
    _ = try bank.store().applyProposals(Recording())
    #expect(
      try bank.books.connect().texts("select distinct donor from audit.donations") == ["DN-00001"])
  }

  @Test("A campaign's reference on the line names the campaign, the line names the donor")
  func campaign() throws {
    let id: Int64 = try bank.books.connect().queryOne(
      "select id::bigint as id from giving.campaign where code = 'sdg'"
    ).decode("id")
    let reference = try #require(StructuredReference.rf(body: PaymentPurpose.campaign(id).body))
    try bank.lines("Main", WaitingLine(5_000, "Febecoop").with { $0.reference = reference.text })
    #expect(try choices() == ["--campaign sdg --donor \"Febecoop\""])
    // The same money recorded by hand without a name: the treasurer has to say.
    _ = try bank.gift("50.00", by: nil)
    #expect(try choices() == [nil])
  }

  @Test("A rule that was removed explains nothing, and stays on record")
  func removed() throws {
    var request = RuleRequest(.fees("sdg"))
    request.kind = "fee"
    request.bank = "stripe"
    request.isIn = false
    let rule = try bank.store().addRule(request, Recording(key: "rule")).document
    #expect(try bank.store().addRule(request, Recording(key: "rule")).status == .exists)
    // The second gives one back: the rule is of what went out.
    try bank.lines(
      "Stripe", WaitingLine(-50, nil).with { $0.kind = "Stripe Fee" },
      WaitingLine(50, nil).with { $0.kind = "Stripe Fee" })
    #expect(try choices() == ["--fees-of sdg", nil])
    _ = try bank.store().removeRule(rule.rule.id, Recording())
    #expect(try choices() == [nil, nil])
    #expect(try bank.store().rules().isEmpty)
    #expect(try bank.store().rules(all: true).map(\.isRemoved) == [true])
    #expect(
      try bank.refusal { _ = try bank.store().removeRule(rule.rule.id, Recording()) } == "CL006")
    #expect(
      try bank.refusal { _ = try bank.store().addRule(RuleRequest(.fees("sdg")), Recording()) }
        == "rule_of_everything")
    _ = try bank.store().closeAccount("Income:Other", unit: "EUR", on: nil, Recording())
    for (target, code) in [
      (LineTarget.account("Assets:Bank:Main"), "CL002"),
      (.account("Liabilities:Suspense:Stripe"), "CL002"), (.account("Income:Other"), "CL002"),
      (.campaign("nothing"), "CL006"), (.pledge("P-1"), "rule_of_document"),
    ] {
      var wrong = RuleRequest(target)
      wrong.kind = "x"
      #expect(
        try bank.refusal { _ = try bank.store().addRule(wrong, Recording()) } == code, "\(target)")
    }
    // What is blank occurs in nearly every text.
    for text in ["", " ", String(repeating: "x", count: 501)] {
      var wrong = RuleRequest(.campaign("sdg"))
      wrong.remittance = text
      #expect(
        try bank.refusal { _ = try bank.store().addRule(wrong, Recording()) } == "rule_text")
    }
  }

  @Test("A processor's settlement: gross gifts, fees, a chargeback and its reversal, the payout")
  func settlement() throws {
    let batch = "po_test123"
    let lines = try bank.lines(
      "Stripe", on: "2018-12-05",
      WaitingLine(2_405, "Homer").with {
        $0.fee = 95
        $0.batch = batch
        $0.kind = "charge"
      },
      WaitingLine(8_800, "Marge").with {
        $0.fee = 300
        $0.original = (10_000, "USD")
        $0.batch = batch
        $0.kind = "charge"
      },
      WaitingLine(-50, nil, text: "network costs").with {
        $0.kind = "fee"
        $0.batch = batch
      })
    for line in lines[..<2] { try bank.allocate(line, LinePart(nil, .campaign("sdg"))) }
    try bank.allocate(lines[2], LinePart(nil, .fees("sdg")))
    // 25.00, and 91.00 for which 100.00 USD were given.
    #expect(try bank.raised() == "116.00")
    #expect(try bank.balance("Expenses:Fees:SDG") == 95 + 300 + 50)
    let gifts = try bank.store().donations(DonationFilter())
    #expect(
      gifts.map { "\($0.amount) \($0.fee) \($0.value) \($0.method)" } == [
        "25.00 EUR 0.95 EUR 25.00 EUR stripe", "100.00 USD 3.30 USD 91.00 EUR stripe",
      ])
    // The first one is charged back, with a fee of its own, and won back.
    let later = try bank.lines(
      "Stripe", on: "2018-12-06",
      WaitingLine(-4_000, nil).with {
        $0.fee = 1_500
        $0.kind = "dispute"
      },
      WaitingLine(2_500, "Homer").with { $0.kind = "dispute_reversal" })
    try bank.allocate(later[0], LinePart(nil, .refund(gifts[0].number)))
    #expect(try bank.raised() == "91.00")
    #expect(try bank.balance("Expenses:Fees:SDG") == 445 + 1_500)
    try bank.allocate(later[1], LinePart(nil, .campaign("sdg")))
    #expect(try bank.raised() == "116.00")
    // What is left is paid out, and the bank shows it two days later.
    let payout = try bank.lines(
      "Stripe", on: "2018-12-07",
      WaitingLine(-9_655, nil).with {
        $0.kind = "payout"
        $0.batch = batch
      })[0]
    #expect(try bank.balance("Assets:Bank:Stripe") == 0)
    #expect(try choices() == [nil], "it may be anything until the bank shows it")
    try bank.lines("Main", on: "2018-12-09", WaitingLine(9_655, "STRIPE", text: "PO_TEST123"))
    let proposed = try bank.store().proposals()
    #expect(proposed.map(\.line.id).first == payout)
    #expect(
      proposed.map { $0.choice?.explanation }
        == Array(
          repeating: .account("Assets:Clearing:Stripe"), count: 2))
    #expect(try bank.store().applyProposals(Recording()).applied.count == 2)
    #expect(try bank.balance("Assets:Clearing:Stripe") == 0)
    #expect(try bank.balance("Assets:Bank:Main") == 9_655)
    for account in ["Main", "Stripe"] {
      #expect(try bank.balance("Liabilities:Suspense:\(account)") == 0)
    }
    #expect(try bank.store().proposals().isEmpty)
    #expect(try bank.books.failedChecks() == [])
  }

  @Test("A payout that is on its way already meets its line on the bank's statement")
  func onItsWay() throws {
    let payout = try bank.lines("Stripe", WaitingLine(-9_655, nil, text: "payout"))[0]
    try bank.allocate(payout, LinePart(nil, .account("Assets:Clearing:Stripe")))
    try bank.lines("Main", WaitingLine(9_655, "STRIPE"))
    #expect(try choices() == ["--account Assets:Clearing:Stripe"])
    _ = try bank.store().applyProposals(Recording())
    // It has been met: an equal line is another one.
    try bank.lines("Main", on: "2018-12-08", WaitingLine(9_655, "STRIPE"))
    #expect(try choices() == [nil])
  }
}
