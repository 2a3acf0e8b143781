import Banking
import Ledger
import Testing

@Suite("What may explain a statement line")
struct ProposalTests {
  private func best(
    _ line: OpenLine, _ candidates: Candidates, rules: [LineRule] = []
  ) throws -> ProposedLine {
    try #require(Proposer(rules: rules).propose([(line, candidates)]).first)
  }

  @Test("A recorded gift of the same amount and donor is the line's money")
  func sameDonor() throws {
    let line = try Lines.line("50.00", from: "SMart  Belgium")
    var candidates = Candidates()
    candidates.waiting = [try Lines.gift("D-2018-00001", "50.00", donor: "smart belgium")]
    let proposed = try best(line, candidates)
    #expect(proposed.choice?.explanation == .donation("D-2018-00001"))
    #expect(proposed.choice?.ground == .sameDonor)
  }

  @Test("A donor is known by an account that paid before, whatever the bank calls him now")
  func sameAccount() throws {
    let line = try Lines.line("50.00", from: "S. Mart SCRL")
    var candidates = Candidates()
    candidates.waiting = [try Lines.gift("D-2018-00001", "50.00", donor: "SMart", code: "DN-7")]
    candidates.byAccount = [KnownDonor(code: "DN-7", campaigns: ["sdg"])]
    #expect(try best(line, candidates).choice?.explanation == .donation("D-2018-00001"))
  }

  @Test("The payer's reference, or the gift's own number, makes it certain")
  func sameReference() throws {
    var line = try Lines.line("50.00")
    line.remittance = "for the goals, inv-778 (thanks!)"
    var candidates = Candidates()
    var gift = try Lines.gift("D-2018-00002", "50.00", donor: nil)
    gift.reference = "INV-778"
    candidates.waiting = [try Lines.gift("D-2018-00001", "50.00", donor: nil), gift]
    let proposed = try best(line, candidates)
    #expect(proposed.choice?.explanation == .donation("D-2018-00002"))
    #expect(proposed.choice?.confidence == .certain)
    line.remittance = "d-2018-00001"
    #expect(try best(line, candidates).choice?.explanation == .donation("D-2018-00001"))
  }

  @Test("The same amount alone is shown and never chosen")
  func sameAmount() throws {
    var candidates = Candidates()
    candidates.waiting = [try Lines.gift("D-2018-00001", "50.00", donor: nil)]
    let proposed = try best(try Lines.line("50.00", from: "SMart"), candidates)
    #expect(proposed.proposals.map(\.confidence) == [.likely])
    #expect(proposed.choice == nil)
  }

  @Test(
    "Another amount, currency or sign, or a day too far away, is another gift",
    arguments: [
      ("50.01", "EUR", "2018-11-10"), ("50.00", "USD", "2018-11-10"),
      ("-50.00", "EUR", "2018-11-10"), ("50.00", "EUR", "2018-10-10"),
      ("50.00", "EUR", "2018-11-21"),
    ])
  func others(amount: String, currency: String, day: String) throws {
    var candidates = Candidates()
    candidates.waiting = [
      try Lines.gift("D-2018-00001", amount, currency, donor: "SMart", on: day)
    ]
    #expect(try best(try Lines.line("50.00", from: "SMart"), candidates).proposals == [])
  }

  @Test("Two equal gifts and two equal lines are for the treasurer to tell apart")
  func equals() throws {
    var candidates = Candidates()
    candidates.waiting = [
      try Lines.gift("D-2018-00001", "50.00", donor: "SMart"),
      try Lines.gift("D-2018-00002", "50.00", donor: "SMart"),
    ]
    let proposed = try best(try Lines.line("50.00", from: "SMart"), candidates)
    #expect(proposed.proposals.count == 2)
    #expect(proposed.choice == nil)
    candidates.waiting.removeLast()
    let both = Proposer(rules: []).propose([
      (try Lines.line("50.00", from: "SMart", id: 2), candidates),
      (try Lines.line("50.00", from: "SMart", id: 1), candidates),
    ])
    #expect(both.map(\.line.id) == [1, 2])
    #expect(both.map(\.choice) == [nil, nil], "one gift settles one line")
  }

  @Test("Of two lines that one gift could be, the one with its reference gets it")
  func surer() throws {
    var named = try Lines.line("50.00", from: "SMart", id: 1)
    named.endToEndID = "GIFT-9"
    var candidates = Candidates()
    var gift = try Lines.gift("D-2018-00001", "50.00", donor: "SMart")
    gift.reference = "gift-9"
    candidates.waiting = [gift]
    let both = Proposer(rules: []).propose([
      (try Lines.line("50.00", from: "SMart", id: 2), candidates), (named, candidates),
    ])
    #expect(both[0].choice?.explanation == .donation("D-2018-00001"))
    #expect(both[1].choice == nil)
  }

