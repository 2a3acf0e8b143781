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
  /// Donors by code; only the one of this name or code, or all.
  public func donors(only donor: String? = nil) throws -> [Donor] {
    try read { connection in
      let rows = try connection.query(
        """
        select n.code, n.name, count(f.id) as donations, min(f.received_on) as first_on,
               max(f.received_on) as last_on
        from giving.donor as n
        left join giving.donation_fact as f on f.donor_id = n.id and f.voided_at is null
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
