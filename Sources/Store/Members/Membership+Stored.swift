import Ledger
import Membership
import Postgres

/// A movement on record, with what it posted.
struct StoredMovement {
  let organisation: Int
  let movement: Movement
  let facts: MovementFacts
  let booking: Booking?
  let entry: Int64?
}

/// What a movement says beside its kind and its day.
struct MovementFacts: Hashable {
  var via: Int?
  var counterpart: Int?
  var country: String?
  var requestedOn: Day?
  var memberSince: Day?
}

/// A version of the register that is what is known now.
struct StoredStay {
  let id: Int64
  let organisation: Int
  let value: RegisterValue
}

/// What a version of the register says.
struct RegisterValue: Hashable {
  let from: Day
  let until: Day?
  let joinedOn: Day
  let leftOn: Day?
  let memberClass: MemberClass
  let precision: DatePrecision
  let facts: MovementFacts
  /// The entry of the movement that began it, if that is on record already.
  let entry: Int64?
}

extension Connection {
  /// The movements of organisations in a body that stand, in order of time.
  func movements(body: Int, organisations: [Int]) throws -> [StoredMovement] {
    try query(
      """
      select m.id, m.organisation_id, m.kind, m.class, m.effective_on, m.date_precision, m.via_id,
             m.counterpart_id, m.country, m.requested_on, m.member_since, m.entry_id,
             d.name as debit, c.name as credit
      from membership.movement as m
      left join ledger.transfer as t on t.entry_id = m.entry_id
      left join ledger.account as d on d.id = t.debit_account
      left join ledger.account as c on c.id = t.credit_account
      where m.body_id = \(body) and m.organisation_id = any (\(organisations)::int[])
        and not exists (select from membership.withdrawal as w where w.movement_id = m.id)
      """
    ).map { row in
      let entry: Int64? = try row.decode("entry_id")
      return StoredMovement(
        organisation: try row.decode("organisation_id"),
        movement: Movement(
          id: try row.decode("id"), kind: try row.movementKind(isBooked: entry != nil),
          day: try row.day("effective_on"), precision: try row.precision("date_precision")),
        facts: try row.movementFacts(), booking: try row.booking(), entry: entry)
    }.sorted { $0.movement < $1.movement }
  }

  /// The versions of the register of organisations in a body that are what is known now.
  func stays(body: Int, organisations: [Int]) throws -> [StoredStay] {
    try query(
      """
      select f.id, f.organisation_id, lower(f.during) as from_day, upper(f.during) as to_day,
             f.joined_on, f.left_on, f.class, f.date_precision, f.via_id,
             null::int as counterpart_id, f.country, null::date as requested_on, f.member_since,
             f.entry_id
      from membership.affiliation as f
      where f.body_id = \(body) and f.organisation_id = any (\(organisations)::int[])
        and upper_inf(f.known)
      """
    ).map { row in
      StoredStay(
        id: try row.decode("id"), organisation: try row.decode("organisation_id"),
        value: RegisterValue(
          from: try row.day("from_day"), until: try row.dayIfAny("to_day"),
          joinedOn: try row.day("joined_on"), leftOn: try row.dayIfAny("left_on"),
          memberClass: try row.memberClass("class"),
          precision: try row.precision("date_precision"), facts: try row.movementFacts(),
          entry: try row.decode("entry_id")))
    }
  }
}

extension Row {
  func memberClass(_ column: String) throws -> MemberClass {
    MemberClass(rawValue: try decode(column)) ?? .full
  }

  func precision(_ column: String) throws -> DatePrecision {
    DatePrecision(rawValue: try decode(column)) ?? .day
  }

  fileprivate func movementKind(isBooked: Bool) throws -> Movement.Kind {
    let kind: String = try decode("kind")
    return switch kind {
    case "join": .join(try memberClass("class"))
    case "identify": .identify(try memberClass("class"))
    case "class": .change(to: try memberClass("class"))
    case "merge-in": .mergeIn(try memberClass("class"))
    case "merge-out": .mergeOut(isSurplus: isBooked)
    default: .leave
    }
  }

  fileprivate func movementFacts() throws -> MovementFacts {
    try MovementFacts(
      via: decode("via_id"), counterpart: decode("counterpart_id"), country: decode("country"),
      requestedOn: dayIfAny("requested_on"), memberSince: dayIfAny("member_since"))
  }

  fileprivate func booking() throws -> Booking? {
    let debit: String? = try decode("debit")
    let credit: String? = try decode("credit")
    guard let debit, let credit else { return nil }
    return Booking(debit: try AccountName(debit), credit: try AccountName(credit))
  }
}
