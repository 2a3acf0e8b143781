import Banking
import Giving
import Ledger
import Postgres

/// A statement line on record, as explaining it needs it, locked.
struct LineToExplain {
  let id: Int64
  /// The code of its bank account.
  let account: String
  let suspense: AccountName
  /// The whole line and what of it is not explained, with its sign.
  let amount: Money
  let rest: Money
  /// The day on which the bank booked it; the books may have it later.
  let bookedOn: Day
  /// What was kept before it came; nil where its amount says nothing of that.
  let fee: Money?
  /// What was paid where that was in another currency.
  let original: Money?
  let country: String?
  let donorName: String?
  /// The code of the donor to whom the counterparty's account belonged on earlier lines. (Who was
  /// erased is not known again.)
  let knownDonor: String?
  let reference: String?

  var isIn: Bool { amount.minor > 0 }

  /// How its gifts came: as its account is called, or through the bank.
  var method: GiftMethod { GiftMethod.ofProcessor(account) ?? .bank }

  /// The line of this number, locked until the transaction ends.
  static func lock(_ id: Int64, _ connection: Connection) throws -> LineToExplain {
    let rest: Int64 = try connection.queryOne(
      "select rest from banking.lock_line(\(id))", access: .readWrite
    ).decode("rest")
    let row = try connection.queryOne(
      """
      select l.amount_minor, l.booked_on::text as booked_on, b.code as account,
             a.name as suspense, u.code, u.scale, u.kind, u.last_day,
             case when l.is_net and l.fee_minor > 0 then l.fee_minor end as fee_minor,
             l.original_minor, o.code as o_code, o.scale as o_scale, o.kind as o_kind,
             o.last_day as o_last_day, c.code as country, t.counterparty_name,
             coalesce(t.structured_reference, t.end_to_end_id, l.bank_reference) as reference,
             known.donor
      from banking.line as l
      join banking.account as b on b.id = l.account_id
      join ledger.account as a on a.id = b.suspense_account
      join ledger.unit as u on u.code = b.currency
      left join ledger.unit as o on o.code = l.original_currency
      left join ledger.country as c on c.code = l.country
      -- (A person who asked to be forgotten is not made a donor again.)
      left join banking.line_text as t on t.line_id = l.id
        and not exists (select from banking.restriction as x where x.line_id = l.id)
      left join lateral (
        select min(n.code) as donor
        from banking.line_text as x
        join banking.standing_part as p on p.line_id = x.line_id
        join giving.donation as d on d.id = p.donation_id
        join giving.donor as n on n.id = d.donor_id
        where x.counterparty_account = t.counterparty_account and n.name is not null
          and not exists (select from banking.restriction as y where y.line_id = x.line_id)
        having count(distinct n.id) = 1
      ) as known on true
      where l.id = \(id)
      """)
    let unit = try row.unit()
    let original: Money? = try row.decode("original_minor", as: Int64?.self).map { minor in
      Money(minor: minor, unit: try row.unit("o_"))
    }
    return try LineToExplain(
      id: id, account: row.decode("account"), suspense: AccountName(row.decode("suspense")),
      amount: Money(minor: row.decode("amount_minor"), unit: unit),
      rest: Money(minor: rest, unit: unit), bookedOn: row.day("booked_on"),
      fee: row.decode("fee_minor", as: Int64?.self).map { Money(minor: $0, unit: unit) },
      original: original, country: row.decode("country"),
      donorName: row.decode("counterparty_name"), knownDonor: row.decode("donor"),
      reference: row.decode("reference"))
  }
}
