public import Ledger
import Postgres

/// A refund as it is on record.
public struct GiftRefund: Sendable {
  public let number: String
  public let id: Int64
  public let donation: String
  public let entry: Int64
  public let key: String
  public let postedOn: Day
  /// When it was given back, where that month was closed and it was posted late.
  public let occurredOn: Day?
  public let recordedAt: String
  /// Of the gift, in its currency, and its value in the campaign's.
  public let amount: Money
  public let value: Money
  /// What was really paid, and the charge for it, in the currency that was paid.
  public let paid: Money
  public let fee: Money
  public let campaign: String
  public let reason: String?
  public let isVoided: Bool
}

extension GiftRefund {
  /// The refunds that a condition on `f` (giving.refund_fact) selects, as of a day and as known at
  /// a horizon.
  static func select(
    _ connection: Connection, where condition: SQL, day: SQL = "'infinity'::date",
    at horizon: Horizon = Horizon()
  ) throws -> [GiftRefund] {
    let isKnown = horizon.isKnown(operation: "f.operation_id", recordedAt: "f.recorded_at")
    let isVoidKnown = horizon.isKnown(operation: "f.void_operation_id", recordedAt: "f.voided_at")
    return try connection.query(
      """
      select f.*, to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               as recorded_at_utc,
             coalesce(f.voided_on <= \(day) and \(isVoidKnown), false) as is_voided,
             u.code as u_code, u.scale as u_scale, u.kind as u_kind, u.last_day as u_last_day,
             v.code as v_code, v.scale as v_scale, v.kind as v_kind, v.last_day as v_last_day,
             w.code as w_code, w.scale as w_scale, w.kind as w_kind, w.last_day as w_last_day
      from giving.refund_fact as f
      join ledger.unit as u on u.code = f.currency
      join ledger.unit as v on v.code = f.campaign_currency
      join ledger.unit as w on w.code = f.paid_currency
      where f.posted_on <= \(day) and \(isKnown) and (\(condition))
      order by f.ordinal
      """
    ).map { row in
      let unit = try row.unit("u_")
      let own = try row.unit("v_")
      let paid = try row.unit("w_")
      return try GiftRefund(
        number: row.decode("refund"), id: row.decode("id"), donation: row.decode("donation"),
        entry: row.decode("entry_id"), key: row.decode("key"), postedOn: row.day("posted_on"),
        occurredOn: row.dayIfAny("occurred_on"),
        recordedAt: row.decode("recorded_at_utc"), amount: row.money("amount", unit),
        value: row.money("value", own), paid: row.money("paid", paid), fee: row.money("fee", paid),
        campaign: row.decode("campaign"), reason: row.decode("reason"),
        isVoided: row.decode("is_voided"))
    }
  }
}
