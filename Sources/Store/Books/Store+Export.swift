public import Ledger
import Postgres

extension Store {
  /// Hands out the books as another program reads them: a head, then entry by entry in order of
  /// their days, in the memory of one.
  ///
  /// - Parameters:
  ///   - from: only entries of this day or later; what came before is then in no balance.
  ///   - to: only entries up to this day.
  public func exportBooks(
    as format: some JournalFormat, from: Day?, to: Day?, at horizon: Horizon = Horizon(),
    each: (String) throws -> Void
  ) throws {
    let first: SQL = "coalesce(\(from?.description)::date, '-infinity')"
    let last: SQL = "least(\(to?.description)::date, \(day(of: horizon)))"
    try read(at: horizon, attempts: 1) { connection in
      let accounts = try self.movedAccounts(first, last, horizon, connection)
      let names = Dictionary(accounts.map { ($0.name.text, $0.name) }) { $1 }
      let units = Dictionary(accounts.flatMap(\.units).map { ($0.code, $0) }) { $1 }
      var entry: BookedEntry?
      try connection.stream(
        """
        select j.entry_id, j.entry_no, j.effective_on, j.kind, j.document, j.reverses,
               to_char(j.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                 as recorded_at,
               j.account, j.unit, j.debit - j.credit as amount
        from audit.journal as j
        where j.effective_on between \(first) and \(last)
          and \(self.isThere(horizon))
        order by j.effective_on, j.entry_id, j.line
        """
      ) { row in
        if try entry?.id != row.decode("entry_id") {
          let next = try BookedEntry(row)
          try each(entry.map(format.text) ?? format.head(accounts, from: next.effectiveOn))
          entry = next
        }
        let (account, code): (String, String) = try (row.decode("account"), row.decode("unit"))
        guard let name = names[account], let unit = units[code] else {
          throw PostgresError(.decoding, "\(account) moves \(code) and has no balance in it")
        }
        entry?.postings.append(.init(account: name, amount: try row.money("amount", unit)))
      }
      try each(entry.map(format.text) ?? format.head([], from: nil))
    }
  }

  /// The accounts that entries of these days move, with the units in which they do.
  ///
  /// When an account was closed is known, but not since when it was: as known at a past moment,
  /// all are open.
  private func movedAccounts(
    _ first: SQL, _ last: SQL, _ horizon: Horizon, _ connection: Connection
  ) throws -> [BookedAccount] {
    let rows = try connection.query(
      """
      select b.account, u.unit as code, u.scale, u.kind, u.last_day, c.closed_on
      from audit.trial_balance_between(\(first), \(last), \(horizon.known)) as b
      join audit.units as u on u.unit = b.unit
      left join (
        select a.account, max(a.closed_on) as closed_on
        from audit.accounts as a
        group by a.account
        having bool_and(a.closed_on is not null)
      ) as c on c.account = b.account and c.closed_on <= \(last) and \(horizon.knownAt == nil)
      where b.debit <> 0 or b.credit <> 0
      order by b.account collate "C", u.unit collate "C"
      """)
    var accounts: [BookedAccount] = []
    for row in rows {
      let name = try AccountName(row.decode("account"))
      let before = accounts.last?.name == name ? accounts.removeLast().units : []
      accounts.append(
        try BookedAccount(
          name: name, units: before + [row.unit()], closedOn: row.dayIfAny("closed_on")))
    }
    return accounts
  }
}

extension BookedEntry {
  fileprivate init(_ row: Row) throws {
    try self.init(
      id: row.decode("entry_id"), number: row.decode("entry_no"),
      effectiveOn: row.day("effective_on"), kind: row.decode("kind"),
      document: row.decode("document"), reverses: row.decode("reverses"),
      recordedAt: row.decode("recorded_at"))
  }
}
