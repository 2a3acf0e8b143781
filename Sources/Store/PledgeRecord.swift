public import Ledger
import Postgres

/// A pledge as it is on record.
public struct PledgeRecord: Sendable {
  public let number: String
  public let id: Int64
  public let entry: Int64
  public let key: String
  public let promisedOn: Day
  /// When the books count it: later where that month was closed.
  public let postedOn: Day
  public let dueOn: Day?
  public let recordedAt: String
  public let campaign: String
  public let donor: String?
  public let donorCode: String
  /// All in the campaign's currency.
  public let promised: Money
  public let fulfilled: Money
  public let cancelled: Money
  public let outstanding: Money
  public let memo: String?
}

extension PledgeRecord {
  /// The pledges that a condition on `f` (giving.pledge_fact) selects.
  static func select(_ connection: Connection, where condition: SQL) throws -> [PledgeRecord] {
    try connection.query(
      """
      select f.*, to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               as recorded_at_utc,
             u.code as u_code, u.scale as u_scale, u.kind as u_kind, u.last_day as u_last_day
      from giving.pledge_fact as f
      join ledger.unit as u on u.code = f.currency
      where \(condition)
      order by f.promised_on, f.id
      """
    ).map { row in
      let unit = try row.unit("u_")
      return try PledgeRecord(
        number: row.decode("pledge"), id: row.decode("id"), entry: row.decode("entry_id"),
        key: row.decode("key"), promisedOn: row.day("promised_on"), postedOn: row.day("posted_on"),
        dueOn: row.dayIfAny("due_on"),
        recordedAt: row.decode("recorded_at_utc"), campaign: row.decode("campaign"),
        donor: row.decode("donor_name"), donorCode: row.decode("donor"),
        promised: row.money("promised", unit), fulfilled: row.money("fulfilled", unit),
        cancelled: row.money("cancelled", unit), outstanding: row.money("outstanding", unit),
        memo: row.decode("memo"))
    }
  }

  static func only(_ connection: Connection, _ number: DocumentNumber) throws -> PledgeRecord {
    guard
      let pledge = try select(
        connection, where: "f.id = \(number.id) and f.pledge = \(number.description)"
      ).first
    else { throw number.isUnknown }
    return pledge
  }
}
