public import Ledger
import Postgres

/// A line of a statement that is on record.
public struct BankLine: Sendable {
  public let id: Int64
  public let statement: Int64
  /// The code of the bank account.
  public let account: String
  public let bookedOn: Day
  public let valueOn: Day?
  /// When it counts in the books: later than it was booked where its month was closed.
  public let postedOn: Day?
  public let amount: Money
  /// What of it nobody has explained yet, with its sign.
  public let open: Money
  /// How many days before the horizon's day it was booked.
  public let age: Int
  public let entry: Int64?
  public let bankReference: String?
  public let kind: String?
  public let counterparty: String?
  public let counterpartyAccount: String?
  public let structuredReference: String?
  public let endToEndID: String?
  public let remittance: String?
  /// The payments behind it, where the bank booked many as one and a notification told them.
  public let payments: [BankPayment]
}

/// A payment behind a line.
public struct BankPayment: Sendable {
  public let ordinal: Int
  public let amount: Money
  public let counterparty: String?
  public let counterpartyAccount: String?
  public let structuredReference: String?
  public let endToEndID: String?
  public let remittance: String?
}

/// Which lines are asked for.
public struct BankLineFilter: Sendable {
  public var account: String?
  public var statement: Int64?
  /// Only those of which something is still in suspense.
  public var isUnallocated = false
  public var from: Day?
  public var to: Day?

  public init() {}
}

extension Store {
  /// The lines of statements in the order of their days, as they stood at the horizon. What they
  /// say of persons is there for those alone who may read it.
  /// - Throws: `StoreError` for an account that is not registered.
  public func bankLines(
    _ filter: BankLineFilter, at horizon: Horizon = Horizon()
  ) throws -> [BankLine] {
    func isThere(_ alias: SQL) -> SQL {
      alias + ".effective_on <= \(horizon.lastDay) and " + horizon.isKnown(alias)
    }
    return try read(at: horizon) { connection in
      if let account = filter.account { try connection.requireBankAccount(account, at: horizon) }
      let payments = try connection.payments(at: horizon)
      return try connection.query(
        """
        with explained as (
          select p.line_id, sum(p.amount_minor) as minor
          from banking.allocation as p
          join ledger.entry as e on e.id = p.entry_id
          where \(isThere("e"))
            and not exists (
              select from ledger.entry as v where v.reverses = e.id and \(isThere("v")))
          group by p.line_id
        )
        select l.id, l.statement_id, a.code as account, l.booked_on, l.value_on, e.effective_on,
               u.code as unit_code, u.scale as unit_scale, u.kind as unit_kind,
               u.last_day as unit_last_day, l.amount_minor,
               (l.amount_minor - coalesce(x.minor, 0))::bigint as open_minor,
               \(self.day(of: horizon)) - l.booked_on as age, l.entry_id, l.bank_reference,
               l.kind, t.counterparty_name, t.counterparty_account, t.structured_reference,
               t.end_to_end_id, t.remittance
        from banking.line as l
        join banking.statement as s on s.id = l.statement_id
        join banking.account as a on a.id = l.account_id
        join ledger.unit as u on u.code = a.currency
        left join explained as x on x.line_id = l.id
        left join ledger.entry as e on e.id = l.entry_id
        left join banking.readable_text as t on t.line_id = l.id and t.payment is null
        where (\(filter.account)::text is null or lower(a.code) = lower(\(filter.account)))
          and (\(filter.statement)::bigint is null or l.statement_id = \(filter.statement))
          and (not \(filter.isUnallocated)::boolean or l.amount_minor <> coalesce(x.minor, 0))
          and l.booked_on <= \(horizon.lastDay) and \(horizon.isKnown("s"))
          and l.booked_on >= coalesce(\(filter.from?.description)::date, '-infinity')
          and l.booked_on <= coalesce(\(filter.to?.description)::date, 'infinity')
        order by l.booked_on, a.code collate "C", l.id
        """
      ).map { row in
        let unit = try row.unit("unit_")
        return try BankLine(
          id: row.decode("id"), statement: row.decode("statement_id"),
          account: row.decode("account"), bookedOn: row.day("booked_on"),
          valueOn: row.dayIfAny("value_on"), postedOn: row.dayIfAny("effective_on"),
          amount: row.minor("amount_minor", unit), open: row.minor("open_minor", unit),
          age: row.decode("age"), entry: row.decode("entry_id"),
          bankReference: row.decode("bank_reference"), kind: row.decode("kind"),
          counterparty: row.decode("counterparty_name"),
          counterpartyAccount: row.decode("counterparty_account"),
          structuredReference: row.decode("structured_reference"),
          endToEndID: row.decode("end_to_end_id"), remittance: row.decode("remittance"),
          payments: payments[row.decode("id")] ?? [])
      }
    }
  }

