import Banking
import Ledger
import RandomCases
import Testing

@Suite("Proposals for random lines")
struct ProposalPropertyTests {
  @Test(
    "The answer depends on no order, and nothing recorded is chosen twice", arguments: Seed.some())
  func histories(seed: Seed) throws {
    var dice = seed.generator
    for _ in 0..<60 {
      let world = try World(&dice)
      let proposer = Proposer(rules: world.rules)
      let answer = proposer.propose(world.lines)
      let shuffled = Proposer(rules: world.rules.shuffled(using: &dice)).propose(
        world.lines.shuffled(using: &dice).map { line, candidates in
          var mixed = candidates
          mixed.waiting.shuffle(using: &dice)
          mixed.byAccount.shuffle(using: &dice)
          mixed.otherSides.shuffle(using: &dice)
          return (line, mixed)
        })
      #expect(answer == shuffled)

      let chosen = answer.compactMap(\.choice).map(\.explanation)
      let documents = chosen.filter { !$0.isNewGift && "\($0)".contains("-2018-") }
      #expect(Set(documents).count == documents.count)
      for one in answer { expectSane(one, world) }
      expectPaired(answer, world)
    }
  }

  /// What is chosen as a movement of our own is one line on each side, no line's twice.
  private func expectPaired(_ answer: [ProposedLine], _ world: World) {
    let moved = Set(answer.filter { $0.choice?.ground == .ownAccounts }.map(\.line.id))
    for payout in world.payouts {
      let takers = world.lines.filter { line, candidates in
        moved.contains(line.id)
          && candidates.otherSides.contains { $0.line == payout && $0.evidence != .none }
      }
      let sure = takers.filter { _, candidates in
        candidates.otherSides.contains { $0.line == payout && $0.evidence == .reference }
      }
      #expect(sure.count <= 1)
      #expect(!sure.isEmpty || takers.count <= 1, "\(answer)")
    }
    for (line, candidates) in world.lines where moved.contains(line.id) {
      #expect(candidates.otherSides.contains { $0.evidence != .none })
      #expect(candidates.referenced == nil && candidates.byAccount.isEmpty)
    }
    // Each payout that is chosen has just one line that is chosen for it.
    let payouts = moved.intersection(world.payouts)
    let open = Set(world.lines.map(\.0.id)).intersection(world.payouts)
    #expect(moved.subtracting(world.payouts).count >= payouts.count)
    if open == Set(world.payouts) {
      #expect(moved.subtracting(world.payouts).count == payouts.count, "\(answer)")
    }
  }

  private func expectSane(_ proposed: ProposedLine, _ world: World) {
    #expect(Set(proposed.proposals.map(\.explanation)).count == proposed.proposals.count)
    #expect(
      proposed.proposals.map(\.confidence) == proposed.proposals.map(\.confidence).sorted(by: >))
    guard let choice = proposed.choice else { return }
    #expect(proposed.proposals.contains(choice))
    #expect(choice.confidence >= .strong)
    let rivals = proposed.proposals.filter { $0 != choice && $0.confidence >= choice.confidence }
    #expect(rivals.allSatisfy { _ in choice.isSighting }, "\(proposed)")
    switch choice.explanation {
    case .donation(let number), .refund(let number):
      #expect(
        world.documents.contains { $0.number == number && $0.amount == proposed.line.amount })
    case .gift, .pledge:
      #expect(proposed.line.isIn)
    case .fees, .account: break
    }
  }
}

/// A few lines, documents and rules that are easily mistaken for one another.
private struct World {
  var documents: [WaitingDocument] = []
  var lines: [(OpenLine, Candidates)] = []
  var rules: [LineRule] = []
  /// Lines that left a processor; some are explained already, and not among the lines.
  var payouts: [Int64] = []

  init(_ dice: inout SeededGenerator) throws {
    let names = ["Ana", "Bo", "ana ", "Cy"]
    let amounts = ["10.00", "20.00", "-10.00"]
    for number in 0..<Int.random(in: 0...6, using: &dice) {
      let amount = dice.one(of: amounts)
      let kind = amount.hasPrefix("-") ? "R" : "D"
      var document = try Lines.gift(
        "\(kind)-2018-0000\(number)", amount, donor: dice.isHeads() ? dice.one(of: names) : nil,
        code: "DN-\(Int.random(in: 0...2, using: &dice))",
        on: "2018-11-\(Int.random(in: 10...29, using: &dice))")
      if dice.isHeads() { document.reference = "REF-\(Int.random(in: 0...2, using: &dice))" }
      documents.append(document)
    }
    for id in 0..<Int.random(in: 1...3, using: &dice) {
      var rule = LineRule(
        id: Int64(id),
        explanation: dice.isHeads()
          ? .account("Expenses:Bank") : .gift(campaign: "sdg", donor: nil))
      rule.counterparty = dice.one(of: names)
      if dice.isHeads() { rule.isIn = dice.isHeads() }
      rules.append(rule)
    }
    for id in 0..<Int.random(in: 1...6, using: &dice) {
      var line = try Lines.line(
        dice.one(of: amounts), from: dice.isHeads() ? dice.one(of: names) : nil, id: Int64(id),
        on: "2018-11-\(Int.random(in: 10...29, using: &dice))")
      if dice.isHeads() { line.remittance = "x REF-\(Int.random(in: 0...2, using: &dice)), y" }
      var candidates = Candidates()
      candidates.waiting = documents
      if dice.isHeads() { candidates.referenced = .gift(campaign: "seeds", donor: nil) }
      if dice.isHeads() {
        candidates.byAccount = [KnownDonor(code: "DN-1", campaigns: ["sdg", "seeds"])]
      }
      lines.append((line, candidates))
    }
    try addPayouts(&dice)
  }

  /// Payouts of 10.00, each of which may be any line of that amount.
  private mutating func addPayouts(_ dice: inout SeededGenerator) throws {
    payouts = (0..<Int.random(in: 0...2, using: &dice)).map { 100 + Int64($0) }
    for payout in payouts {
      let open = try Lines.line("-10.00", id: payout, on: "2018-11-20")
      var back = Candidates()
      for place in lines.indices
      where lines[place].0.amount.minor == 1_000 && !payouts.contains(lines[place].0.id) {
        let evidence = dice.one(of: OtherSide.Evidence.allCases)
        let line = lines[place].0
        lines[place].1.otherSides.append(
          OtherSide(
            line: payout, transit: "Assets:Clearing:Stripe", amount: line.amount, day: open.day,
            evidence: evidence))
        back.otherSides.append(
          OtherSide(
            line: line.id, transit: "Assets:Clearing:Stripe", amount: open.amount, day: line.day,
            evidence: evidence))
      }
      if dice.isHeads() { lines.append((open, back)) }
    }
  }
}
