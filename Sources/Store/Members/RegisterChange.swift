import Ledger
import Membership
import Postgres

/// What an operation changes in the journal of members and in the register, gathered for one call
/// of the database.
struct RegisterChange {
  /// A movement as it should be on record.
  struct Wanted {
    let movement: Movement
    let facts: MovementFacts
    /// Why a member left, where that is said with the movement.
    var reason: String?
  }

  private(set) var withdrawn: [Int64] = []
  private(set) var superseded: [Int64] = []
  private var movements: [NewMovement] = []
  private var affiliations: [NewAffiliation] = []

  /// Adds what must change for one organisation in one body, so that its history is the wanted one.
  mutating func add(
    body: MemberBody, organisation: Int, stored: [StoredMovement], stays: [StoredStay],
    wanted: [Wanted]
  ) throws {
    let history = try History(
      wanted.map(\.movement), in: body.accounts, opening: body.openingOn)
    let known = Dictionary(uniqueKeysWithValues: stored.map { ($0.movement.id, $0) })
    let said = Dictionary(wanted.map { ($0.movement, $0) }) { first, _ in first }
    var kept: Set<Int64?> = []
    var places: [Int: Int] = [:]
    for (place, movement) in history.movements.enumerated() {
      if movement.id != nil, let old = known[movement.id], old.movement == movement,
        old.booking == history.bookings[place]
      {
        kept.insert(movement.id)
        continue
      }
      movements.append(
        NewMovement(
          body: body.id, organisation: organisation, movement: movement,
          facts: said[movement]?.facts ?? MovementFacts(), booking: history.bookings[place],
          reason: said[movement]?.reason))
      places[place] = movements.count
    }
    withdrawn += stored.compactMap { kept.contains($0.movement.id) ? nil : $0.movement.id }
    var old = stays
    for stay in history.stays {
      let movement = history.movements[stay.movement]
      var facts = said[beginning(of: stay, in: history)]?.facts ?? MovementFacts()
      facts.counterpart = nil
      facts.requestedOn = nil
      let value = RegisterValue(
        from: stay.from, until: stay.until, joinedOn: stay.joinedOn, leftOn: stay.leftOn,
        memberClass: stay.memberClass, precision: stay.precision, facts: facts,
        entry: places[stay.movement] == nil ? known[movement.id]?.entry : nil)
      if places[stay.movement] == nil, let same = old.firstIndex(where: { $0.value == value }) {
        old.remove(at: same)
      } else {
        affiliations.append(
          NewAffiliation(
            body: body.id, organisation: organisation, value: value,
            place: places[stay.movement]))
      }
    }
    superseded += old.map(\.id)
  }

  /// Adds members without names who came or left, or were counted at the opening.
  mutating func add(
    body: MemberBody, unnamed count: Int64, kind: String, day: Day, precision: DatePrecision,
    booking: Booking
  ) {
    movements.append(
      NewMovement(
        body: body.id, day: day, precision: precision, count: count, kind: kind, booking: booking))
  }

  /// The movement with which the stay as a whole began: it says by way of whom and since when.
  private func beginning(of stay: Stay, in history: History) -> Movement {
    var place = stay.movement
    while place > 0, case .change = history.movements[place].kind { place -= 1 }
    return history.movements[place]
  }

  /// The call that stores all of it.
  ///
  /// - Parameter countries: those that an opening states.
  func call(
    kind: String, said: RequestFields, texts: RequestFields, countries: [String] = [],
    _ how: Recording
  ) -> SQL {
    """
    membership.record(
      p_key => \(how.key), p_kind => \(kind), p_request => \(said.sql), p_texts => \(texts.sql),
      p_withdrawn => \(withdrawn), p_superseded => \(superseded),
      p_movements => \(movements.sql), p_affiliations => \(affiliations.sql),
      p_opening_countries => \(countries), p_reasons => \(movements.map(\.reason)))
    """
  }
}
