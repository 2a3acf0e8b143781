import Ledger
import Membership
import Postgres

/// A movement to record.
struct NewMovement {
  let body: Int
  let organisation: Int?
  let day: Day
  let precision: DatePrecision
  let count: Int64
  let kind: String
  let memberClass: MemberClass?
  let facts: MovementFacts
  let booking: Booking?
  /// Why a member left, where that is said with the movement.
  let reason: String?

  init(
    body: Int, organisation: Int, movement: Movement, facts: MovementFacts, booking: Booking?,
    reason: String?
  ) {
    self.body = body
    self.organisation = organisation
    self.day = movement.day
    self.precision = movement.precision
    self.count = 1
    self.facts = facts
    self.booking = booking
    self.reason = reason
    switch movement.kind {
    case .join(let memberClass): (kind, self.memberClass) = ("join", memberClass)
    case .identify(let memberClass): (kind, self.memberClass) = ("identify", memberClass)
    case .change(let memberClass): (kind, self.memberClass) = ("class", memberClass)
    case .mergeIn(let memberClass): (kind, self.memberClass) = ("merge-in", memberClass)
    case .mergeOut: (kind, self.memberClass) = ("merge-out", nil)
    case .leave: (kind, self.memberClass) = ("leave", nil)
    }
  }

  /// Members without names.
  init(
    body: Int, day: Day, precision: DatePrecision, count: Int64, kind: String, booking: Booking
  ) {
    self.body = body
    self.organisation = nil
    self.day = day
    self.precision = precision
    self.count = count
    self.kind = kind
    self.memberClass = nil
    self.facts = MovementFacts()
    self.booking = booking
    self.reason = nil
  }
}

/// A version of the register to add.
struct NewAffiliation {
  let body: Int
  let organisation: Int
  let value: RegisterValue
  /// The place, from 1, of the new movement that began it; nil if that is on record already.
  let place: Int?
}

extension [NewMovement] {
  /// As an array of the database's type, made of one array for each field.
  var sql: SQL {
    """
    array(
      select row(m.*)::membership.new_movement
      from unnest(
        \(map(\.body))::int[], \(map(\.organisation))::int[], \(map(\.facts.via))::int[],
        \(map(\.facts.counterpart))::int[], \(map(\.day.description))::date[],
        \(map { $0.facts.requestedOn?.description })::date[],
        \(map { $0.facts.memberSince?.description })::date[], \(map(\.count))::bigint[],
        \(map(\.kind))::text[], \(map { $0.memberClass?.rawValue })::text[],
        \(map(\.facts.country))::text[], \(map(\.precision.rawValue))::text[],
        \(map { $0.booking?.debit.text })::text[], \(map { $0.booking?.credit.text })::text[]) as m)
    """
  }
}

extension [NewAffiliation] {
  /// As an array of the database's type, made of one array for each field.
  var sql: SQL {
    """
    array(
      select row(a.*)::membership.new_affiliation
      from unnest(
        \(map(\.body))::int[], \(map(\.organisation))::int[],
        \(map(\.value.from.description))::date[], \(map { $0.value.until?.description })::date[],
        \(map(\.value.facts.via))::int[], \(map(\.value.entry))::bigint[], \(map(\.place))::int[],
        \(map(\.value.joinedOn.description))::date[],
        \(map { $0.value.leftOn?.description })::date[],
        \(map { $0.value.facts.memberSince?.description })::date[],
        \(map(\.value.memberClass.rawValue))::text[], \(map(\.value.facts.country))::text[],
        \(map(\.value.precision.rawValue))::text[]) as a)
    """
  }
}
