import Ledger
import Membership

/// An organisation in a body, by looping over the days on which something happens: on each, who
/// goes goes first, then who comes comes, then who changes changes.
struct MemberLife {
  struct Span: Hashable {
    let from: Day
    var until: Day?
    let memberClass: MemberClass
    let joinedOn: Day

    func covers(_ day: Day) -> Bool { from <= day && (until.map { day < $0 } ?? true) }
  }

  private(set) var spans: [Span] = []
  /// The joins that came after an earlier membership.
  private(set) var rejoined: Set<Day> = []
  /// Whether it can have happened.
  private(set) var isPossible = true

  init(_ facts: [MemberFact], opening: Day?) {
    for day in Set(facts.map(\.day)).sorted() {
      for fact in facts where fact.day == day && [.leave, .mergeOut].contains(fact.kind) {
        end(on: day)
      }
      for fact in facts where fact.day == day && [.join, .identify, .mergeIn].contains(fact.kind) {
        if spans.contains(where: { $0.until == nil }) { isPossible = false }
        if fact.kind == .join, let opening, day <= opening { isPossible = false }
        if fact.kind == .identify, !spans.isEmpty { isPossible = false }
        if fact.kind == .join, !spans.isEmpty { rejoined.insert(day) }
        spans.append(
          Span(from: day, memberClass: fact.memberClass ?? .full, joinedOn: day))
      }
      for fact in facts where fact.day == day && fact.kind == .change {
        let joinedOn = spans.last?.joinedOn ?? day
        if spans.last?.memberClass == fact.memberClass { isPossible = false }
        end(on: day)
        spans.append(
          Span(from: day, memberClass: fact.memberClass ?? .full, joinedOn: joinedOn))
      }
    }
  }

  private mutating func end(on day: Day) {
    guard let last = spans.last, last.until == nil, last.from < day else {
      isPossible = false
      return
    }
    spans[spans.count - 1].until = day
  }

  func span(on day: Day) -> Span? { spans.first { $0.covers(day) } }
}
