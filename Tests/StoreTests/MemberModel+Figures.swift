import Ledger
import Membership

/// What the reports say, by looping.
extension MemberModel {
  /// The members on a day as `alfa FR full 2017-01-01`, in the order of their codes.
  func members(of body: String, on day: Day, at step: Int) -> [String] {
    Self.countries.keys.sorted().compactMap { member in
      life(member, body, at: step).span(on: day).map {
        "\(member) \(country(member) ?? "INT") \($0.memberClass.rawValue) \($0.joinedOn)"
      }
    }
  }

  private func country(_ member: String) -> String? { Self.countries[member] ?? nil }

  /// The cells of the growth report of these periods, as known at a step.
  func growth(of body: String, _ periods: [(first: Day, last: Day)], at step: Int) -> [String] {
    let past = MemberPast(self, body, step)
    return periods.map { MemberPeriod(past, $0.first, $0.last).text }
  }
}

/// A body as known at a step: what all periods have in common.
private final class MemberPast {
  let known: [MemberFact]
  let lives: [String: MemberLife]
  private var unnamed: [Day: Int] = [:]
  private var countries: [Day: Set<String>] = [:]

  init(_ model: MemberModel, _ body: String, _ step: Int) {
    known = model.known(at: step).filter { $0.body == body }
    var lives: [String: MemberLife] = [:]
    for member in MemberModel.countries.keys {
      lives[member] = model.life(member, body, at: step)
    }
    self.lives = lives
  }

  /// Members without a name at the close of a day.
  func unnamed(_ day: Day) -> Int {
    if let found = unnamed[day] { return found }
    var count = 0
    for fact in known where fact.day <= day {
      count += fact.kind == .identify ? -1 : fact.number
    }
    unnamed[day] = count
    return count
  }

  /// Countries of the members with names.
  func namedCountries(_ day: Day) -> Set<String> {
    var found: Set<String> = []
    for (member, life) in lives where life.span(on: day) != nil {
      if let country = MemberModel.countries[member] ?? nil { found.insert(country) }
    }
    return found
  }

  /// With those that were stated with a count, which hold until nobody is without a name.
  func countries(_ day: Day) -> Set<String> {
    if let found = countries[day] { return found }
    var found = namedCountries(day)
    for stated in known where stated.day <= day && !stated.countries.isEmpty {
      let days = known.map(\.day).filter { stated.day <= $0 && $0 <= day }
      if !days.contains(where: { unnamed($0) == 0 }) { found.formUnion(stated.countries) }
    }
    countries[day] = found
    return found
  }
}

/// One period of one body, as known at a step.
private struct MemberPeriod {
  let past: MemberPast
  let start: Day
  let end: Day
  let dayBefore: Day
  /// The day at whose close the members at the opening are counted.
  let before: Day
  let known: [MemberFact]
  let happened: [MemberFact]
  let lives: [String: MemberLife]

  init(_ past: MemberPast, _ start: Day, _ end: Day) {
    (self.past, self.start, self.end) = (past, start, end)
    (known, lives) = (past.known, past.lives)
    happened = known.filter { start <= $0.day && $0.day <= end }
    dayBefore = start.adding(days: -1) ?? start
    before = happened.first { $0.kind == .open }?.day ?? dayBefore
  }

  var text: String {
    let cells: [Int?]
    if known.contains(where: { $0.day <= end }) {
      cells =
        [
          opening, joined, rejoined, left, reclassified, closing, retained, stock(.full),
          stock(.associate), unnamed(end), past.namedCountries(end).count,
          unnamed(end) == 0 ? past.namedCountries(end).count : nil,
        ] + crossings
    } else {
      cells = Array(repeating: nil, count: 15)
    }
    let shown = cells.map { $0.map(String.init) ?? "-" }
    return "\(start) \(shown.joined(separator: " ")) \(imprecise)"
  }

  private func unnamed(_ day: Day) -> Int { past.unnamed(day) }

