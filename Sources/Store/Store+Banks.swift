public import Banking
public import Ledger
import Postgres

/// A bank account that is registered.
public struct BankAccount: Sendable {
  public let code: String
  public let identifier: BankAccountID?
  public let currency: Unit
  public let name: String
  /// The two accounts in the books.
  public let bankAccount: String
  public let suspenseAccount: String
  /// The last day that a statement covers, and what its last balance says; nil before the first.
  public let lastDay: Day?
  public let closing: Money?
  /// What the books have, and what of it nobody has explained yet.
  public let balance: Total
  public let suspense: Total
  /// How many lines there are, and how many of them were posted later than on their day.
  public let lines: Int
  public let late: Int
}

extension Store {
  /// Registers a bank account, and opens its two accounts in the books.
  ///
  /// - Parameters:
  ///   - code: with a capital it is the last component of their names.
  ///   - identifier: the IBAN, or what else the statements call the account.
  ///   - currency: the one currency of its statements.
  /// - Throws: `StoreError` for a code that cannot be part of an account's name; `PostgresError`
  ///   with SQLSTATE CL008 for what is registered already.
  public func addBankAccount(
    _ code: String, identifier: BankAccountID, currency: String, name: String?, _ how: Recording
  ) throws -> Recorded<BankAccount> {
    let component = code.prefix(1).uppercased() + code.dropFirst()
    guard !code.contains(":"), code.utf8.count <= 40,
      (try? AccountName("Assets:Bank:" + component)) != nil
    else {
      throw StoreError(
        "bank_code", field: "code",
        "\"\(code.prefix(60))\" cannot be part of an account's name",
        hint: "Use letters, digits and hyphens, such as Main or KBC-2.")
    }
    return try write(how) { connection in
      let said: RequestFields = [
        "code": code, "identifier": identifier.text, "currency": currency, "name": name,
      ]
      return try self.once("bank.add", said, how, connection) {
        """
        banking.add_account(
          p_key => \(how.key), p_request => \(said.sql), p_code => \(code),
          p_identifier => \(identifier.text), p_is_iban => \(identifier.isIBAN),
          p_currency => \(currency), p_name => \(name))
        """
      } document: { operation in
        guard
          let account = try connection.bankAccounts("a.operation_id = \(operation)::bigint").first
        else { throw StoreError.vanished(operation) }
        return account
      }
    }
  }

  /// The bank accounts in the order of their codes.
  public func bankAccounts() throws -> [BankAccount] {
    try read { try $0.bankAccounts("true") }
  }
}

extension Connection {
  fileprivate func bankAccounts(_ condition: SQL) throws -> [BankAccount] {
    try query(
      """
      select a.code, a.identifier, a.name, bank.name as bank, suspense.name as suspense,
             u.code as unit_code, u.scale as unit_scale, u.kind as unit_kind,
             u.last_day as unit_last_day, last.last_day, last.closing_minor,
             ledger.amount(coalesce(held.bank, 0), u.scale) as balance,
             ledger.amount(coalesce(held.suspense, 0), u.scale) as unexplained,
             counted.lines, counted.late
      from banking.account as a
      join ledger.unit as u on u.code = a.currency
      join ledger.account as bank on bank.id = a.bank_account
      join ledger.account as suspense on suspense.id = a.suspense_account
      left join lateral (
        select max(s.last_day) as last_day, (
          select s.closing_minor
          from banking.statement as s
          where s.account_id = a.id and s.opening_minor is not null
          order by s.rank desc
          limit 1) as closing_minor
        from banking.statement as s
        where s.account_id = a.id
      ) as last on true
      left join lateral (
        select sum(d.debit - d.credit) filter (where d.account_id = a.bank_account) as bank,
               sum(d.credit - d.debit) filter (where d.account_id = a.suspense_account) as suspense
        from ledger.daily('infinity', null) as d
        where d.account_id in (a.bank_account, a.suspense_account)
      ) as held on true
      cross join lateral (
        select count(*) as lines,
               count(*) filter (where e.effective_on > l.booked_on) as late
        from banking.line as l
        left join ledger.entry as e on e.id = l.entry_id
        where l.account_id = a.id
      ) as counted
      where \(condition)
      order by a.code collate "C"
      """
    ).map { row in
      let unit = try row.unit("unit_")
      return try BankAccount(
        code: row.decode("code"), identifier: BankAccountID(row.decode("identifier")),
        currency: unit, name: row.decode("name"), bankAccount: row.decode("bank"),
        suspenseAccount: row.decode("suspense"), lastDay: row.dayIfAny("last_day"),
        closing: row.minorIfAny("closing_minor", unit), balance: row.total("balance", unit),
        suspense: row.total("unexplained", unit), lines: row.decode("lines"),
        late: row.decode("late"))
    }
  }
}
