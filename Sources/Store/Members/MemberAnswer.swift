public import Ledger
import Postgres

/// What came of a movement of a member, and how the body stands now.
public struct MemberAnswer: Sendable {
  /// The member's code; nil for members without names.
  public let member: String?
  public let body: String
  /// joined, rejoined, left, reclassified, merged, identified, counted, corrected, voided.
  public let movement: String
  public let effectiveOn: Day
  /// The entry of the movement; of a correction that voided one, the last it made in the body. Nil
  /// where it needed none.
  public let entry: Int64?
  /// All members of the body, named or not, over everything recorded up to then.
  public let members: Int
  public let unnamed: Int
  /// Countries of the members; nil while some have no name.
  public let countries: Int?
}

extension Connection {
  /// The answer for an operation, read from what it recorded.
  func memberAnswer(
    _ operation: Int64, member: String?, body: String, movement: String? = nil, on day: Day
  ) throws -> MemberAnswer {
    let row = try queryOne(
      """
      select made.entry_id, made.flow, present.named + stock.unnamed as members, stock.unnamed,
             present.countries
      from membership.body as b
      cross join lateral (
        select coalesce(
          (select max(e.recorded_at) from ledger.entry as e where e.operation_id = \(operation)),
          -- A merger may be without an entry.
          (select max(m.recorded_at) from membership.movement as m
           where m.operation_id = \(operation))) as recorded_at
      ) as o
      left join lateral (
        select e.id as entry_id, split_part(c.name, ':', 3) as flow
        from ledger.entry as e
        join ledger.transfer as t on t.entry_id = e.id
        join ledger.account as c on c.id = t.credit_account
        where e.operation_id = \(operation) and split_part(c.name, ':', 2) = upper(b.code)
        -- What was said, not what follows from it: that a later movement is booked anew.
        order by e.reverses is null desc, e.effective_on = \(day.description)::date desc, e.id desc
        limit 1
      ) as made on true
      cross join lateral (
        select coalesce(sum(
                 case when a.id = t.debit_account then t.amount_minor else -t.amount_minor end),
                 0)::bigint as unnamed
        from ledger.account as a
        join ledger.transfer as t on a.id in (t.debit_account, t.credit_account)
          and t.account_group = 'statistical'
        join ledger.entry as e on e.id = t.entry_id and e.recorded_at <= o.recorded_at
        where a.name = 'Members:' || upper(b.code) || ':Unnamed'
      ) as stock
      cross join lateral (
        select count(*) as named, count(distinct f.country) as countries
        from membership.affiliation as f
        where f.body_id = b.id and f.known @> o.recorded_at and upper_inf(f.during)
      ) as present
      where b.code = \(body)
      """)
    let unnamed: Int = try row.decode("unnamed")
    let flow: String? = try row.decode("flow")
    return MemberAnswer(
      member: member, body: body,
      movement: movement ?? (flow == "Rejoined" ? "rejoined" : "joined"), effectiveOn: day,
      entry: try row.decode("entry_id"), members: try row.decode("members"), unnamed: unnamed,
      countries: unnamed == 0 ? try row.decode("countries") : nil)
  }
}