  private func isIn(_ member: String, _ day: Day) -> Bool { lives[member]?.span(on: day) != nil }

  private func stock(_ memberClass: MemberClass) -> Int {
    lives.values.count { $0.span(on: end)?.memberClass == memberClass }
  }

  private var closing: Int { stock(.full) + stock(.associate) + unnamed(end) }

  /// Members before the period, and an opening count that is dated in it.
  private var opening: Int {
    lives.values.count { $0.span(on: dayBefore) != nil } + unnamedAtOpening
  }

  private var unnamedAtOpening: Int {
    var count = 0
    for fact in known where fact.day < start || fact.kind == .open && fact.day <= end {
      count += fact.kind == .identify ? -1 : fact.number
    }
    return count
  }

  private func isRejoin(_ fact: MemberFact) -> Bool {
    fact.member.map { lives[$0]?.rejoined.contains(fact.day) ?? false } ?? false
  }

  private var joined: Int {
    var count = 0
    for fact in happened {
      if fact.kind == .join, !isRejoin(fact) { count += 1 }
      if fact.kind == .count { count += max(fact.number, 0) }
    }
    return count
  }

  private var rejoined: Int { happened.count { $0.kind == .join && isRejoin($0) } }

  private var unnamedLeavers: Int {
    happened.reduce(0) { $1.kind == .count ? $0 + max(-$1.number, 0) : $0 }
  }

  private var left: Int { happened.count { $0.kind == .leave } + unnamedLeavers }

  private var reclassified: Int {
    happened.reduce(0) { $1.kind == .revise ? $0 + $1.number : $0 }
      - happened.count { $0.kind == .mergeOut && $0.isSurplus }
  }

  /// Of the members at opening, those still in at the close, themselves or by a successor. Who got
  /// a name was one of the unnamed at opening, as far as there were any; the unnamed who left were
  /// among the others of them.
  private var retained: Int {
    var lost = 0
    var named = 0
    var namedLost = 0
    for member in lives.keys {
      let isLost = !isKept(member)
      if isIn(member, dayBefore), isLost { lost += 1 }
      guard happened.contains(where: { $0.kind == .identify && $0.member == member }) else {
        continue
      }
      named += 1
      if isLost { namedLost += 1 }
    }
    return opening - lost - min(namedLost, unnamedAtOpening)
      - min(unnamedLeavers, max(unnamedAtOpening - named, 0))
  }

  private func isKept(_ member: String) -> Bool {
    var heirs = [(member, start)]
    var seen: Set<String> = []
    while let (heir, since) = heirs.popLast() {
      if isIn(heir, end) { return true }
      for fact in happened where fact.kind == .mergeOut && fact.member == heir && fact.day >= since
      {
        if let next = fact.other, seen.insert("\(heir) \(fact.day)").inserted {
          heirs.append((next, fact.day))
        }
      }
    }
    return false
  }

  /// Countries entered, left and entered again.
  private var crossings: [Int?] {
    // The countries were stated of every count by then, and nobody moved without a name.
    let isStated = known.allSatisfy { fact in
      fact.day > end || fact.member != nil || !fact.countries.isEmpty
    }
    guard isStated || unnamed(end) == 0 && unnamed(before) == 0 else { return [nil, nil, nil] }
    let now = past.countries(end)
    let then = past.countries(before)
    var ever: Set<String> = []
    for fact in known where fact.day < start { ever.formUnion(past.countries(fact.day)) }
    let come = now.subtracting(then)
    return [
      come.subtracting(ever).count, then.subtracting(now).count, come.intersection(ever).count,
    ]
  }

  private var imprecise: Int {
    let coarser: [DatePrecision] =
      if start.month == end.month {
        [.quarter, .halfYear, .year]
      } else if start.year == end.year, end.month.number - start.month.number <= 2 {
        [.halfYear, .year]
      } else {
        []
      }
    return happened.count { coarser.contains($0.precision) }
  }
}
