public import Ledger
public import Membership
import Postgres

extension Store {
  /// Records that an organisation joined a body, for the first time or again.
  public func joinMember(
    _ member: String, body: String, on day: Day?, precision: DatePrecision = .day,
    memberClass: MemberClass = .full, via: String? = nil, _ how: Recording
  ) throws -> Recorded<MemberAnswer> {
    let said: RequestFields = [
      "member": member, "body": body, "on": day?.description, "precision": precision.rawValue,
      "class": memberClass.rawValue, "via": via,
    ]
    return try move(
      "member.join", said, member, body, on: day, precision: precision, via: via, how
    ) { .join(memberClass) }
  }

  /// Records that an organisation left a body. On that day it is no longer counted.
  ///
  /// The warnings name whose membership rested on it (``dependents(on:in:on:)``).
  public func leaveMember(
    _ member: String, body: String, on day: Day, precision: DatePrecision = .day,
    requestedOn: Day? = nil, reason: String, _ how: Recording
  ) throws -> Recorded<MemberAnswer> {
    let said: RequestFields = [
      "member": member, "body": body, "on": day.description, "precision": precision.rawValue,
      "requested": requestedOn?.description, "reason": reason,
    ]
    return try move(
      "member.leave", said, member, body, on: day, precision: precision,
      requestedOn: requestedOn, reason: reason, named: "left", how
    ) { .leave }
  }

  /// Records that a member went over to another class: a movement that is neither growth nor loss.
  public func changeClass(
    of member: String, body: String, to memberClass: MemberClass, on day: Day, _ how: Recording
  ) throws -> Recorded<MemberAnswer> {
    let said: RequestFields = [
      "member": member, "body": body, "to": memberClass.rawValue, "on": day.description,
    ]
    return try move("member.class", said, member, body, on: day, named: "class changed", how) {
      .change(to: memberClass)
    }
  }

  /// Records who one of the unnamed members is: no growth.
  ///
  /// - Parameter memberSince: when it really joined: information, counted nowhere.
  public func identifyMember(
    _ member: String, body: String, on day: Day?, memberClass: MemberClass = .full,
    memberSince: Day? = nil, _ how: Recording
  ) throws -> Recorded<MemberAnswer> {
    let said: RequestFields = [
      "member": member, "body": body, "on": day?.description, "class": memberClass.rawValue,
      "member_since": memberSince?.description,
    ]
    return try move(
      "member.identify", said, member, body, on: day, memberSince: memberSince,
      named: "identified", how
    ) { .identify(memberClass) }
  }

  /// Adds one movement to the history of an organisation in a body.
  private func move(
    _ kind: String, _ said: RequestFields, _ member: String, _ body: String, on day: Day?,
    precision: DatePrecision = .day, via: String? = nil, requestedOn: Day? = nil,
    memberSince: Day? = nil, reason: String? = nil, named name: String? = nil, _ how: Recording,
    what: () -> Movement.Kind
  ) throws -> Recorded<MemberAnswer> {
    try write(how) { connection in
      var effectiveOn = day
      var warnings: [String] = []
      let recorded = try self.once(kind, said, how, connection) {
        let locked = try connection.lock(body: body)
        let organisation = try connection.organisation(member)
        let on = try self.pastDay(day, connection)
        effectiveOn = on
        let stored = try connection.movements(body: locked.id, organisations: [organisation.id])
        let facts = MovementFacts(
          via: try via.map { try connection.organisation($0).id }, country: organisation.country,
          requestedOn: requestedOn, memberSince: memberSince)
        let new = RegisterChange.Wanted(
          movement: Movement(kind: what(), day: on, precision: precision), facts: facts)
        var change = RegisterChange()
        try change.add(
          body: locked, organisation: organisation.id, stored: stored,
          stays: connection.stays(body: locked.id, organisations: [organisation.id]),
          wanted: stored.map { .init(movement: $0.movement, facts: $0.facts) } + [new])
        if case .join = what() {
          warnings = try connection.merger(of: organisation, by: on)
          warnings += try connection.brokenRules(of: locked, organisation, via: facts.via, on: on)
        }
        if case .leave = what() {
          warnings = try connection.dependents(of: organisation, in: body, on: on)
        }
        return change.call(kind: kind, said: said, texts: ["reason": reason], how)
      } document: { operation in
        try connection.memberAnswer(
          operation, member: member, body: body, movement: name,
          on: effectiveOn
            ?? connection.queryOne(
              """
              select max(m.effective_on) as day
              from membership.movement as m
              where m.operation_id = \(operation)
              """
            ).day("day"))
      }
      return recorded.warning(warnings)
    }
  }
}

extension Store {
  /// The day, or today if none is given.
  ///
  /// - Throws: `StoreError` for a day that is still to come.
  @discardableResult
  func pastDay(_ day: Day?, _ connection: Connection) throws -> Day {
    let today = try connection.queryOne("select ledger.today(\(timeZone)) as today").day("today")
    let day = day ?? today
    guard day <= today else {
      throw StoreError(
        "day_in_future", field: "on", "\(day) is still to come: today is \(today)",
        hint: "Record it when it has happened.")
    }
    return day
  }
}

extension Connection {
  /// Warns that an organisation was merged into another by a day: its last such merger.
  fileprivate func merger(of organisation: MemberReference, by day: Day) throws -> [String] {
    try query(
      """
      select o.code, m.effective_on
      from membership.movement as m
      join membership.organisation as o on o.id = m.counterpart_id
      where m.organisation_id = \(organisation.id) and m.kind = 'merge-out'
        and m.effective_on <= \(day.description)::date
        and not exists (select from membership.withdrawal as w where w.movement_id = m.id)
      order by m.effective_on desc, m.id desc
      limit 1
      """
    ).map { row in
      let successor: String = try row.decode("code")
      return "\(organisation.code) was merged into \(successor) on "
        + "\(try row.day("effective_on")): is it not \(successor) that joined?"
    }
  }

  /// The names of a body's rules that an organisation does not keep on a day.
  fileprivate func brokenRules(
    of body: MemberBody, _ organisation: MemberReference, via: Int?, on day: Day
  ) throws -> [String] {
    try query(
      """
      select r.name, required.code
      from membership.body_rule as r
      join membership.body as required on required.id = r.required_body_id
      where r.body_id = \(body.id) and not exists (
        select from membership.affiliation as f
        where f.body_id = r.required_body_id and upper_inf(f.known)
          and f.during @> \(day.description)::date
          and f.organisation_id in (\(organisation.id), \(via)::int))
      order by r.name
      """
    ).map { row in
      let name: String = try row.decode("name")
      let required: String = try row.decode("code")
      return "Rule of \(body.code): \(name). Neither \(organisation.code) nor a member that it "
        + "comes by way of is in \(required) on \(day)."
    }
  }
}
