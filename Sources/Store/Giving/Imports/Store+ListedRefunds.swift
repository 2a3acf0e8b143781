public import Ledger
import Postgres

extension Store {
  /// The gifts on record that bear these references, where refunds that a list tells may belong.
  /// - Returns: for each reference that leads to one gift its number, and whether a refund of that
  ///   amount and day is on record with it.
  public func gifts(
    withReferences refunds: [(reference: String, amount: Money, day: Day)]
  ) throws -> [String: (donation: String, isRecorded: Bool)] {
    guard !refunds.isEmpty else { return [:] }
    return try readAnew { connection in
      let rows = try connection.query(
        """
        select s.reference, min(giving.document_number('D', d.received_on, d.id)) as donation,
               bool_or(exists (
                 select
                 from giving.refund as r
                 join ledger.entry as e on e.id = r.entry_id
                 where r.donation_id = d.id and r.amount_minor = s.minor
                   and coalesce(e.occurred_on, e.effective_on) = s.day)) as is_recorded
        from unnest(
          \(refunds.map(\.reference))::text[], \(refunds.map(\.amount.minor))::bigint[],
          \(refunds.map(\.amount.unit.code))::text[],
          \(refunds.map(\.day.description))::date[]) as s (reference, minor, currency, day)
        join ledger.entry_text as t
          on t.field = 'reference' and t.content is not null
          and hashtextextended(t.content, 0) = hashtextextended(s.reference, 0)
          and t.content = s.reference
        join giving.donation as d on d.entry_id = t.entry_id and d.currency = s.currency
        where not exists (select from ledger.entry as v where v.reverses = d.entry_id)
        group by s.reference
        having count(distinct d.id) = 1
        """)
      return try Dictionary(
        rows.map { row in
          (
            try row.decode("reference"),
            (donation: try row.decode("donation"), isRecorded: try row.decode("is_recorded"))
          )
        }, uniquingKeysWith: { one, _ in one })
    }
  }
}
