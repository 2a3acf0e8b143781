import Ledger
import Membership
import Testing

/// Every list of up to four movements on three days, beside a loop over the days.
@Suite("All small histories")
struct HistoryPropertyTests {
  private static let days = ["2017-01-01", "2017-01-02", "2017-03-01"]

  /// Each kind of movement on each day.
  private static let movements: [Movement] = days.flatMap { text -> [Movement] in
    guard let day = try? Day(parsing: text) else { return [] }
    let classes: [MemberClass] = [.full, .associate]
    let kinds: [Movement.Kind] =
      classes.flatMap { [.join($0), .identify($0), .mergeIn($0), .change(to: $0)] }
      + [.leave, .mergeOut(isSurplus: true), .mergeOut(isSurplus: false)]
    return kinds.map { Movement(kind: $0, day: day) }
  }

  /// Calls the body with every list of so many movements, each set of them in one order.
  private func forEach(_ count: Int, _ body: ([Movement]) throws -> Void) rethrows {
    func extend(_ list: [Movement], from first: Int) throws {
      if list.count == count { return try body(list) }
      for place in first..<Self.movements.count {
        try extend(list + [Self.movements[place]], from: place)
      }
    }
    try extend([], from: 0)
  }

  private static let openings: [Day?] = [nil, try? Day(parsing: "2017-01-01")]

  @Test("agree with a loop over the days, in what is done and in what is refused")
  func loop() throws {
    var done = 0
    for count in 0...4 {
      for opening in Self.openings {
        try forEach(count) { movements in
          let naive = NaiveHistory(movements, opening: opening)
          let real: History?
          do {
            real = try History(movements, in: History.accounts, opening: opening)
          } catch is MembershipError {
            real = nil
          }
          guard let real, let naive else {
            if (real == nil) != (naive == nil) {
              Issue.record("\(movements.map(\.kind)) \(movements.map(\.day)): \(real == nil)")
            }
            return
          }
          done += 1
          if Set(real.told) != Set(naive.told) || real.days(Self.days) != naive.classes {
            Issue.record("\(real.told) \(real.days(Self.days)), not \(naive)")
          }
        }
      }
    }
    #expect(done > 500)
  }

  @Test("book on every day what the stays hold of each class")
  func netIsNet() {
    for count in 0...4 {
      forEach(count) { movements in
        guard let history = try? History(movements, in: History.accounts) else { return }
        for day in Self.days {
          for memberClass in MemberClass.allCases {
            let stays = history.stays.count {
              $0.memberClass == memberClass && $0.from.description <= day
                && $0.until.map { day < $0.description } ?? true
            }
            let net = history.net(memberClass, until: day)
            if net != stays { Issue.record("\(history.told) on \(day): \(net), not \(stays)") }
          }
        }
      }
    }
  }

  @Test("do not depend on the order in which the movements are given")
  func anyOrder() {
    for count in 2...3 {
      forEach(count) { movements in
        let one = try? History(movements, in: History.accounts)
        for order in movements.orders {
          if (try? History(order, in: History.accounts)) != one {
            Issue.record("\(order.map(\.kind)) \(order.map(\.day))")
          }
        }
      }
    }
  }
}

/// The same by looping over the days, on each of which members go, come and change.
private struct NaiveHistory {
  var told: [String] = []
  var classes: [String] = []

  init?(_ movements: [Movement], opening: Day?) {
    var now: MemberClass?
    var began: Day?
    var wasEverIn = false
    for day in Set(movements.map(\.day)).sorted() {
      let here = movements.filter { $0.day == day }
      let before = now
      for movement in here where movement.ends {
        guard let memberClass = now, before != nil, began != day else { return nil }
        now = nil
        switch movement.kind {
        case .mergeOut(isSurplus: true): told.append("\(day) Reclassified <- \(memberClass.leaf)")
        case .mergeOut: told.append("\(day) -")
        default: told.append("\(day) Left <- \(memberClass.leaf)")
        }
      }
      for movement in here where movement.begins {
        guard now == nil else { return nil }
        switch movement.kind {
        case .join(let memberClass):
          if let opening, day <= opening { return nil }
          told.append("\(day) \(memberClass.leaf) <- \(wasEverIn ? "Rejoined" : "Joined")")
          now = memberClass
        case .identify(let memberClass):
          if wasEverIn { return nil }
          told.append("\(day) \(memberClass.leaf) <- Unnamed")
          now = memberClass
        case .mergeIn(let memberClass):
          told.append("\(day) -")
          now = memberClass
        default: return nil
        }
        began = day
        wasEverIn = true
      }
      for movement in here {
        guard case .change(let memberClass) = movement.kind else { continue }
        guard let old = now, old != memberClass, began != day else { return nil }
        told.append("\(day) \(memberClass.leaf) <- \(old.leaf)")
        now = memberClass
        began = day
      }
      classes.append(now?.rawValue ?? "out")
    }
  }
}

extension History {
  /// Each booking with its day.
  fileprivate var told: [String] { zip(movements, booked).map { "\($0.day) \($1)" } }

  /// The class on each of the days on which something happens.
  fileprivate func days(_ days: [String]) -> [String] {
    let used = Set(movements.map(\.day.description))
    return days.filter(used.contains).map { day in
      stays.first {
        $0.from.description <= day && $0.until.map { day < $0.description } ?? true
      }?.memberClass.rawValue ?? "out"
    }
  }

  /// What the bookings up to a day leave in the stock of a class, and the places that were taken
  /// over without one.
  fileprivate func net(_ memberClass: MemberClass, until day: String) -> Int {
    var net = 0
    for (place, movement) in movements.enumerated() where movement.day.description <= day {
      if let booking = bookings[place] {
        if booking.debit.leaf == memberClass.leaf { net += 1 }
        if booking.credit.leaf == memberClass.leaf { net -= 1 }
      } else if case .mergeIn(memberClass) = movement.kind {
        net += 1
      } else if case .mergeOut = movement.kind,
        stays.contains(where: { $0.until == movement.day && $0.memberClass == memberClass })
      {
        net -= 1
      }
    }
    return net
  }
}

extension MemberClass {
  fileprivate var leaf: String { self == .full ? "Full" : "Associate" }
}

extension Movement {
  fileprivate var ends: Bool {
    switch kind {
    case .leave, .mergeOut: true
    default: false
    }
  }

  fileprivate var begins: Bool {
    switch kind {
    case .join, .identify, .mergeIn: true
    default: false
    }
  }
}

extension [Movement] {
  /// All orders of the list.
  fileprivate var orders: [[Movement]] {
    guard count > 1 else { return [self] }
    return indices.flatMap { place -> [[Movement]] in
      var rest = self
      let first = rest.remove(at: place)
      return rest.orders.map { [first] + $0 }
    }
  }
}
