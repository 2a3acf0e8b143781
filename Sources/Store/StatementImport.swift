public import Ledger
import Postgres

/// What came of a file of statements.
public struct StatementImport: Sendable {
  public let file: String
  /// In hex.
  public let sha256: String
  public let size: Int64
  public let format: String
  public let profile: String?
  /// The last day on which the file must be kept.
  public let keepUntil: Day
  /// The statements that told something new, as they stand in the file.
  public let statements: [BankStatement]
  /// How many statements of the file told nothing new.
  public let repeated: Int
  /// How many lines were posted, and how many an earlier file had told.
  public let lines: Int
  public let known: Int
  /// Lines of closed months.
  public let late: [LateLine]

  /// A line that was posted on the first open day after its own.
  public struct LateLine: Sendable {
    public let line: Int64
    public let account: String
    public let amount: Money
    public let bookedOn: Day
    public let postedOn: Day
  }

  /// What the treasurer should look at.
  var remarks: [String] {
    var remarks: [String] = []
    if statements.isEmpty, repeated == 0 { remarks.append("There is no statement in this file.") }
    let bare = statements.filter { $0.opening == nil }
    if !bare.isEmpty {
      remarks.append(
        "The file states no balances, so nothing shows whether lines are missing in it.")
    }
    if let first = late.first, let last = late.last {
      remarks.append(
        "\(late.count) of the lines are of closed months (\(first.bookedOn) to \(last.bookedOn)) "
          + "and were posted on \(last.postedOn), the first open day.")
    }
    return remarks
  }

  static func made(by operation: Int64, _ connection: Connection) throws -> StatementImport {
    let row = try connection.queryIfOne(
      """
      select f.name, encode(f.sha256, 'hex') as sha256, f.size_bytes, f.format, f.profile,
             f.keep_until, f.statements, f.booked_lines
      from banking.file as f
      where f.operation_id = \(operation)
      """)
    guard let row else { throw StoreError.vanished(operation) }
    let statements = try connection.bankStatements("s.operation_id = \(operation)::bigint")
    let lines = statements.reduce(0) { $0 + $1.lines }
    let late = try connection.query(
      """
      select l.id, a.code as account, l.amount_minor, u.code, u.scale, u.kind, u.last_day,
             l.booked_on, e.effective_on
      from banking.statement as s
      join banking.line as l on l.statement_id = s.id
      join banking.account as a on a.id = l.account_id
      join ledger.unit as u on u.code = a.currency
      join ledger.entry as e on e.id = l.entry_id
      where s.operation_id = \(operation) and e.occurred_on is not null
      order by l.booked_on, l.id
      """
    ).map { row in
      try LateLine(
        line: row.decode("id"), account: row.decode("account"),
        amount: row.minor("amount_minor", row.unit()), bookedOn: row.day("booked_on"),
        postedOn: row.day("effective_on"))
    }
    return try StatementImport(
      file: row.decode("name"), sha256: row.decode("sha256"), size: row.decode("size_bytes"),
      format: row.decode("format"), profile: row.decode("profile"),
      keepUntil: row.day("keep_until"), statements: statements,
      repeated: row.decode("statements") - statements.count, lines: lines,
      known: row.decode("booked_lines") - lines, late: late)
  }
}