  @Test("A structured reference says what it is for, unless the gift was recorded by hand")
  func reference() throws {
    let line = try Lines.line("50.00", from: "SMart")
    var candidates = Candidates()
    candidates.referenced = .pledge("P-2018-00004")
    candidates.byAccount = [KnownDonor(code: "DN-7", campaigns: ["other"])]
    #expect(try best(line, candidates).choice?.explanation == .pledge("P-2018-00004"))
    candidates.waiting = [try Lines.gift("D-2018-00001", "50.00", donor: "SMart")]
    #expect(try best(line, candidates).choice?.explanation == .donation("D-2018-00001"))
    candidates.waiting = [try Lines.gift("D-2018-00001", "50.00", donor: nil)]
    #expect(try best(line, candidates).choice == nil, "it may be that gift, or another one")
    candidates.waiting = [try Lines.gift("D-2018-00001", "50.00", donor: "Febecoop")]
    #expect(try best(line, candidates).choice?.explanation == .pledge("P-2018-00004"))
  }

  @Test("A donor known by his account gives to the campaign that he gave to, if it was one")
  func knownAccount() throws {
    let line = try Lines.line("20.00", from: "SMart")
    var candidates = Candidates()
    candidates.byAccount = [KnownDonor(code: "DN-7", campaigns: ["sdg"])]
    #expect(try best(line, candidates).choice?.explanation == .gift(campaign: "sdg", donor: "DN-7"))
    candidates.byAccount = [KnownDonor(code: "DN-7", campaigns: ["sdg", "seeds"])]
    let proposed = try best(line, candidates)
    #expect(proposed.proposals.count == 2)
    #expect(proposed.choice == nil)
  }

  @Test("A name in another order or without its accents is the donor's, likely and not for sure")
  func similarDonor() throws {
    var line = try Lines.line("50.00", from: "Berg, Anna")
    line.nameKey = "anna berg"
    var gift = try Lines.gift("D-2018-00001", "50.00", donor: "Anna Berg")
    gift.donorKey = "anna berg"
    var candidates = Candidates()
    candidates.waiting = [gift]
    let proposed = try best(line, candidates)
    #expect(proposed.proposals.map(\.ground) == [.similarDonor])
    #expect(proposed.proposals.map(\.confidence) == [.likely])
    #expect(proposed.choice == nil)
  }

  @Test("The processor's own reference of a gift on its list is that gift's line")
  func bankReference() throws {
    var line = try Lines.line("50.00", from: "John Ox")
    line.bankReference = "txn_101"
    var gift = try Lines.gift("D-2018-00001", "50.00", donor: "Somebody Else")
    gift.reference = "txn_101"
    var candidates = Candidates()
    candidates.waiting = [gift, try Lines.gift("D-2018-00002", "50.00", donor: "John Ox")]
    #expect(try best(line, candidates).choice?.explanation == .donation("D-2018-00001"))
    #expect(try best(line, candidates).choice?.confidence == .certain)
  }

  @Test("A processor's line is no gift that waits for another account")
  func processor() throws {
    var line = try Lines.line("50.00")
    line.processor = "stripe"
    var (here, there) = (
      try Lines.gift("D-2018-00001", "50.00", donor: nil),
      try Lines.gift("D-2018-00002", "50.00", donor: nil)
    )
    (here.method, there.method) = ("stripe", "bank")
    var candidates = Candidates()
    candidates.waiting = [here, there]
    let proposed = try best(line, candidates)
    #expect(proposed.proposals.map(\.explanation) == [.donation("D-2018-00001")])
    line.processor = nil
    #expect(try best(line, candidates).proposals.count == 2)
  }

