public import Ledger
import Postgres

/// What an operation has made of a statement line, and how the line stands now.
public struct Allocation: Sendable {
  public let line: Int64
  /// The whole line, with its sign.
  public let amount: Money
  /// What of it is not explained.
  public let rest: Money
  public let bookedOn: Day
  /// The parts that the operation made, or took back, in their order.
  public let parts: [AllocatedPart]
}

/// A part of a statement line that is explained, or was.
public struct AllocatedPart: Sendable {
  public let ordinal: Int
  /// With the line's sign.
  public let amount: Money
  /// gift, refund, recorded-gift, recorded-refund, fees or account.
  public let explains: String
  /// The number of its document; nil for fees and accounts.
  public let document: String?
  public let campaign: String?
  /// The donor's name, or code once erased; nil for none.
  public let donor: String?
  public let account: String?
  public let entry: Int64
  /// The entry that took it back; nil while it stands.
  public let reversedBy: Int64?
}

extension Allocation {
  static func made(
    by operation: Int64, of line: Int64, _ connection: Connection
  ) throws -> Allocation {
    let row = try connection.queryOne(
      """
      select l.amount_minor, coalesce(o.rest_minor, 0) as rest_minor,
             l.booked_on::text as booked_on, u.code, u.scale, u.kind, u.last_day
      from banking.line as l
      join banking.account as b on b.id = l.account_id
      join ledger.unit as u on u.code = b.currency
      left join lateral (
        select l.amount_minor - coalesce(sum(p.amount_minor), 0) as rest_minor
        from banking.standing_part as p
        where p.line_id = l.id) as o on true
      where l.id = \(line)
      """)
    let unit = try row.unit()
    let parts = try connection.query(
      """
      select f.*
      from banking.part_fact as f
      where f.line_id = \(line) and \(operation) in (f.operation_id, f.taken_back_operation_id)
      order by f.ordinal
      """
    ).map { try AllocatedPart($0, unit) }
    return try Allocation(
      line: line, amount: Money(minor: row.decode("amount_minor"), unit: unit),
      rest: Money(minor: row.decode("rest_minor"), unit: unit), bookedOn: row.day("booked_on"),
      parts: parts)
  }
}

extension AllocatedPart {
  init(_ row: Row, _ unit: Unit) throws {
    try self.init(
      ordinal: row.decode("ordinal"),
      amount: Money(minor: row.decode("amount_minor"), unit: unit),
      explains: row.decode("explains"), document: row.decode("document"),
      campaign: row.decode("campaign"), donor: row.decode("donor_name"),
      account: row.decode("account"), entry: row.decode("entry_id"),
      reversedBy: row.decode("reversed_by"))
  }
}
