public import Ledger
import Postgres

/// A general entry of one transfer, as the treasurer typed it.
public struct EntryRequest: Sendable {
  public var debit: String
  public var credit: String
  public var amount: String
  public var unit: String
  /// nil for today.
  public var day: Day?
  public var memo: String?

  public init(debit: String, credit: String, amount: String, unit: String) {
    self.debit = debit
    self.credit = credit
    self.amount = amount
    self.unit = unit
  }
}

extension Store {
  /// Posts a general entry between accounts that no document moves.
  public func postEntry(
    _ request: EntryRequest, _ how: Recording
  ) throws -> Recorded<JournalEntry> {
    try write(how) { connection in
      guard let unit = try connection.units([request.unit])[request.unit] else {
        throw StoreError.unknownUnit(request.unit)
      }
      let amount = try field("amount") { try Money.positive(parsing: request.amount, unit: unit) }
      let transfer = try Transfer(
        debit: try field("debit") { try AccountName(request.debit) },
        credit: try field("credit") { try AccountName(request.credit) }, amount: amount)
      let today = try connection.queryOne("select ledger.today(\(self.timeZone)) as today")
        .day("today")
      let day = request.day ?? today
      guard day <= today else { throw StoreError.stillToCome(day, today: today) }
      let entry = try Entry(effectiveOn: day, transfers: [transfer])
      let said: RequestFields = [
        "debit": request.debit, "credit": request.credit, "amount": amount.text,
        "unit": request.unit, "on": request.day?.description, "memo": request.memo,
      ]
      return try self.once("entry.post", said, how, connection) {
        """
        ledger.record_entry(
          p_key => \(how.key), p_request => \(said.sql),
          p_texts => \((["memo": request.memo] as RequestFields).sql),
          p_day => \(entry.effectiveOn.description), p_late => \(how.isLate),
          \(arguments(PostingArrays(entry))))
        """
      } document: { operation in
        try self.entry(of: operation, connection)
      }
    }
  }

  /// Reverses a general entry, on its own day where none is given.
  public func reverseEntry(
    _ id: Int64, reason: String, on day: Day?, _ how: Recording
  ) throws -> Recorded<JournalEntry> {
    try write(how) { connection in
      let said: RequestFields = [
        "entry": String(id), "reason": reason, "on": day?.description,
      ]
      return try self.once("entry.reverse", said, how, connection) {
        """
        ledger.reverse_entry(
          p_key => \(how.key), p_request => \(said.sql),
          p_texts => \((["reason": reason] as RequestFields).sql),
          p_entry_id => \(id), p_day => \(day?.description), p_late => \(how.isLate))
        """
      } document: { operation in
        try self.entry(of: operation, connection)
      }
    }
  }

  /// One entry with its lines.
  public func entry(
    _ reference: EntryReference, at horizon: Horizon = Horizon()
  ) throws -> JournalEntry {
    try read(at: horizon) { connection in
      guard
        let entry = try JournalEntry.select(
          connection, where: "\(reference.condition) and \(self.isThere(horizon))",
          reversedBy: self.reversedBy(horizon)
        ).first
      else {
        throw StoreError.unknown(
          "entry", reference.description, hint: "coopledger entry list shows the latest.")
      }
      return entry
    }
  }

  /// The latest entries, oldest of them first.
  public func entries(
    from: Day?, to: Day?, account: String?, limit: Int, at horizon: Horizon
  ) throws -> [JournalEntry] {
    try read(at: horizon) { connection in
      var condition = self.isThere(horizon)
      if let from { condition += " and j.effective_on >= \(from.description)::date" }
      if let to { condition += " and j.effective_on <= \(to.description)::date" }
      if let account {
        condition += """
           and exists (
            select from ledger.transfer as t
            join ledger.account as a on a.id in (t.debit_account, t.credit_account)
            where t.entry_id = j.entry_id and a.name = \(account))
          """
      }
      return try JournalEntry.select(
        connection, where: condition, limit: limit, reversedBy: self.reversedBy(horizon))
    }
  }

  /// A condition on `j` (audit.journal): the entry had happened, and was known.
  func isThere(_ horizon: Horizon) -> SQL {
    let isKnown = horizon.isKnown(seal: "j.seal", recordedAt: "j.recorded_at")
    return "j.effective_on <= \(day(of: horizon)) and \(isKnown)"
  }

  /// The reversal of `j` (audit.journal), if that too had happened and was known.
  func reversedBy(_ horizon: Horizon) -> SQL {
    let isKnown = horizon.isKnown(operation: "r.operation_id", recordedAt: "r.recorded_at")
    return """
      (
        select r.id
        from ledger.entry as r
        where r.id = j.reversed_by and r.effective_on <= \(day(of: horizon)) and \(isKnown))
      """
  }

  private func entry(of operation: Int64, _ connection: Connection) throws -> JournalEntry {
    guard
      let entry = try JournalEntry.select(
        connection,
        where: """
          j.entry_id = (select e.id from ledger.entry as e where e.operation_id = \(operation))
          """
      ).first
    else { throw StoreError.vanished(operation) }
    return entry
  }
}
