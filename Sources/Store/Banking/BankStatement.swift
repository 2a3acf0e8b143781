public import Ledger
import Postgres

/// A statement that is on record.
public struct BankStatement: Sendable {
  public let id: Int64
  /// The code of the bank account.
  public let account: String
  public let currency: Unit
  /// The bank's own name and number of it.
  public let bankID: String?
  public let sequence: String?
  public let firstDay: Day
  public let lastDay: Day
  /// Nil where the file states no balances.
  public let opening: Money?
  public let closing: Money?
  /// The sum of its booked lines.
  public let booked: Money
  /// How many lines it added, how many an earlier file had told, how many were not booked.
  public let lines: Int
  public let known: Int
  public let unbooked: Int
  /// What is missing before it, and what it does not add up by, where that was accepted.
  public let gap: Money?
  public let difference: Money?
  /// What it takes back of the gap or opening before a statement that was there already.
  public let correction: Money?
  /// How many of its lines were posted later than on their day.
  public let late: Int
  public let file: String
  public let recordedAt: String
}

extension Connection {
  /// The statements of which `condition` holds (`s` is banking.statement, `a` the account, `f` the
  /// file), in the order of their accounts and days, as they were known.
  func bankStatements(_ condition: SQL, at horizon: Horizon) throws -> [BankStatement] {
    try query(
      """
      select s.id, a.code as account, u.code as unit_code, u.scale as unit_scale,
             u.kind as unit_kind, u.last_day as unit_last_day, s.bank_id, s.sequence, s.first_day,
             s.last_day, s.opening_minor, s.closing_minor, s.booked_minor, s.gap_minor,
             s.difference_minor, s.correction_minor, s.lines, s.known_lines,
             s.unbooked_lines, f.name as file,
             to_char(s.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as recorded_at,
             (select count(*)
              from banking.line as l
              join ledger.entry as e on e.id = l.entry_id
              where l.statement_id = s.id and e.effective_on > l.booked_on) as late
      from banking.statement as s
      join banking.account as a on a.id = s.account_id
      join banking.file as f on f.id = s.file_id
      join ledger.unit as u on u.code = a.currency
      where (\(condition)) and s.last_day <= \(horizon.lastDay) and \(horizon.isKnown("s"))
      order by a.code collate "C", s.rank
      """
    ).map { row in
      let unit = try row.unit("unit_")
      return try BankStatement(
        id: row.decode("id"), account: row.decode("account"), currency: unit,
        bankID: row.decode("bank_id"), sequence: row.decode("sequence"),
        firstDay: row.day("first_day"), lastDay: row.day("last_day"),
        opening: row.minorIfAny("opening_minor", unit),
        closing: row.minorIfAny("closing_minor", unit),
        booked: row.minor("booked_minor", unit), lines: row.decode("lines"),
        known: row.decode("known_lines"), unbooked: row.decode("unbooked_lines"),
        gap: row.minorIfAny("gap_minor", unit),
        difference: row.minorIfAny("difference_minor", unit),
        correction: row.minorIfAny("correction_minor", unit),
        late: row.decode("late"), file: row.decode("file"), recordedAt: row.decode("recorded_at"))
    }
  }
}

extension Row {
  /// An amount in minor units.
  func minor(_ column: String, _ unit: Unit) throws -> Money {
    try Money(minor: decode(column), unit: unit)
  }

  func minorIfAny(_ column: String, _ unit: Unit) throws -> Money? {
    try (decode(column) as Int64?).map { Money(minor: $0, unit: unit) }
  }
}
