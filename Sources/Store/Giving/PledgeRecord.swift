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
  /// The pledges that a condition on `f` (giving.pledge_fact) selects, as of a day and as known at
  /// a horizon: later gifts and cancellations are not known yet.
  static func select(
    _ connection: Connection, where condition: SQL, day: SQL = "'infinity'::date",
    at horizon: Horizon = Horizon()
  ) throws -> [PledgeRecord] {
    func isThere(_ alias: SQL) -> SQL {
      alias + ".effective_on <= \(day) and "
        + horizon.isKnown(operation: alias + ".operation_id", recordedAt: alias + ".recorded_at")
    }
    func stands(_ document: SQL) -> SQL {
      """
      exists (
        select from ledger.entry as e
        where e.id = \(document).entry_id and \(isThere("e"))
          and not exists (
            select from ledger.entry as r where r.reverses = e.id and \(isThere("r"))))
      """
    }
    let isKnown = horizon.isKnown(operation: "f.operation_id", recordedAt: "f.recorded_at")
    return try connection.query(
      """
      select f.*, to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               as recorded_at_utc,
             ledger.amount(paid.minor, u.scale) as paid,
             ledger.amount(gone.minor, u.scale) as gone,
             ledger.amount(f.amount_minor - paid.minor - gone.minor, u.scale) as left_over,
             u.code as u_code, u.scale as u_scale, u.kind as u_kind, u.last_day as u_last_day
      from giving.pledge_fact as f
      join ledger.unit as u on u.code = f.currency
      cross join lateral (
        select coalesce(sum(d.fulfilled_minor), 0) as minor
        from giving.donation as d
        where d.pledge_id = f.id and \(stands("d"))
      ) as paid
      cross join lateral (
        select coalesce(sum(c.amount_minor), 0) as minor
        from giving.pledge_cancellation as c
        where c.pledge_id = f.id and \(stands("c"))
      ) as gone
      where f.promised_on <= \(day) and \(isKnown) and (\(condition))
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
        promised: row.money("promised", unit), fulfilled: row.money("paid", unit),
        cancelled: row.money("gone", unit), outstanding: row.money("left_over", unit),
        memo: row.decode("memo"))
    }
  }

  static func only(
    _ connection: Connection, _ number: DocumentNumber, day: SQL = "'infinity'::date",
    at horizon: Horizon = Horizon()
  ) throws -> PledgeRecord {
    guard
      let pledge = try select(
        connection, where: "f.id = \(number.id) and f.pledge = \(number.description)", day: day,
        at: horizon
      ).first
    else { throw number.isUnknown }
    return pledge
  }
}
