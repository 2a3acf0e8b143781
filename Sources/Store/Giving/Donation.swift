public import Ledger
import Postgres

/// A donation as it is on record.
public struct Donation: Sendable {
  public let number: String
  public let id: Int64
  public let entry: Int64
  public let key: String
  public let receivedOn: Day
  public let postedOn: Day
  /// UTC, ISO 8601.
  public let recordedAt: String
  public let recordedBy: String
  /// What was given, gross, and the fee and the rest, in the currency of the gift.
  public let amount: Money
  public let fee: Money
  public let net: Money
  /// What it counts for and the fee, in the campaign's currency.
  public let value: Money
  public let feeValue: Money
  public let settled: Money?
  public let rate: String?
  /// The day of the rate, where it is the reference rate; nil where the rate was said.
  public let rateOn: Day?
  public let campaign: String
  /// The donor's name and pseudonym; nil for an anonymous gift.
  public let donor: String?
  public let donorCode: String?
  public let country: String?
  public let method: String
  public let reference: String?
  public let memo: String?
  public let basis: String?
  public let pledge: String?
  public let fulfilled: Money?
  /// received, partly refunded, refunded, voided or corrected.
  public let status: String
  /// What was given back of it, in its own currency.
  public let refunded: Money
  public let replaces: String?
  public let replacedBy: String?
  public let voidReason: String?
}

extension Donation {
  /// The donation that an operation recorded.
  static func made(by operation: Int64, _ connection: Connection) throws -> Donation {
    // The joins are written in a good order for one donation. To look for a better one takes the
    // server longer than all the rest of recording a gift.
    try connection.execute("set local join_collapse_limit = 1")
    let itself: SQL = """
      f.id = (
        select d.id
        from giving.donation as d
        join ledger.entry as e on e.id = d.entry_id
        where e.operation_id = \(operation))
      """
    guard let made = try select(connection, where: itself).first else {
      throw StoreError.vanished(operation)
    }
    return made
  }

  /// The donations that a condition on `f` (giving.donation_fact) selects, as of a day and as known
  /// at a horizon: later voids, corrections and refunds are not known yet.
  static func select(
    _ connection: Connection, where condition: SQL, day: SQL = "'infinity'::date",
    at horizon: Horizon = Horizon()
  ) throws -> [Donation] {
    func isKnown(_ alias: SQL) -> SQL {
      horizon.isKnown(operation: alias + ".operation_id", recordedAt: alias + ".recorded_at")
    }
    let isVoidKnown = horizon.isKnown(operation: "f.void_operation_id", recordedAt: "f.voided_at")
    let rows = try connection.query(
      """
      select f.*, to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               as recorded_at_utc,
             u.code as u_code, u.scale as u_scale, u.kind as u_kind, u.last_day as u_last_day,
             v.code as v_code, v.scale as v_scale, v.kind as v_kind, v.last_day as v_last_day,
             ledger.amount(coalesce(back.minor, 0), u.scale) as refunded,
             case
               when void.is_so and f.replaced_by is not null then 'corrected'
               when void.is_so then 'voided'
               when back.minor = f.amount_minor then 'refunded'
               when back.minor > 0 then 'partly refunded'
               else 'received'
             end as status,
             case when void.is_so then f.replaced_by end as corrected_by,
             case when void.is_so then f.void_reason end as reason
      from (select \(day) as day) as horizon
      cross join giving.donation_fact as f
      cross join lateral (
        select coalesce(f.voided_on <= horizon.day and \(isVoidKnown), false)
      ) as void (is_so)
      join ledger.unit as u on u.code = f.currency
      join ledger.unit as v on v.code = f.campaign_currency
      left join lateral (
        select sum(r.amount_minor) as minor
        from giving.refund as r
        join ledger.entry as e on e.id = r.entry_id
        where r.donation_id = f.id
          and e.effective_on <= horizon.day and \(isKnown("e"))
          and not exists (
            select from ledger.entry as v
            where v.reverses = e.id
              and v.effective_on <= horizon.day and \(isKnown("v")))
      ) as back on true
      where f.posted_on <= horizon.day and \(isKnown("f")) and (\(condition))
      order by f.received_on, f.id
      """)
    return try rows.map(Donation.init)
  }

  init(_ row: Row) throws {
    let unit = try row.unit("u_")
    let own = try row.unit("v_")
    try self.init(
      number: row.decode("donation"), id: row.decode("id"), entry: row.decode("entry_id"),
      key: row.decode("key"), receivedOn: row.day("received_on"), postedOn: row.day("posted_on"),
      recordedAt: row.decode("recorded_at_utc"), recordedBy: row.decode("recorded_by"),
      amount: row.money("amount", unit), fee: row.money("fee", unit), net: row.money("net", unit),
      value: row.money("value", own), feeValue: row.money("fee_value", own),
      settled: row.moneyIfAny("settled", own), rate: row.decode("rate"),
      rateOn: row.dayIfAny("rate_on"),
      campaign: row.decode("campaign"), donor: row.decode("donor_name"),
      donorCode: row.decode("donor"), country: row.decode("country"), method: row.decode("method"),
      reference: row.decode("reference"), memo: row.decode("memo"), basis: row.decode("basis"),
      pledge: row.decode("pledge"), fulfilled: row.moneyIfAny("fulfilled", own),
      status: row.decode("status"), refunded: row.money("refunded", unit),
      replaces: row.decode("replaces"), replacedBy: row.decode("corrected_by"),
      voidReason: row.decode("reason"))
  }
}
