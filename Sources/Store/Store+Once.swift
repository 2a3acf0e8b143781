import Ledger
import Postgres

extension Store {
  /// Does a request once: finds the operation that has done it, or plans and stores it now.
  ///
  /// What was done is found before anything is planned, for the plan may no longer be possible: a
  /// gift that was refunded cannot be refunded again, and the repeated call wants the old answer.
  /// - Parameters:
  ///   - kind: the operation's kind, as the database's function names it.
  ///   - said: what the caller said.
  ///   - call: plans, and gives the call of the database's function, which answers with columns
  ///     status and operation_id.
  ///   - document: reads what the operation made.
  func once<Document: Sendable>(
    _ kind: String, _ said: RequestFields, _ how: Recording, _ connection: Connection,
    call: () throws -> SQL, document: (_ operation: Int64) throws -> Document
  ) throws -> Recorded<Document> {
    try said.requireLengths()
    func known() throws -> Recorded<Document>? {
      // A key is seldom known: asked first, it spares a fresh server process the whole function.
      let found: Int64? = try connection.queryOne(
        """
        select case when exists (select from ledger.operation where key = \(how.key))
          then ledger.find_operation(\(how.key), \(kind), \(said.sql)) end as operation_id
        """
      ).decode("operation_id")
      return try found.map { operation in
        try Recorded(
          status: .exists, key: how.key, document: document(operation), warnings: [],
          postedLateOn: self.lateDay(of: operation, connection))
      }
    }
    if let known = try known() { return known }
    let plan: SQL
    do {
      plan = try call()
    } catch let refusal as any Refusal {
      // The same call at the same moment, elsewhere, may have done it while we waited for a lock.
      guard let known = try known() else { throw refusal }
      return known
    }
    let row = try connection.queryOne(
      "select status, operation_id from " + plan, access: .readWrite)
    let status = Recorded<Document>.Status(rawValue: try row.decode("status")) ?? .created
    let operation: Int64 = try row.decode("operation_id")
    return try Recorded(
      status: status, key: how.key, document: document(operation), warnings: [],
      postedLateOn: how.isLate ? lateDay(of: operation, connection) : nil)
  }

  /// When what an operation posted late counts; nil where it posted nothing late.
  private func lateDay(of operation: Int64, _ connection: Connection) throws -> Day? {
    try connection.queryOne(
      """
      select max(effective_on) as day
      from ledger.entry
      where operation_id = \(operation) and occurred_on is not null
      """
    ).dayIfAny("day")
  }
}

/// The five arrays of an entry, as named arguments of a database function.
func arguments(_ posting: PostingArrays) -> SQL {
  """
  p_accounts => \(posting.accounts), p_units => \(posting.units), p_debits => \(posting.debits),
  p_credits => \(posting.credits), p_amounts => \(posting.amounts)
  """
}
