public import Ledger

/// All movements of one organisation in one body, and what follows from them.
///
/// Recording and correcting are the same: change the list, let it follow anew, and store what
/// differs. So joined and rejoined are right after every correction, however early.
public struct History: Hashable, Sendable {
  /// In order of time.
  public let movements: [Movement]
  /// What each movement posts; nil for a merger in which the successor takes the place.
  public let bookings: [Booking?]
  /// The days of membership that follow.
  public let stays: [Stay]

  /// - Parameters:
  ///   - movements: in any order.
  ///   - accounts: the body's.
  ///   - opening: the day on which the body's members were first counted; who joined by then is
  ///     among the counted.
  /// - Throws: `MembershipError` for a list that cannot have happened.
  public init(
    _ movements: [Movement], in accounts: BodyAccounts, opening: Day? = nil
  ) throws {
    self.movements = movements.sorted()
    var walk = Walk(accounts: accounts, opening: opening)
    for (place, movement) in self.movements.enumerated() { try walk.take(movement, place) }
    bookings = walk.bookings
    stays = walk.finish()
  }
}

/// Goes through a history step by step.
private struct Walk {
  /// The stay that lasts at this point.
  struct Current {
    var movement: Int
    var from: Day
    let joinedOn: Day
    var memberClass: MemberClass
    var precision: DatePrecision
  }

  let accounts: BodyAccounts
  let opening: Day?
  var bookings: [Booking?] = []
  private var stays: [Stay] = []
  private var current: Current?
  private var wasMember = false

  init(accounts: BodyAccounts, opening: Day?) {
    self.accounts = accounts
    self.opening = opening
  }

  mutating func take(_ movement: Movement, _ place: Int) throws {
    switch movement.kind {
    case .join(let memberClass):
      if let opening, movement.day <= opening {
        throw MembershipError.beforeOpening(place, on: movement.day, opening: opening)
      }
      let origin = try wasMember ? accounts.rejoined : accounts.joined
      try begin(memberClass, movement, place, from: origin)
    case .identify(let memberClass):
      guard !wasMember else { throw MembershipError.namedBefore(place) }
      try begin(memberClass, movement, place, from: accounts.unnamed)
    case .mergeIn(let memberClass):
      try begin(memberClass, movement, place, from: nil)
    case .leave:
      let stay = try end(movement, place)
      bookings.append(
        Booking(debit: try accounts.left, credit: try accounts.stock(stay.memberClass)))
    case .mergeOut(let isSurplus):
      let stay = try end(movement, place)
      bookings.append(
        isSurplus
          ? Booking(
            debit: try accounts.reclassified, credit: try accounts.stock(stay.memberClass)) : nil)
    case .change(let memberClass):
      try change(to: memberClass, movement, place)
    }
  }

  func finish() -> [Stay] {
    guard let current else { return stays }
    return stays + [stay(current, until: nil, leftOn: nil)]
  }

  private mutating func begin(
    _ memberClass: MemberClass, _ movement: Movement, _ place: Int, from origin: AccountName?
  ) throws {
    if let current {
      throw MembershipError.memberAlready(place, on: movement.day, since: current.joinedOn)
    }
    bookings.append(
      try origin.map { Booking(debit: try accounts.stock(memberClass), credit: $0) })
    current = Current(
      movement: place, from: movement.day, joinedOn: movement.day, memberClass: memberClass,
      precision: movement.precision)
    wasMember = true
  }

  private mutating func end(_ movement: Movement, _ place: Int) throws -> Current {
    guard let ending = current else {
      throw MembershipError.notMember(place, on: movement.day, until: stays.last?.until)
    }
    guard movement.day > ending.from else { throw MembershipError.noDay(place, on: movement.day) }
    stays.append(stay(ending, until: movement.day, leftOn: movement.day))
    current = nil
    return ending
  }

  private mutating func change(
    to memberClass: MemberClass, _ movement: Movement, _ place: Int
  ) throws {
    guard let ending = current else {
      throw MembershipError.notMember(place, on: movement.day, until: stays.last?.until)
    }
    guard ending.memberClass != memberClass else {
      throw MembershipError.sameClass(place, memberClass)
    }
    guard movement.day > ending.from else { throw MembershipError.noDay(place, on: movement.day) }
    bookings.append(
      Booking(
        debit: try accounts.stock(memberClass), credit: try accounts.stock(ending.memberClass)))
    stays.append(stay(ending, until: movement.day, leftOn: nil))
    current = Current(
      movement: place, from: movement.day, joinedOn: ending.joinedOn, memberClass: memberClass,
      precision: movement.precision)
  }

  private func stay(_ current: Current, until: Day?, leftOn: Day?) -> Stay {
    Stay(
      movement: current.movement, from: current.from, until: until, joinedOn: current.joinedOn,
      leftOn: leftOn, memberClass: current.memberClass, precision: current.precision)
  }
}
