public import Ledger
import Postgres

extension Store {
  /// Whose membership rests on a member's being in a body on a day, a sentence for each: others
  /// that come by way of the member, and the member itself in bodies that ask for this one.
  public func dependents(on member: String, in body: String, on day: Day) throws -> [String] {
    try read { connection in
      try connection.requireBody(body)
      return try connection.dependents(
        of: connection.organisation(member), in: body, on: day)
    }
  }
}

extension Connection {
  func dependents(
    of member: MemberReference, in body: String, on day: Day
  ) throws -> [String] {
    try query(
      """
      select o.code as member, b.code as body, null::text as rule
      from membership.affiliation as f
      join membership.organisation as o on o.id = f.organisation_id
      join membership.body as b on b.id = f.body_id
      where f.via_id = \(member.id) and upper_inf(f.known)
        and f.during @> \(day.description)::date
      union all
      select \(member.code), b.code, r.name
      from membership.body_rule as r
      join membership.body as required
        on required.id = r.required_body_id and required.code = \(body)
      join membership.body as b on b.id = r.body_id
      join membership.affiliation as f
        on f.body_id = b.id and f.organisation_id = \(member.id) and upper_inf(f.known)
        and f.during @> \(day.description)::date
      where not exists (
        select from membership.affiliation as way
        where way.body_id = required.id and way.organisation_id = f.via_id
          and upper_inf(way.known) and way.during @> \(day.description)::date)
      order by 3 nulls first, 2, 1
      """
    ).map { row in
      let dependent: String = try row.decode("member")
      let other: String = try row.decode("body")
      let rule: String? = try row.decode("rule")
      guard let rule else {
        return "\(dependent) is in \(other) by way of \(member.code)."
      }
      return "\(dependent) stays in \(other). Rule of \(other): \(rule)."
    }
  }
}