  /// The statements on record, of one account or all, in the order of their days.
  /// - Throws: `StoreError` for an account that is not registered.
  public func bankStatements(
    account: String? = nil, at horizon: Horizon = Horizon()
  ) throws -> [BankStatement] {
    try read(at: horizon) { connection in
      if let account { try connection.requireBankAccount(account, at: horizon) }
      return try connection.bankStatements(
        "\(account)::text is null or lower(a.code) = lower(\(account))", at: horizon)
    }
  }

  /// One statement.
  /// - Throws: `StoreError` where there is none of that number at the horizon.
  public func bankStatement(
    _ id: Int64, at horizon: Horizon = Horizon()
  ) throws -> BankStatement {
    let found = try read(at: horizon) {
      try $0.bankStatements("s.id = \(id)::bigint", at: horizon)
    }
    guard let statement = found.first else {
      throw StoreError.unknown(
        "statement", String(id), hint: "coopledger statement list shows them.")
    }
    return statement
  }
}

extension Connection {
  /// The payments behind lines, by line. (Few lines have any.)
  fileprivate func payments(at horizon: Horizon) throws -> [Int64: [BankPayment]] {
    try query(
      """
      select p.line_id, p.ordinal, p.amount_minor, t.counterparty_name, t.counterparty_account,
             t.structured_reference, t.end_to_end_id, t.remittance, u.code, u.scale, u.kind,
             u.last_day
      from banking.payment as p
      join banking.line as l on l.id = p.line_id
      join banking.account as a on a.id = l.account_id
      join ledger.unit as u on u.code = a.currency
      join banking.file as f on f.id = p.file_id
      join ledger.operation as o on o.id = f.operation_id
      left join banking.readable_text as t on (t.line_id, t.payment) = (p.line_id, p.ordinal)
      where \(horizon.isKnown(operation: "o.id", recordedAt: "o.recorded_at"))
      order by p.line_id, p.ordinal
      """
    ).reduce(into: [:]) { all, row in
      let payment = try BankPayment(
        ordinal: row.decode("ordinal"), amount: row.minor("amount_minor", row.unit()),
        counterparty: row.decode("counterparty_name"),
        counterpartyAccount: row.decode("counterparty_account"),
        structuredReference: row.decode("structured_reference"),
        endToEndID: row.decode("end_to_end_id"), remittance: row.decode("remittance"))
      all[try row.decode("line_id"), default: []].append(payment)
    }
  }

  fileprivate func requireBankAccount(_ code: String, at horizon: Horizon) throws {
    let isKnown: Bool = try queryOne(
      """
      select exists (
        select
        from banking.account as a
        join ledger.operation as o on o.id = a.operation_id
        where lower(a.code) = lower(\(code))
          and \(horizon.isKnown(operation: "o.id", recordedAt: "o.recorded_at"))) as known
      """
    ).decode("known")
    guard isKnown else {
      throw StoreError.unknown("account", code, hint: "coopledger bank list shows them.")
    }
  }
}
