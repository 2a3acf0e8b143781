import Giving
import Ledger
import Postgres

/// A refund that a file tells, to be recorded behind its gifts.
struct PendingRefund {
  let donation: DocumentNumber
  let line: Int
  let refund: FileGift.Refund
  /// Whether its gift was recorded by this file.
  let isNew: Bool
}

/// A gift of a processor's list that was on record before.
struct KnownGift {
  let number: DocumentNumber
  let line: Int
  let refunds: [FileGift.Refund]
}

extension DonationImporter {
  /// Looks at what a list tells of gifts that are on record: which of them statement lines made,
  /// and what was given back since.
  ///
  /// Decision: what was given back is recorded if nothing was before, and is else for the treasurer
  /// to compare: a refund bears no reference, so one that was typed on another day would count
  /// twice. Rejected: passing it over, as for our own files, where a correction is made here.
  func lookAtKnown() throws {
    guard !known.isEmpty else { return }
    let lines = try linesOfKnown()
    result.seenOnLinesCount = lines.count
    result.seenOnLines = known.lazy.compactMap { gift in
      lines[gift.number.id].map { (donation: gift.number.description, line: $0) }
    }.prefix(5).map(\.self)
    for gift in known where !gift.refunds.isEmpty {
      var recorded = try refundsOnRecord(of: gift.number.id)
      let isFirst = recorded.isEmpty && lines[gift.number.id] == nil
      let missing = gift.refunds.filter { refund in
        let place = recorded.firstIndex { $0.minor == refund.amount.minor && $0.day == refund.day }
        if let place { recorded.remove(at: place) }
        return place == nil
      }
      if isFirst {
        refunds += missing.map {
          PendingRefund(donation: gift.number, line: gift.line, refund: $0, isNew: false)
        }
      } else {
        result.openRefunds += missing.map {
          (donation: gift.number.description, refund: "\($0.amount) on \($0.day)")
        }
      }
    }
  }

  private func linesOfKnown() throws -> [Int64: Int64] {
    let rows = try connection.query(
      """
      select a.donation_id, min(a.line_id) as line
      from banking.standing_part as a
      where a.explains = 'gift' and a.donation_id = any (\(known.map(\.number.id))::bigint[])
      group by a.donation_id
      """)
    return try Dictionary(
      rows.map { row in (try row.decode("donation_id"), try row.decode("line")) },
      uniquingKeysWith: { one, _ in one })
  }

  private func refundsOnRecord(of donation: Int64) throws -> [(minor: Int64, day: Day)] {
    try connection.query(
      """
      select r.amount_minor, coalesce(e.occurred_on, e.effective_on) as day
      from giving.refund as r
      join ledger.entry as e on e.id = r.entry_id
      where r.donation_id = \(donation)
      """
    ).map { row in (minor: try row.decode("amount_minor"), day: try row.day("day")) }
  }
}
