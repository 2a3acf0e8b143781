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
}
