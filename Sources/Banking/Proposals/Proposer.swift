import Ledger

/// Looks for what explains statement lines. The same lines and candidates give the same answer, in
/// whatever order they come.
public struct Proposer: Sendable {
  private let rules: [LineRule]

  /// How long before its line a document may have been recorded, and how long after it, in days:
  /// cheques and transfers from afar take weeks.
  public static let window = (before: 30, after: 10)

  /// How many documents of a line's amount are told, if nothing but the amount speaks for them.
  public static let toldDocuments = 5

  public init(rules: [LineRule]) {
    self.rules = rules
  }

  /// Proposals for every line, and the choices that need no asking: what was recorded once, or
  /// moved once, is chosen for one line at most.
  public func propose(_ lines: [(OpenLine, Candidates)]) -> [ProposedLine] {
    var proposed = lines.map { line, candidates in
      let (proposals, more) = proposals(for: line, candidates)
      return ProposedLine(
        line: line, proposals: proposals, more: more, choice: Self.choice(of: proposals))
    }
    withholdContested(&proposed)
    withholdTransits(
      &proposed,
      lines.map { line, candidates in
        candidates.otherSides.filter { $0.fits(line) }
      })
    return proposed.sorted {
      ($0.line.id, $0.line.payment ?? 0) < ($1.line.id, $1.line.payment ?? 0)
    }
  }

  /// A document that two lines could be: the surer line gets it, else neither.
  private func withholdContested(_ proposed: inout [ProposedLine]) {
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
  }

  /// All that may explain a line, the surest first, and how many documents more.
  private func proposals(
    for line: OpenLine, _ candidates: Candidates
  ) -> (proposals: [Proposal], more: Int) {
    var (all, more) = sightings(of: line, candidates)
    if line.isIn {
      if let referenced = candidates.referenced {
        all.append(Proposal(referenced, .reference, .certain))
      }
      all += donors(of: line, candidates)
    }
    all += candidates.otherSides.filter { $0.fits(line) }
      .map { Proposal(.account($0.transit), .ownAccounts, $0.confidence) }
    all += rules.filter { $0.matches(line) && (line.isIn || !$0.explanation.isNewGift) }
      .map { Proposal(named($0.explanation, line, candidates), .rule, .strong, rule: $0.id) }
    return (Self.ordered(all), more)
  }

  /// The one proposal that is surer than all others, and sure enough; what was recorded by hand
  /// goes before what would book it a second time.
  static func choice(of proposals: [Proposal]) -> Proposal? {
    let sightings = proposals.filter(\.isSighting)
    let pool = sightings.contains { $0.confidence >= .strong } ? sightings : proposals
    guard let best = pool.first, best.confidence >= .strong,
      pool.dropFirst().allSatisfy({ $0.confidence < best.confidence })
    else { return nil }
    // A payout of which something else is said, be it only a donor's name, may be that: a gift that
    // is taken for a movement of our own is lost.
    if best.ground == .ownAccounts {
      return proposals.allSatisfy { $0.ground == .ownAccounts || $0.isMereAmount } ? best : nil
    }
    let transit = proposals.first { $0.ground == .ownAccounts }?.confidence
    if let transit, transit >= .strong { return nil }
    // The same amount was recorded, or paid out, near that day: it may be this money.
    if best.explanation.isNewGift {
      if sightings.contains(where: { $0.confidence >= .likely }) { return nil }
      if transit != nil, best.confidence < .certain { return nil }
    }
    return best
  }

  private func sightings(
    of line: OpenLine, _ candidates: Candidates
  ) -> (proposals: [Proposal], more: Int) {
    let marks = line.marks
    func isMarked(by reference: String?) -> Bool {
      guard let wanted = reference.map(OpenLine.plain) else { return false }
      return wanted.utf8.count >= 4 && marks.contains(wanted)
    }
    let name = line.counterparty.name.map(OpenLine.plain)
    var all: [Proposal] = []
    var mere: [(away: Int, proposal: Proposal)] = []
    for document in candidates.waiting {
      let age = line.day.ordinal - document.day.ordinal
      guard document.amount == line.amount, age <= Self.window.before, age >= -Self.window.after,
        line.processor == nil || document.method == line.processor
      else { continue }
      let it: Explanation = line.isIn ? .donation(document.number) : .refund(document.number)
      let isDonors = candidates.byAccount.contains { $0.code == document.donor }
      if isMarked(by: document.reference) || isMarked(by: document.number) {
        all.append(Proposal(it, .sameReference, .certain))
      } else if let donor = document.donorName, donor == name || OpenLine.plain(donor) == name {
        all.append(Proposal(it, .sameDonor, .strong))
      } else if isDonors {
        all.append(Proposal(it, .sameDonor, .strong))
      } else if let key = document.donorKey, key == line.nameKey {
        all.append(Proposal(it, .similarDonor, .likely))
      } else {
        // Both have a name, and not the same one.
        let isOther = document.donor != nil && name != nil
        mere.append((abs(age), Proposal(it, .sameAmount, isOther ? .possible : .likely)))
      }
    }
    all += candidates.told.map { Proposal(.donation($0.number), .toldAmount, .likely) }
    mere.sort { one, other in
      if one.proposal.confidence != other.proposal.confidence {
        return one.proposal.confidence > other.proposal.confidence
      }
      if one.away != other.away { return one.away < other.away }
      return Self.text(one.proposal) < Self.text(other.proposal)
    }
    return (
      all + mere.prefix(Self.toldDocuments).map(\.proposal),
      max(0, mere.count - Self.toldDocuments)
    )
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
      if one.explanation != other.explanation { return text(one) < text(other) }
      return (one.rule ?? 0) < (other.rule ?? 0)
    }.filter { seen.insert($0.explanation).inserted }
  }

  private static func text(_ proposal: Proposal) -> String { proposal.explanation.description }

  private static let place = Dictionary(
    uniqueKeysWithValues: zip(Proposal.Ground.allCases, 0...))
}

extension Proposal {
  /// Whether it is another's gift, as far as names tell, of the same amount.
  fileprivate var isMereAmount: Bool { ground == .sameAmount && confidence == .possible }
}
