import Ledger

/// Looks for what explains statement lines. The same lines and candidates give the same answer, in
/// whatever order they come.
public struct Proposer: Sendable {
  private let rules: [LineRule]

  /// How long before its line a document may have been recorded, and how long after it, in days:
  /// cheques and transfers from afar take weeks.
  public static let window = (before: 30, after: 10)

  public init(rules: [LineRule]) {
    self.rules = rules
  }

  /// Proposals for every line, and the choices that need no asking: what was recorded once is
  /// chosen for one line at most.
  public func propose(_ lines: [(OpenLine, Candidates)]) -> [ProposedLine] {
    var proposed = lines.map { line, candidates in
      let proposals = self.proposals(for: line, candidates)
      return ProposedLine(line: line, proposals: proposals, choice: Self.choice(of: proposals))
    }
    // A document that two lines could be: the surer line gets it, else neither.
    var claims: [Explanation: [Proposal.Confidence]] = [:]
    for one in proposed {
      for proposal in one.proposals where proposal.isSighting && proposal.confidence >= .strong {
        claims[proposal.explanation, default: []].append(proposal.confidence)
      }
    }
    for place in proposed.indices {
      guard let choice = proposed[place].choice, choice.isSighting else { continue }
      let rivals = (claims[choice.explanation] ?? []).filter { $0 >= choice.confidence }
      if rivals.count > 1 { proposed[place].choice = nil }
    }
    return proposed.sorted {
      ($0.line.id, $0.line.payment ?? 0) < ($1.line.id, $1.line.payment ?? 0)
    }
  }

  /// All that may explain a line, the surest first.
  public func proposals(for line: OpenLine, _ candidates: Candidates) -> [Proposal] {
    var all = sightings(of: line, candidates)
    if line.isIn {
      if let referenced = candidates.referenced {
        all.append(Proposal(referenced, .reference, .certain))
      }
      all += donors(of: line, candidates)
    }
    all += candidates.otherSides.compactMap { otherSide(of: line, $0) }
    all += rules.filter { $0.matches(line) && (line.isIn || !$0.explanation.isNewGift) }
      .map { Proposal(named($0.explanation, line, candidates), .rule, .strong, rule: $0.id) }
    return Self.ordered(all)
  }

  /// The one proposal that is surer than all others, and sure enough; what was recorded by hand
  /// goes before what would book it a second time.
  static func choice(of proposals: [Proposal]) -> Proposal? {
    let sightings = proposals.filter(\.isSighting)
    let pool = sightings.contains { $0.confidence >= .strong } ? sightings : proposals
    guard let best = pool.first, best.confidence >= .strong,
      pool.dropFirst().allSatisfy({ $0.confidence < best.confidence })
    else { return nil }
    // The same amount was recorded near that day: it may be this money.
    if best.explanation.isNewGift, sightings.contains(where: { $0.confidence >= .likely }) {
      return nil
    }
    return best
  }

  private func sightings(of line: OpenLine, _ candidates: Candidates) -> [Proposal] {
    candidates.waiting.compactMap { document in
      let age = line.day.ordinal - document.day.ordinal
      guard document.amount == line.amount, age <= Self.window.before, age >= -Self.window.after
      else { return nil }
      let explanation: Explanation =
        line.isIn ? .donation(document.number) : .refund(document.number)
      if document.reference.map(line.bears) == true || line.bears(document.number) {
        return Proposal(explanation, .sameReference, .certain)
      }
      let named = line.counterparty.name.map(OpenLine.plain)
      if let donor = document.donor {
        let isName = document.donorName.map(OpenLine.plain) == named && named != nil
        if isName || candidates.byAccount.contains(where: { $0.code == donor }) {
          return Proposal(explanation, .sameDonor, .strong)
        }
        // Both have a name, and not the same one.
        if named != nil { return Proposal(explanation, .sameAmount, .possible) }
      }
      return Proposal(explanation, .sameAmount, .likely)
    }
  }

  private func donors(of line: OpenLine, _ candidates: Candidates) -> [Proposal] {
    func gifts(
      _ donors: [KnownDonor], _ ground: Proposal.Ground, sure: Proposal.Confidence
    ) -> [Proposal] {
      let pairs = Set(donors).flatMap { donor in donor.campaigns.map { (donor.code, $0) } }
      return pairs.map { code, campaign in
        Proposal(
          .gift(campaign: campaign, donor: code), ground, pairs.count == 1 ? sure : .possible)
      }
    }
    return gifts(candidates.byAccount, .accountOfDonor, sure: .strong)
      + gifts(candidates.byName, .nameOfDonor, sure: .likely)
  }

  private func otherSide(of line: OpenLine, _ side: OtherSide) -> Proposal? {
    guard side.amount == line.amount, abs(side.day.ordinal - line.day.ordinal) <= Self.window.after
    else { return nil }
    let isNamed = side.batch.map(line.bears) == true
    return Proposal(.account(side.transit), .ownAccounts, isNamed ? .certain : .strong)
  }

  /// A rule names the campaign; who gave stands on the line.
  private func named(
    _ explanation: Explanation, _ line: OpenLine, _ candidates: Candidates
  ) -> Explanation {
    guard case .gift(let campaign, nil) = explanation else { return explanation }
    return .gift(campaign: campaign, donor: Self.donor(of: line, candidates))
  }

  /// The donor whose account it came from, else the counterparty's name.
  public static func donor(of line: OpenLine, _ candidates: Candidates) -> String? {
    let known = Set(candidates.byAccount.map(\.code))
    return known.count == 1 ? known.first : line.counterparty.name
  }

  /// Each explanation once, on its best ground, in an order that depends on nothing else.
  private static func ordered(_ proposals: [Proposal]) -> [Proposal] {
    var seen: Set<Explanation> = []
    return proposals.sorted { one, other in
      if one.confidence != other.confidence { return one.confidence > other.confidence }
      let places = (Self.place[one.ground] ?? 0, Self.place[other.ground] ?? 0)
      if places.0 != places.1 { return places.0 < places.1 }
      if one.explanation != other.explanation {
        return one.explanation.description < other.explanation.description
      }
      return (one.rule ?? 0) < (other.rule ?? 0)
    }.filter { seen.insert($0.explanation).inserted }
  }

  private static let place = Dictionary(
    uniqueKeysWithValues: zip(Proposal.Ground.allCases, 0...))
}
