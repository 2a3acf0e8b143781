import Ledger
import Membership

/// The register as a plain list of what was said, for comparing with the real one.
///
/// It keeps no stock, no register and no entry: every figure is found by looping over the facts
/// that are known at a step of the history.
struct MemberModel: Sendable {
  static let bodies = ["cecop", "cicopa", "ica"]
  /// Countries by organisation; nil is of no country.
  static let countries: [String: String?] = [
    "alfa": "FR", "beta": "FR", "gamma": "BE", "delta": "IT", "epsilon": nil, "zeta": "AR",
  ]

  private(set) var facts: [MemberFact] = []

  /// Does an operation, or refuses it and changes nothing; answers whether it was done.
  mutating func perform(_ operation: MemberOperation, step: Int) -> Bool {
    var after = self
    guard after.say(operation, step), after.isPossible(at: step) else { return false }
    self = after
    return true
  }

  private mutating func say(_ operation: MemberOperation, _ step: Int) -> Bool {
    func fact(
      _ member: String?, _ body: String, _ kind: MemberFact.Kind, _ day: Day,
      _ memberClass: MemberClass? = nil, _ precision: DatePrecision = .day, number: Int = 0
    ) -> MemberFact {
      MemberFact(
        body: body, member: member, kind: kind, day: day, memberClass: memberClass,
        precision: precision, number: number, since: step)
    }
    switch operation {
    case .open(let body, let count, let day, let countries):
      return open(fact(nil, body, .open, day, number: count), countries, step)
    case .join(let member, let body, let day, let memberClass, let precision):
      facts.append(fact(member, body, .join, day, memberClass, precision))
    case .leave(let member, let body, let day, let precision):
      facts.append(fact(member, body, .leave, day, nil, precision))
    case .change(let member, let body, let memberClass, let day):
      facts.append(fact(member, body, .change, day, memberClass))
    case .identify(let member, let body, let day, let memberClass):
      facts.append(fact(member, body, .identify, day, memberClass))
    case .merge(let member, let other, let day): return merge(member, other, day, step)
    case .count(let body, let joined, let left, let day, let precision):
      if let opening = opening(of: body, at: step), day <= opening { return false }
      guard joined >= 0, left >= 0, joined + left > 0 else { return false }
      for number in [joined, -left] where number != 0 {
        facts.append(fact(nil, body, .count, day, nil, precision, number: number))
      }
    case .correct(let member, let body, let name, let change):
      return correct(member, body, name, change, step)
    }
    return true
  }

  /// The first count opens the body, of which nothing is known by then; a later one revises it.
  private mutating func open(_ count: MemberFact, _ countries: [String], _ step: Int) -> Bool {
    var opening = count
    opening.countries = countries
    if let first = self.opening(of: count.body, at: step) {
      let members = members(of: count.body, on: count.day, at: step).count
      opening.kind = .revise
      opening.number -= members + unnamed(in: count.body, on: count.day, at: step)
      guard count.day >= first, opening.number != 0 else { return false }
    } else if known(at: step).contains(where: { $0.body == count.body && $0.day <= count.day }) {
      return false
    }
    facts.append(opening)
    return count.number > 0
  }

  private mutating func merge(_ member: String, _ other: String, _ day: Day, _ step: Int) -> Bool {
    let before = self
    var isMember = false
    for body in Self.bodies {
      guard let place = before.life(member, body, at: step).span(on: day) else { continue }
      isMember = true
      let isSurplus = before.life(other, body, at: step).span(on: day) != nil
      facts.append(
        MemberFact(
          body: body, member: member, kind: .mergeOut, day: day, other: other,
          isSurplus: isSurplus, since: step))
      guard !isSurplus else { continue }
      facts.append(
        MemberFact(
          body: body, member: other, kind: .mergeIn, day: day, memberClass: place.memberClass,
          other: member, since: step))
    }
    return isMember && member != other
  }

  private mutating func correct(
    _ member: String, _ body: String, _ name: MemberFact.Name?, _ change: MemberOperation.Change,
    _ step: Int
  ) -> Bool {
    let kinds: [MemberFact.Kind]? =
      switch change {
      case .joined: [.join, .identify]
      case .left: [.leave]
      case .void: nil
      }
    // The last one: of those of a day, who goes goes first and who changes changes last.
    let order: [MemberFact.Kind] = [.leave, .mergeOut, .join, .identify, .mergeIn, .change]
    var found: Int?
    for kind in order {
      for (place, fact) in facts.enumerated()
      where fact.kind == kind && fact.member == member && fact.body == body
        && fact.isKnown(at: step) && name ?? fact.name == fact.name
        && kinds?.contains(kind) ?? true
      {
        if let best = found, facts[best].day > fact.day { continue }
        found = place
      }
    }
    guard let found, ![.mergeOut, .mergeIn].contains(facts[found].kind) else { return false }
    facts[found].until = step
    let old = facts[found]
    switch change {
    case .joined(let day), .left(let day):
      facts.append(
        MemberFact(
          body: body, member: member, kind: old.kind, day: day, memberClass: old.memberClass,
          since: step))
    case .void: break
    }
    return true
  }

  /// Whether all that is known can have happened.
  private func isPossible(at step: Int) -> Bool {
    let known = known(at: step)
    let today = Day(year: 2026, month: 1, day: 1)
    for fact in known {
      if let today, fact.day > today { return false }
      if let member = fact.member, !life(member, fact.body, at: step).isPossible { return false }
      if unnamed(in: fact.body, on: fact.day, at: step) < 0 { return false }
      // Who took the place of another, or made it superfluous, was a member then.
      guard fact.kind == .mergeOut, let member = fact.member, let other = fact.other else {
        continue
      }
      guard let heir = life(other, fact.body, at: step).span(on: fact.day) else { return false }
      let place = life(member, fact.body, at: step).spans.first { $0.until == fact.day }
      if !fact.isSurplus, heir.memberClass != place?.memberClass { return false }
    }
    return true
  }

  // MARK: What is known at a step

  func known(at step: Int) -> [MemberFact] { facts.filter { $0.isKnown(at: step) } }

  func opening(of body: String, at step: Int) -> Day? {
    known(at: step).first { $0.body == body && $0.kind == .open }?.day
  }

  func life(_ member: String, _ body: String, at step: Int) -> MemberLife {
    MemberLife(
      known(at: step).filter { $0.member == member && $0.body == body },
      opening: opening(of: body, at: step))
  }

  func unnamed(in body: String, on day: Day, at step: Int) -> Int {
    var count = 0
    for fact in known(at: step) where fact.body == body && fact.day <= day {
      count += fact.kind == .identify ? -1 : fact.number
    }
    return count
  }
}
