public import Ledger
import Membership
import Postgres

extension Store {
  /// Records that an organisation was merged into another: in each body it was a member of, the
  /// successor takes its place; where both are members, there is one too many.
  public func mergeMembers(
    _ member: String, into successor: String, on day: Day, _ how: Recording
  ) throws -> Recorded<[MemberAnswer]> {
    try write(how) { connection in
      let said: RequestFields = ["member": member, "into": successor, "on": day.description]
      return try self.once("member.merge", said, how, connection) {
        guard member != successor else {
          throw StoreError(
            "merged_into_itself", field: "into", "An organisation cannot be merged into itself")
        }
        try self.pastDay(day, connection)
        let old = try connection.organisation(member)
        let new = try connection.organisation(successor)
        var change = RegisterChange()
        let bodies: [String] = try connection.bodies(of: old, on: day)
        guard !bodies.isEmpty else {
          throw StoreError(
            "not_a_member", field: "member", "\(member) is a member of nothing on \(day)",
            hint: "coopledger member show tells when it was.")
        }
        for body in bodies {
          try change.merge(old, into: new, on: day, connection.lock(body: body), connection)
        }
        return change.call(kind: "member.merge", said: said, texts: [:], how)
      } document: { operation in
        try connection.query(
          """
          select distinct b.code
          from membership.movement as m
          join membership.body as b on b.id = m.body_id
          where m.operation_id = \(operation)
          order by b.code
          """
        ).map { row in
          try connection.memberAnswer(
            operation, member: member, body: row.decode("code"), movement: "merged", on: day)
        }
      }
    }
  }
}

extension RegisterChange {
  fileprivate mutating func merge(
    _ old: MemberReference, into new: MemberReference, on day: Day, _ body: MemberBody,
    _ connection: Connection
  ) throws {
    let stored = try connection.movements(body: body.id, organisations: [old.id, new.id])
    let stays = try connection.stays(body: body.id, organisations: [old.id, new.id])
    func wanted(_ organisation: MemberReference, _ more: [Wanted]) -> [Wanted] {
      stored.filter { $0.organisation == organisation.id }
        .map { Wanted(movement: $0.movement, facts: $0.facts) } + more
    }
    func covers(_ stay: StoredStay, _ organisation: MemberReference) -> Bool {
      stay.organisation == organisation.id && stay.value.from <= day
        && stay.value.until.map { day < $0 } ?? true
    }
    let isSurplus = stays.contains { covers($0, new) }
    let place = stays.first { covers($0, old) }?.value
    let leaving = Wanted(
      movement: Movement(kind: .mergeOut(isSurplus: isSurplus), day: day),
      facts: MovementFacts(counterpart: new.id, country: old.country))
    try add(
      body: body, organisation: old.id, stored: stored.filter { $0.organisation == old.id },
      stays: stays.filter { $0.organisation == old.id }, wanted: wanted(old, [leaving]))
    guard !isSurplus else { return }
    let coming = Wanted(
      movement: Movement(kind: .mergeIn(place?.memberClass ?? .full), day: day),
      facts: MovementFacts(
        via: place?.facts.via, counterpart: old.id, country: new.country))
    try add(
      body: body, organisation: new.id, stored: stored.filter { $0.organisation == new.id },
      stays: stays.filter { $0.organisation == new.id }, wanted: wanted(new, [coming]))
  }
}

extension Connection {
  /// The bodies that an organisation is a member of on a day, by code.
  fileprivate func bodies(of organisation: MemberReference, on day: Day) throws -> [String] {
    try query(
      """
      select b.code
      from membership.affiliation as f
      join membership.body as b on b.id = f.body_id
      where f.organisation_id = \(organisation.id) and upper_inf(f.known)
        and f.during @> \(day.description)::date
      order by b.code collate "C"
      """
    ).map { try $0.decode("code") }
  }
}
