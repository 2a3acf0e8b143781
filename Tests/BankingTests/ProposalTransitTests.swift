import Banking
import Ledger
import Testing

@Suite("Payouts between our own accounts")
struct ProposalTransitTests {
  private static let transit = "Assets:Clearing:Stripe"

  /// A line and what it may be the other side of.
  private func line(
    _ id: Int64, _ amount: String, from name: String? = nil,
    _ sides: [(Int64, OtherSide.Evidence)]
  ) throws -> (OpenLine, Candidates) {
    let line = try Lines.line(amount, from: name, id: id)
    var candidates = Candidates()
    candidates.otherSides = sides.map { other, evidence in
      OtherSide(
        line: other, transit: Self.transit, amount: line.amount, day: line.day, evidence: evidence)
    }
    return (line, candidates)
  }

  private func chosen(_ lines: (OpenLine, Candidates)...) -> [Int64] {
    Proposer(rules: []).propose(lines).filter { $0.choice != nil }.map(\.line.id)
  }

  @Test("A payout and the line that names its processor or reference are one movement")
  func pair() throws {
    for evidence in [OtherSide.Evidence.processor, .reference] {
      let proposed = Proposer(rules: []).propose([
        try line(1, "-50.00", [(2, evidence)]), try line(2, "50.00", [(1, evidence)]),
      ])
      #expect(
        proposed.map { $0.choice?.explanation } == [
          .account(Self.transit), .account(Self.transit),
        ])
    }
  }

  @Test("The same amount alone is anybody's money")
  func mereAmount() throws {
    #expect(chosen(try line(1, "-50.00", [(2, .none)]), try line(2, "50.00", [(1, .none)])) == [])
  }

  @Test("A gift of the payout's amount is no payout, and the line that names the processor is")
  func gift() throws {
    var john = try line(3, "50.00", from: "John Ox", [(1, .none)])
    john.1.byName = [KnownDonor(code: "DN-1", campaigns: ["sdg"])]
    #expect(
      chosen(
        try line(1, "-50.00", [(2, .processor), (3, .none)]),
        try line(2, "50.00", [(1, .processor)]), john) == [1, 2])
  }

  @Test("Several lines that want one payout get nothing, unless one is surer")
  func contested() throws {
    let (one, other) = (
      try line(2, "91.95", [(1, .processor)]), try line(3, "91.95", [(1, .processor)])
    )
    #expect(
      chosen(try line(1, "-91.95", [(2, .processor), (3, .processor)]), one, other) == [])
    // The payout is explained already, and not among the lines.
    #expect(chosen(one, other) == [])
    let sure = try line(3, "91.95", [(1, .reference)])
    #expect(
      chosen(try line(1, "-91.95", [(2, .processor), (3, .reference)]), one, sure) == [1, 3])
  }

  @Test("Two payouts that a line could be are for the treasurer to tell apart")
  func payouts() throws {
    #expect(
      chosen(
        try line(1, "-50.00", [(3, .processor)]), try line(2, "-50.00", [(3, .processor)]),
        try line(3, "50.00", [(1, .processor), (2, .processor)])) == [])
  }

  @Test("Whatever else is said of the line leaves doubt, on both sides")
  func otherwise() throws {
    let payout = try line(1, "-50.00", [(2, .reference)])
    let receipt = try line(2, "50.00", from: "Stripe", [(1, .reference)])
    func expectDoubt(_ change: (inout Candidates) -> Void) {
      var doubted = receipt
      change(&doubted.1)
      #expect(chosen(payout, doubted) == [])
    }
    expectDoubt { $0.byName = [KnownDonor(code: "DN-1", campaigns: ["sdg", "seeds"])] }
    expectDoubt { $0.byAccount = [KnownDonor(code: "DN-1", campaigns: ["sdg"])] }
    expectDoubt { $0.referenced = .pledge("P-2018-00001") }
    let gifts = try ["Stripe", nil].map { donor in
      try Lines.gift("D-2018-00001", "50.00", donor: donor)
    }
    for gift in gifts { expectDoubt { $0.waiting = [gift] } }
    // Another's gift of the same amount says nothing of this line.
    let other = try Lines.gift("D-2018-00001", "50.00", donor: "Ana Diaz")
    var plain = receipt
    plain.1.waiting = [other]
    #expect(chosen(payout, plain) == [1, 2])
  }

  @Test("A known donor's gift is not booked while it may be a payout")
  func newGift() throws {
    var ana = try line(2, "50.00", from: "Ana", [(1, .none)])
    ana.1.byAccount = [KnownDonor(code: "DN-1", campaigns: ["sdg"])]
    #expect(chosen(ana) == [])
    ana.1.otherSides = []
    #expect(chosen(ana) == [2])
  }
}
