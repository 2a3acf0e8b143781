public import Ledger
import Postgres

/// An account in one unit, with its balance.
public struct AccountBalance: Sendable {
  public let account: String
  public let number: String
  public let accountClass: String
  public let unit: String
  public let movedBy: String
  public let description: String
  public let closedOn: Day?
  /// Debit less credit, a decimal text at the unit's scale.
  public let balance: String
}

/// One movement of an account.
public struct AccountMovement: Sendable {
  public let entry: Int64
  public let effectiveOn: Day
  public let kind: String
  public let document: String?
  public let unit: String
  /// Decimal texts at the unit's scale; `balance` is debit less credit up to here.
  public let debit: String
  public let credit: String
  public let balance: String
}

extension Store {
  /// The chart of accounts with balances.
  public func accounts(at horizon: Horizon = Horizon()) throws -> [AccountBalance] {
    try read(at: horizon) { connection in
      try connection.query(
        """
        select a.account, a.account_number, a.account_class, a.unit, a.moved_by, a.description,
               a.closed_on, coalesce(b.balance, ledger.amount(0, u.scale)) as balance
        from audit.accounts as a
        join ledger.unit as u on u.code = a.unit
        left join audit.trial_balance_at(\(self.day(of: horizon)), \(horizon.known))
          as b on b.account = a.account and b.unit = a.unit
        order by a.account_number collate "C", a.account collate "C", a.unit collate "C"
        """
      ).map { row in
        try AccountBalance(
          account: row.decode("account"), number: row.decode("account_number"),
          accountClass: row.decode("account_class"), unit: row.decode("unit"),
          movedBy: row.decode("moved_by"), description: row.decode("description"),
          closedOn: row.dayIfAny("closed_on"), balance: row.decode("balance"))
      }
    }
  }

  /// The movements of an account in order of their days, with running balances; those before
  /// `from` are in the balance only.
  public func statement(
    of account: String, from: Day?, to: Day?, at horizon: Horizon = Horizon()
  ) throws -> [AccountMovement] {
    try read(at: horizon) { connection in
      let isKnown: Bool = try connection.queryOne(
        "select exists (select from audit.accounts where account = \(account)) as known"
      ).decode("known")
      guard isKnown else {
        throw StoreError.unknown("account", account, hint: "coopledger account list shows them.")
      }
      return try connection.query(
        """
        select *
        from (
          select j.entry_id, j.effective_on, j.kind, j.document, j.unit, j.debit, j.credit, j.line,
                 sum(j.debit - j.credit) over (
                   partition by j.unit order by j.effective_on, j.entry_id, j.line) as balance
          from audit.journal as j
          where j.account = \(account)
            and \(self.isThere(horizon))
        ) as moved
        where effective_on >= coalesce(\(from?.description)::date, '-infinity')
          and effective_on <= coalesce(\(to?.description)::date, 'infinity')
        order by unit collate "C", effective_on, entry_id, line
        """
      ).map { row in
        try AccountMovement(
          entry: row.decode("entry_id"), effectiveOn: row.day("effective_on"),
          kind: row.decode("kind"), document: row.decode("document"), unit: row.decode("unit"),
          debit: row.decode("debit"), credit: row.decode("credit"), balance: row.decode("balance"))
      }
    }
  }

  /// Opens an account for general entries, or reopens a closed one.
  public func openAccount(
    _ name: String, unit: String, number: String, anyCurrency: Bool, description: String,
    _ how: Recording
  ) throws -> Recorded<String> {
    try write(how) { connection in
      let name = try field("account") { try AccountName(name) }
      guard (2...12).contains(number.utf8.count),
        number.utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else {
        throw StoreError(
          "account_number", field: "number",
          "\"\(number.prefix(40))\" is not the number of an account",
          hint: "Write 2 to 12 digits, such as 613000.")
      }
      let said: RequestFields = [
        "account": name.text, "unit": unit, "number": number,
        "any_currency": anyCurrency ? "true" : nil, "description": description,
      ]
      return try self.once("account.open", said, how, connection) {
        """
        ledger.open_account(
          p_key => \(how.key), p_request => \(said.sql), p_name => \(name.text),
          p_unit => \(unit), p_number => \(number), p_any_currency => \(anyCurrency),
          p_description => \(description))
        """
      } document: { _ in
        name.text
      }
    }
  }

  /// Closes an empty account from a day on.
  public func closeAccount(
    _ name: String, unit: String, on day: Day?, _ how: Recording
  ) throws -> Recorded<String> {
    try write(how) { connection in
      let today = try connection.queryOne("select ledger.today(\(self.timeZone)) as today")
        .day("today")
      let said: RequestFields = ["account": name, "unit": unit, "on": day?.description]
      return try self.once("account.close", said, how, connection) {
        """
        ledger.close_account(
          p_key => \(how.key), p_request => \(said.sql), p_name => \(name), p_unit => \(unit),
          p_day => \((day ?? today).description))
        """
      } document: { _ in
        name
      }
    }
  }
}
