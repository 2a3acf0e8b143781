public import Ledger
import Postgres

/// A document that should never have been typed, taken back.
public struct VoidedDocument: Sendable {
  public let number: String
  /// The entry that reverses the document's own.
  public let entry: Int64
  public let reverses: Int64
  /// The day on which that counts.
  public let postedOn: Day
  /// The document's own day, where its month was closed and it was taken back late.
  public let occurredOn: Day?
}

extension Store {
  /// Voids a donation or a refund: it counts as neither received nor given back.
  public func voidDocument(
    _ number: DocumentNumber, reason: String, _ how: Recording
  ) throws -> Recorded<VoidedDocument> {
    try write(how) { connection in
      let said: RequestFields = ["document": number.description, "reason": reason]
      return try self.once("donation.void", said, how, connection) {
        let kind: String
        if number.kind == .refund {
          kind = "refund"
          let refunds = try GiftRefund.select(
            connection, where: "f.id = \(number.id) and f.refund = \(number.description)")
          guard !refunds.isEmpty else { throw number.isUnknown }
        } else {
          kind = "donation"
          _ = try self.donation(number, connection)
        }
        return """
          giving.void_document(
            p_key => \(how.key), p_request => \(said.sql),
            p_texts => \((["reason": reason] as RequestFields).sql),
            p_document => \(kind), p_id => \(number.id), p_late => \(how.isLate))
          """
      } document: { operation in
        let row = try connection.queryOne(
          """
          select id, reverses, effective_on, occurred_on
          from ledger.entry
          where operation_id = \(operation)
          """)
        return try VoidedDocument(
          number: number.description, entry: row.decode("id"), reverses: row.decode("reverses"),
          postedOn: row.day("effective_on"), occurredOn: row.dayIfAny("occurred_on"))
      }
    }
  }
}
