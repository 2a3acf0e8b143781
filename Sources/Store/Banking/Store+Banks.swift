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
          let account = try connection.bankAccounts("o.id = \(operation)::bigint", at: Horizon())
            .first
        else { throw StoreError.vanished(operation) }
        return account
      }
    }
  }

  /// The bank accounts in the order of their codes, as they stood at the horizon.
  public func bankAccounts(at horizon: Horizon = Horizon()) throws -> [BankAccount] {
    let isKnown = horizon.isKnown(operation: "o.id", recordedAt: "o.recorded_at")
    return try read(at: horizon) { try $0.bankAccounts(isKnown, at: horizon) }
  }
}

extension Connection {
  /// The accounts of which `condition` holds (`o` is the operation that registered it).
  fileprivate func bankAccounts(
    _ condition: SQL, at horizon: Horizon
  ) throws -> [BankAccount] {
    try query(
      """
      with standing as materialized (
        select b.account, b.unit, b.balance
        from audit.trial_balance_at(\(horizon.lastDay), \(horizon.known)) as b
      ), known as (
        select s.id, s.account_id, s.last_day, s.opening_minor, s.closing_minor, s.rank
        from banking.statement as s
        where \(horizon.isKnown("s"))
      ), told as (
        select * from known as k where k.last_day <= \(horizon.lastDay)
      )
      select a.code, a.identifier, a.name, bank.name as bank, suspense.name as suspense,
             u.code as unit_code, u.scale as unit_scale, u.kind as unit_kind,
             u.last_day as unit_last_day, (
               select max(t.last_day) from told as t where t.account_id = a.id) as last_day, (
               select t.closing_minor
               from told as t
               where t.account_id = a.id and t.opening_minor is not null
               order by t.rank desc
               limit 1) as closing_minor,
             coalesce(held.balance, ledger.amount(0, u.scale)) as balance,
             coalesce(-waits.balance, ledger.amount(0, u.scale)) as unexplained,
             counted.lines, counted.late
      from banking.account as a
      join ledger.operation as o on o.id = a.operation_id
      join ledger.unit as u on u.code = a.currency
      join ledger.account as bank on bank.id = a.bank_account
      join ledger.account as suspense on suspense.id = a.suspense_account
      left join standing as held on (held.account, held.unit) = (bank.name, a.currency)
      left join standing as waits on (waits.account, waits.unit) = (suspense.name, a.currency)
      cross join lateral (
        select count(*) as lines,
               count(*) filter (where e.effective_on > l.booked_on) as late
        from known as k
        join banking.line as l on l.statement_id = k.id and l.booked_on <= \(horizon.lastDay)
        left join ledger.entry as e on e.id = l.entry_id
        where k.account_id = a.id
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
