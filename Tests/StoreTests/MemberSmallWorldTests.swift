import Ledger
import Membership
import Testing

/// Everything that can be said of two organisations, two bodies and three days.
@Suite("All small worlds of members")
struct MemberSmallWorldTests {
  private static let days: [Day] = ["2017-01-31", "2017-02-01", "2018-01-01"].compactMap {
    try? Day(parsing: $0)
  }

  /// Every operation in so many bodies.
  private static func operations(in bodies: [String]) -> [MemberOperation] {
    let members = ["alfa", "gamma"]
    let pairs = bodies.flatMap { body in members.map { ($0, body) } }
    var all: [MemberOperation] = pairs.map { .correct($0, $1, nil, .void) }
    for day in days {
      for body in bodies {
        all += [
          .open(body, count: 1, day, countries: []),
          .count(body, joined: 1, left: 0, day, .day), .count(body, joined: 0, left: 1, day, .day),
        ]
      }
      for (member, body) in pairs {
        all += [
          .join(member, body, day, .full, .day), .leave(member, body, day, .day),
          .change(member, body, to: .associate, day), .change(member, body, to: .full, day),
          .identify(member, body, day, .associate), .correct(member, body, nil, .joined(day)),
          .correct(member, body, nil, .left(day)),
        ]
      }
      all += [.merge("alfa", into: "gamma", day), .merge("gamma", into: "alfa", day)]
    }
    return all
  }

  /// What can be said first: of the first body and the first organisation, as they are alike.
  static let firsts: [MemberOperation] = days.flatMap { day -> [MemberOperation] in
    [
      .open("cecop", count: 1, day, countries: []), .join("alfa", "cecop", day, .full, .day),
      .count("cecop", joined: 1, left: 0, day, .day),
    ]
  }

  @Test("agree after two steps in every cell, in two bodies", arguments: firsts)
  func twoBodies(first: MemberOperation) throws {
    let all = Self.operations(in: ["cecop", "cicopa"])
    var first = try world([first])
    var seconds: [MemberOperation] = []
    for operation in all where !(try first.refuses(operation)) { seconds.append(operation) }
    #expect(seconds.count > 10)
    for second in seconds {
      let run = try world(first.done + [second])
      try run.compare(at: [0, 1], on: Self.days)
    }
  }

  @Test("agree on what a third step would do, in one body", arguments: firsts)
  func oneBody(first: MemberOperation) throws {
    let all = Self.operations(in: ["cecop"])
    var first = try world([first])
    var worlds = 0
    for second in all where !(try first.refuses(second)) {
      let run = try world(first.done + [second])
      for third in all { try run.agree(on: third) }
      worlds += 1
    }
    #expect(worlds > 1)
  }

  private func world(_ operations: [MemberOperation]) throws -> MemberRun {
    var run = try MemberRun()
    for operation in operations { #expect(try run.take(operation) == true) }
    return run
  }
}

extension MemberRun {
  /// Whether both worlds refuse an operation; what they would not is left for another world.
  fileprivate mutating func refuses(_ operation: MemberOperation) throws -> Bool {
    var after = model
    if after.perform(operation, step: stamps.count) { return false }
    return try take(operation) == false
  }
}
