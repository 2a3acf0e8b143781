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
  /// How many payments behind lines it told for the first time, and of how many in all.
  public let payments: Int
  public let paymentsTold: Int
  /// Lines of closed months.
  public let late: [LateLine]

  /// What seems to be missing between statements whose balances agree, in words.
  public let missing: [String]

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
    if statements.isEmpty, repeated == 0, paymentsTold == 0 {
      remarks.append("There is no statement in this file.")
    }
    let bare = statements.filter { $0.opening == nil }
    if !bare.isEmpty {
      remarks.append(
        "The file states no balances, so nothing shows whether lines are missing in it.")
    }
    remarks += missing
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
             f.keep_until, f.statements, f.booked_lines, f.payments as told,
             (select count(*) from banking.payment as p where p.file_id = f.id) as payments
      from banking.file as f
      where f.operation_id = \(operation)
      """)
    guard let row else { throw StoreError.vanished(operation) }
    let statements = try connection.bankStatements(
      "s.operation_id = \(operation)::bigint", at: Horizon())
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
      known: row.decode("booked_lines") - lines, payments: row.decode("payments"),
      paymentsTold: row.decode("told"), late: late,
      missing: beginning(by: operation, connection) + missing(before: operation, connection))
  }

  /// Whoever begins with the latest file is told before the older ones are refused.
  private static func beginning(
    by operation: Int64, _ connection: Connection
  ) throws -> [String] {
    try connection.query(
      """
      select distinct on (a.id) a.code as account, s.opening_minor, u.code, u.scale, u.kind,
             u.last_day
      from banking.statement as s
      join banking.account as a on a.id = s.account_id
      join ledger.unit as u on u.code = a.currency
      where s.operation_id = \(operation) and s.follows is null and s.precedes is null
        and s.opening_minor <> 0
      order by a.id, s.rank
      """
    ).map { row in
      let account: String = try row.decode("account")
      let opening = try row.minor("opening_minor", row.unit())
      return "\(account): its books begin with \(opening), which this statement opens with. Older "
        + "ones go in from the latest to the oldest."
    }
  }

  /// Context: banks skip days on which nothing moved, and a lost statement that came to nothing is
  /// not seen in the balances. Choice: what follows by its balance is taken, and what numbers or
  /// days leave out is named. Rejected: refusing it, for most of what is not there never was.
  private static func missing(
    before operation: Int64, _ connection: Connection
  ) throws -> [String] {
    try connection.query(
      """
      select a.code, n.first, n.last, d.first::text as first_day, d.last::text as last_day
      from banking.statement as s
      join banking.statement as p on p.id = s.follows
      join banking.account as a on a.id = s.account_id
      cross join lateral (
        select case when p.sequence ~ '^[0-9]{1,9}$' then p.sequence::integer + 1 end as first,
               case when s.sequence ~ '^[0-9]{1,9}$' then s.sequence::integer - 1 end as last
      ) as n
      cross join lateral (
        select min(g)::date as first, max(g)::date as last
        from generate_series(
          p.last_day + 1, least(s.first_day, s.opening_on, p.last_day + 400) - 1,
          interval '1 day') as g
        where extract(isodow from g) < 6
      ) as d
      where s.operation_id = \(operation) and s.gap_minor is null
        -- Banks begin to count anew with the year, or with another kind of file.
        and case when n.first is not null and n.last is not null
              then n.last between n.first and n.first + 400
                and date_trunc('year', s.last_day) = date_trunc('year', p.last_day)
              else d.first is not null end
        and not exists (
          select from banking.statement as t
          where t.account_id = s.account_id and t.rank > p.rank and t.rank < s.rank)
      order by s.rank
      """
    ).map { row in
      let account: String = try row.decode("code")
      let numbers: (Int, Int)?
      if let first: Int = try row.decode("first"), let last: Int = try row.decode("last") {
        numbers = (first, last)
      } else {
        numbers = nil
      }
      let agree = "the balances before and after"
      if let (first, last) = numbers {
        return first == last
          ? "\(account): the bank's statement \(first) is missing; \(agree) it agree. Import it "
            + "when it is there: it goes in between."
          : "\(account): the bank's statements \(first) to \(last) are missing; \(agree) them "
            + "agree. If there are any, import them: they go in between."
      }
      let first: String = try row.decode("first_day")
      let last: String = try row.decode("last_day")
      let days = first == last ? first : "\(first) to \(last)"
      return "\(account): no statement tells of \(days); \(agree) it agree. If there is one, "
        + "import it: it goes in between."
    }
  }
}