  @Test("Of many gifts of the amount the nearest are told, the others counted")
  func many() throws {
    var candidates = Candidates()
    candidates.waiting = try (10...29).map { day in
      try Lines.gift("D-2018-000\(day)", "50.00", donor: nil, on: "2018-10-\(day)")
    }
    let proposed = try best(try Lines.line("50.00"), candidates)
    #expect(
      proposed.proposals.map(\.explanation)
        == (25...29).map { .donation("D-2018-000\($0)") })
    // (Those of 10 October are too old.)
    #expect(proposed.more == 14)
    #expect(proposed.choice == nil)
  }

  @Test("A gift in another currency is likely the line that names its amount and donor")
  func told() throws {
    var candidates = Candidates()
    candidates.told = [try Lines.gift("D-2018-00001", "200.00", "USD", donor: "Bob Miller")]
    candidates.byAccount = [KnownDonor(code: "DN-1", campaigns: ["sdg"])]
    let proposed = try best(try Lines.line("175.82", from: "BOB MILLER"), candidates)
    #expect(proposed.proposals.map(\.ground) == [.accountOfDonor, .toldAmount])
    #expect(proposed.choice == nil, "it would count twice")
  }

  @Test(
    "Amounts are read from texts",
    arguments: [
      ("BOB MILLER, USD 200", ["USD 200"]), ("usd200.50: wells", ["USD 200.50"]),
      ("1.200,50 USD", ["USD 1200.50"]), ("CHF 1'250.-", ["CHF 1250"]),
      ("USD 1,200", ["USD 1200"]), ("(200,5 GBP)", ["GBP 200.5"]),
      ("gift of 200 for the well", ["FOR 200"]),
      ("of USD 7x, no 8", []), ("", []), ("200", []),
    ])
  func amounts(text: String, found: [String]) {
    #expect(TextAmount.found(in: text).map { "\($0.currency) \($0.amount)" }.sorted() == found)
  }

  @Test("A donor known by name alone is shown, and never chosen")
  func knownName() throws {
    var candidates = Candidates()
    candidates.byName = [KnownDonor(code: "DN-7", campaigns: ["sdg"])]
    let proposed = try best(try Lines.line("20.00", from: "SMart"), candidates)
    #expect(proposed.proposals.map(\.confidence) == [.likely])
    #expect(proposed.choice == nil)
  }

  @Test("A rule explains what looks as it says, in and out")
  func rules() throws {
    var fees = LineRule(id: 1, explanation: .account("Expenses:Bank"))
    fees.remittance = "monthly  FEE"
    fees.isIn = false
    var gifts = LineRule(id: 2, explanation: .gift(campaign: "sdg", donor: nil))
    gifts.counterparty = "mollie"
    let proposer = [gifts, fees]
    var line = try Lines.line("-4.50")
    line.remittance = "Your monthly fee November"
    #expect(
      try best(line, Candidates(), rules: proposer).choice?.explanation
        == .account("Expenses:Bank"))
    #expect(try best(line, Candidates(), rules: proposer).choice?.rule == 1)
    let gift = try Lines.line("4.50", from: "Stichting Mollie Payments")
    #expect(
      try best(gift, Candidates(), rules: proposer).choice?.explanation
        == .gift(campaign: "sdg", donor: "Stichting Mollie Payments"))
    let back = try Lines.line("-4.50", from: "Stichting Mollie Payments")
    #expect(try best(back, Candidates(), rules: proposer).proposals == [], "no gift goes out")
  }

  @Test("Rules that disagree choose nothing")
  func disagreement() throws {
    var one = LineRule(id: 1, explanation: .account("Expenses:Bank"))
    one.kind = "fee"
    var other = LineRule(id: 2, explanation: .fees(campaign: "sdg"))
    other.kind = "FEE"
    var line = try Lines.line("-0.50")
    line.kind = "fee"
    let proposed = try best(line, Candidates(), rules: [other, one])
    #expect(proposed.proposals.map(\.rule) == [1, 2])
    #expect(proposed.choice == nil)
  }
}

/// Lines and gifts of the tests, of 2018-11-10 where no day is given.
enum Lines {
  static func money(_ amount: String, _ currency: String = "EUR") throws -> Money {
    try Money(parsing: amount, unit: Unit(code: currency, scale: 2, kind: .currency, lastDay: nil))
  }

  static func line(
    _ amount: String, from name: String? = nil, id: Int64 = 1, on day: String = "2018-11-10"
  ) throws -> OpenLine {
    var line = OpenLine(
      id: id, account: "main", amount: try money(amount), day: try Day(parsing: day))
    line.counterparty.name = name
    return line
  }

  static func gift(
    _ number: String, _ amount: String, _ currency: String = "EUR", donor: String?,
    code: String = "DN-1", on day: String = "2018-11-08"
  ) throws -> WaitingDocument {
    var gift = WaitingDocument(
      number: number, amount: try money(amount, currency), day: try Day(parsing: day))
    gift.donorName = donor
    if donor != nil { gift.donor = code }
    return gift
  }
}
