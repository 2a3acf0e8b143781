import Banking
import Ledger
import Testing

/// What looks like an explanation and is none, or is not sure.
@Suite("What may explain a line and is in doubt")
struct ProposalDoubtTests {
  private func best(
    _ line: OpenLine, _ candidates: Candidates = Candidates(), rules: [LineRule] = []
  ) throws -> ProposedLine {
    try #require(Proposer(rules: rules).propose([(line, candidates)]).first)
  }

  @Test("A reference of a letter or three is no sign: such words stand on any line")
  func shortReference() throws {
    var line = try Lines.line("50.00")
    line.remittance = "no 778 of 3"
    var gift = try Lines.gift("D-2018-00001", "50.00", donor: nil)
    for (reference, ground) in [
      ("778", Proposal.Ground.sameAmount), ("3", .sameAmount), ("0778", .sameAmount),
    ] {
      gift.reference = reference
      var candidates = Candidates()
      candidates.waiting = [gift]
      #expect(try best(line, candidates).proposals.map(\.ground) == [ground], "\(reference)")
    }
    line.remittance = "no 0778 of 3"
    var candidates = Candidates()
    candidates.waiting = [gift]
    #expect(try best(line, candidates).proposals.map(\.ground) == [.sameReference])
  }

  @Test("A donor who gave to two campaigns is known, and for which one is asked")
  func twoCampaigns() throws {
    var candidates = Candidates()
    candidates.byAccount = [KnownDonor(code: "DN-7", campaigns: ["sdg", "wells"])]
    let proposed = try best(try Lines.line("50.00", from: "SMart"), candidates)
    #expect(
      proposed.proposals.map(\.explanation) == [
        .gift(campaign: "sdg", donor: "DN-7"), .gift(campaign: "wells", donor: "DN-7"),
      ])
    #expect(proposed.proposals.allSatisfy { $0.confidence == .possible })
    #expect(proposed.choice == nil)
  }

  @Test("A rule's gift is the donor's whose account it came from, if it was one donor's")
  func donorOfRule() throws {
    var rule = LineRule(id: 1, explanation: .gift(campaign: "sdg", donor: nil))
    rule.remittance = "gift"
    var line = try Lines.line("50.00", from: "S. Mart")
    line.remittance = "a gift"
    var candidates = Candidates()
    candidates.byAccount = [KnownDonor(code: "DN-7", campaigns: [])]
    #expect(
      try best(line, candidates, rules: [rule]).choice?.explanation
        == .gift(campaign: "sdg", donor: "DN-7"))
    candidates.byAccount.append(KnownDonor(code: "DN-8", campaigns: []))
    #expect(
      try best(line, candidates, rules: [rule]).choice?.explanation
        == .gift(campaign: "sdg", donor: "S. Mart"))
  }

  @Test("A rule asks for its account, its direction and the payer's account or name")
  func ruleOfAll() throws {
    var rule = LineRule(id: 1, explanation: .account("Expenses:Bank"))
    rule.counterparty = "BE71096123456769"
    rule.account = "main"
    rule.isIn = false
    var line = try Lines.line("-4.50", from: "Bank")
    #expect(try best(line, rules: [rule]).choice == nil)
    line.counterparty.account = BankAccountID("BE71 0961 2345 6769")
    #expect(try best(line, rules: [rule]).choice?.rule == 1)
    rule.account = "savings"
    #expect(try best(line, rules: [rule]).choice == nil)
    (rule.account, rule.isIn) = ("main", true)
    #expect(try best(line, rules: [rule]).choice == nil)
  }

  @Test(
    "The other side of a payout is looked for within ten days",
    arguments: [
      ("2018-11-20", 1), ("2018-11-21", 0), ("2018-10-31", 1), ("2018-10-30", 0),
    ])
  func transit(day: String, count: Int) throws {
    let line = try Lines.line("23.05", from: "STRIPE")
    var candidates = Candidates()
    candidates.otherSides = [
      OtherSide(
        line: 9, transit: "Assets:Clearing:Stripe", amount: line.amount,
        day: try Day(parsing: day), evidence: .processor)
    ]
    let proposed = try best(line, candidates)
    #expect(proposed.proposals.count == count)
    // Without the payout's reference it is strong, and not certain.
    #expect(proposed.choice?.confidence == (count == 1 ? .strong : nil))
  }

  @Test("References that stand for two things stand for nothing; one from end to end is enough")
  func references() throws {
    let campaign = try #require(StructuredReference.rf(body: PaymentPurpose.campaign(1).body))
    let pledge = try #require(StructuredReference.rf(body: PaymentPurpose.pledge(17).body))
    var line = try Lines.line("50.00")
    line.endToEndID = pledge.text
    #expect(PaymentPurpose(on: line) == .pledge(17))
    line.remittance = "for you: \(pledge.description), thanks"
    #expect(PaymentPurpose(on: line) == .pledge(17))
    line.structuredReference = campaign.text
    #expect(PaymentPurpose(on: line) == nil)
    // A body of 26 digits that another one made: ours have zeros before them.
    #expect(PaymentPurpose(body: "21000000000313941000000017") == nil)
  }

  @Test("References that go on, or are decorated beyond reason, are none")
  func endless() {
    #expect(
      StructuredReference.found(in: "RF18 5390 0754 7034").map(\.text) == [
        "RF18539007547034"
      ])
    #expect(StructuredReference.found(in: "RF18 5390 07 5470 34") == [])
    let swiss = "21 00000 00003 13947 14300 09017"
    #expect(StructuredReference.found(in: swiss).count == 1)
    #expect(StructuredReference.found(in: swiss + "5") == [])
    #expect(StructuredReference("+++090/9337/55493+++")?.text == "090933755493")
    #expect(StructuredReference("++++090/9337/55493+++") == nil)
  }
}
