import Giving
import Ledger
import Postgres

extension Store {
  /// The gifts and refunds that were recorded by hand and that no statement has shown yet, the
  /// oldest first.
  ///
  /// - Parameter days: only what waits for at least so long.
  public func waitingMoney(olderThan days: Int = 0) throws -> [WaitingMoney] {
    try read { connection in
      let today = try connection.queryOne("select ledger.today(\(self.timeZone)) as today")
        .day("today")
      return try connection.query(
        """
        select w.kind, w.day::text as day, w.minor, w.method, c.code as campaign, w.donor,
               u.code, u.scale, u.kind as u_kind, u.last_day, w.document
        from banking.waiting as w
        join giving.campaign as c on c.id = w.campaign_id
        join ledger.unit as u on u.code = w.currency
        where w.day <= \(today.description)::date - \(days)::integer
        order by w.day, w.kind, w.id
        """
      ).map { row in
        let unit = try Unit(
          code: row.decode("code"), scale: row.decode("scale"), kind: .currency,
          lastDay: row.dayIfAny("last_day"))
        let method: String = try row.decode("method")
        let day = try row.day("day")
        return try WaitingMoney(
          number: row.decode("document"), day: day, age: today.ordinal - day.ordinal,
          amount: Money(minor: row.decode("minor"), unit: unit), campaign: row.decode("campaign"),
          donor: row.decode("donor"), method: method,
          account: (GiftMethod(rawValue: method) ?? .other).holding?.text ?? "")
      }
    }
  }

  /// What clearing accounts hold beside the gifts and refunds that wait there, by account.
  ///
  /// Context: a payout that was taken for two lines leaves its clearing account wrong for ever, and
  /// no document tells so. Choice: all that no document explains, since the day on which lines and
  /// payouts last came out even. Rejected: a check that fails, for money is on its way for days.
  ///
  /// - Parameter days: only what is there for at least so long.
  public func clearingRests(olderThan days: Int = 0) throws -> [ClearingRest] {
    try read { connection in
      var waiting: [String: Int64] = [:]
      for row in try connection.query(
        """
        select w.method, w.currency, sum(w.minor)::bigint as minor
        from banking.waiting as w
        group by w.method, w.currency
        """)
      {
        let holding = try (GiftMethod(rawValue: row.decode("method")) ?? .other).holding
        let currency: String = try row.decode("currency")
        waiting["\(holding?.text ?? "") \(currency)", default: 0] += try row.decode("minor")
      }
      return try connection.query(Self.clearing(today: "ledger.today(\(timeZone))")).compactMap {
        row in
        let (account, unit): (String, Unit) = try (row.decode("name"), row.unit())
        let minor = try row.decode("minor", as: Int64.self) - (waiting["\(account) \(unit)"] ?? 0)
        let age: Int? = try row.decode("age")
        guard minor != 0, age ?? days >= days else { return nil }
        return ClearingRest(
          account: account, amount: Money(minor: minor, unit: unit),
          day: try row.dayIfAny("since"), age: age)
      }
    }
  }

  /// Balances of clearing accounts, with the day since which lines explained as on their way there
  /// do not come to nothing.
  private static func clearing(today: SQL) -> SQL {
    """
    with clearing as materialized (
      select a.id, a.name, a.unit
      from ledger.account as a
      where a.name like 'Assets:Clearing:%'
    ), moved as materialized (
      select p.account_id, l.booked_on as day,
             sum(sum(p.amount_minor)) over (
               partition by p.account_id order by l.booked_on) as rest
      from banking.allocation as p
      join banking.line as l on l.id = p.line_id
      where p.account_id in (select c.id from clearing as c)
        and not exists (select from ledger.entry as v where v.reverses = p.entry_id)
      group by p.account_id, l.booked_on
    )
    select c.name, ((b.debit - b.credit) * 10::numeric ^ u.scale)::bigint as minor,
           since.day::text as since, \(today) - since.day as age,
           u.code, u.scale, u.kind, u.last_day
    from clearing as c
    join audit.trial_balance_at('infinity', 'infinity') as b
      on b.account = c.name and b.unit = c.unit
    join ledger.unit as u on u.code = c.unit
    cross join lateral (
      select min(m.day) as day
      from moved as m
      where m.account_id = c.id and m.day > coalesce(
        (select max(z.day) from moved as z where z.account_id = c.id and z.rest = 0), '-infinity')
    ) as since
    order by c.name, c.unit
    """
  }
}
