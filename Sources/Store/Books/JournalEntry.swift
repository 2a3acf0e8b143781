public import Ledger
import Postgres

/// An entry as it is on record.
public struct JournalEntry: Sendable {
  /// One side of one transfer.
  public struct Line: Sendable {
    public let line: Int
    public let account: String
    public let unit: String
    /// Decimal texts at the unit's scale; one of the two is zero.
    public let debit: String
    public let credit: String
  }

  public let id: Int64
  /// The legal number, such as `2018/DON/000017`; nil until it is sealed.
  public let number: String?
  /// The seal that covers it; nil until then.
  public let seal: Int64?
  public let journal: String
  public let kind: String
  public let effectiveOn: Day
  /// When it happened, where that month was closed and it was posted late.
  public let occurredOn: Day?
  public let recordedAt: String
  public let recordedBy: String
  public let reverses: Int64?
  public let reversedBy: Int64?
  public let document: String?
  public let memo: String?
  public let reason: String?
  public let lines: [Line]
}

extension JournalEntry {
  /// The entries that a condition on `j` (audit.journal) selects, by id; `reversedBy` says which
  /// reversal is to be shown.
  static func select(
    _ connection: Connection, where condition: SQL, limit: Int? = nil,
    reversedBy: SQL = "j.reversed_by"
  ) throws -> [JournalEntry] {
    let rows = try connection.query(
      """
      select j.*, \(reversedBy) as reversal,
             to_char(j.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               as recorded_at_utc, memo.content as memo, reason.content as reason
      from audit.journal as j
      left join ledger.readable_text as memo on memo.entry_id = j.entry_id and memo.field = 'memo'
      left join ledger.readable_text as reason
        on reason.entry_id = j.entry_id and reason.field = 'reason'
      where \(condition)
        and (\(limit)::bigint is null or j.entry_id in (
          select j.entry_id from audit.journal as j
          where \(condition)
          group by j.entry_id
          order by j.entry_id desc
          limit \(limit)))
      order by j.entry_id, j.line
      """)
    var entries: [JournalEntry] = []
    var lines: [Line] = []
    for (place, row) in rows.enumerated() {
      let id: Int64 = try row.decode("entry_id")
      lines.append(
        try Line(
          line: row.decode("line"), account: row.decode("account"), unit: row.decode("unit"),
          debit: row.decode("debit"), credit: row.decode("credit")))
      let next: Int64? =
        place + 1 < rows.count ? try rows[place + 1].decode("entry_id") : nil
      guard next != id else { continue }
      entries.append(try JournalEntry(row, lines: lines))
      lines = []
    }
    return entries
  }

  private init(_ row: Row, lines: [Line]) throws {
    try self.init(
      id: row.decode("entry_id"), number: row.decode("entry_no"), seal: row.decode("seal"),
      journal: row.decode("journal_code"), kind: row.decode("kind"),
      effectiveOn: row.day("effective_on"), occurredOn: row.dayIfAny("occurred_on"),
      recordedAt: row.decode("recorded_at_utc"),
      recordedBy: row.decode("recorded_by"), reverses: row.decode("reverses"),
      reversedBy: row.decode("reversal"), document: row.decode("document"),
      memo: row.decode("memo"), reason: row.decode("reason"), lines: lines)
  }
}
