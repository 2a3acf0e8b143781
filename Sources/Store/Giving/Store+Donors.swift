public import Ledger
import Postgres

/// A donor and what is known of the gifts.
public struct Donor: Sendable {
  public let code: String
  /// nil once erased.
  public let name: String?
  public let donations: Int
  public let firstOn: Day?
  public let lastOn: Day?
}

extension Store {
  /// Donors by code, of whom a gift or a promise is known; only the one of this name or code, or
  /// all.
  public func donors(
    only donor: String? = nil, at horizon: Horizon = Horizon()
  ) throws -> [Donor] {
    try read(at: horizon) { connection in
      let day = self.day(of: horizon)
      let isKnown = horizon.isKnown(operation: "f.operation_id", recordedAt: "f.recorded_at")
      let isVoidKnown = horizon.isKnown(
        operation: "f.void_operation_id", recordedAt: "f.voided_at")
      let rows = try connection.query(
        """
        select n.code, n.name, count(f.id) filter (where f.stands) as donations,
               min(f.received_on) filter (where f.stands) as first_on,
               max(f.received_on) filter (where f.stands) as last_on
        from giving.donor as n
        join (
          select f.donor_id, f.id, f.received_on,
                 not coalesce(f.voided_on <= \(day) and \(isVoidKnown), false) as stands
          from giving.donation_fact as f
          where f.posted_on <= \(day) and \(isKnown)
          union all
          select p.donor_id, null, null, false
          from giving.pledge as p
          join ledger.entry as f on f.id = p.entry_id
          where f.effective_on <= \(day) and \(isKnown)
        ) as f on f.donor_id = n.id
        where \(donor)::text is null or \(donor) in (n.code, n.name)
        group by n.id
        order by n.id
        """)
      if let donor, rows.isEmpty {
        throw StoreError.unknown("donor", donor, hint: "coopledger donor list shows them.")
      }
      return try rows.map { row in
        try Donor(
          code: row.decode("code"), name: row.decode("name"), donations: row.decode("donations"),
          firstOn: row.dayIfAny("first_on"), lastOn: row.dayIfAny("last_on"))
      }
    }
  }
}
