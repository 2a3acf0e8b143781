import Giving
import Ledger
import Postgres

extension Store {
  /// Corrects a wrongly typed donation: it is reversed on its own day, and recorded anew under a
  /// new number, so that what was received is as if typed right at once.
  ///
  /// A new number, because `D-2018-…` takes the year in which the gift was received, which may be
  /// what was wrong; the two name each other.
  public func correctDonation(
    _ number: DocumentNumber, _ correction: DonationCorrection, _ how: Recording
  ) throws -> Recorded<Donation> {
    try write(how) { connection in
      let said = correction.said(of: number)
      let recorded = try self.once("donation.correct", said, how, connection) {
        let old = try self.donation(number, connection)
        let request = try correction.applied(to: old)
        var terms = try self.terms(of: request, connection)
        if old.status == "received", let fulfilled = old.fulfilled {
          terms.pledge?.returned = fulfilled.minor
        }
        let part = try self.linePart(of: old, connection)
        if let part { terms.gift = terms.gift.seen(in: part.suspense) }
        let plan = try terms.plan(connection)
        try part?.requireSame(plan, number)
        return self.call(
          terms, plan, request, said: said, reason: correction.reason, replacing: old.id, how)
      } document: { operation in
        try Donation.made(by: operation, connection)
      }
      return recorded.warning(try self.remarks(on: recorded, connection))
    }
  }

  /// The donation of this number.
  func donation(_ number: DocumentNumber, _ connection: Connection) throws -> Donation {
    guard
      let donation = try Donation.select(
        connection, where: "f.id = \(number.id) and f.donation = \(number.description)"
      ).first
    else { throw number.isUnknown }
    return donation
  }

  /// The part of a statement line that a donation is, if a line made it.
  private func linePart(of donation: Donation, _ connection: Connection) throws -> GiftPart? {
    try connection.queryIfOne(
      """
      select p.line_id, p.amount_minor, a.name as suspense, u.code, u.scale, u.kind, u.last_day
      from banking.standing_part as p
      join banking.line as l on l.id = p.line_id
      join banking.account as b on b.id = l.account_id
      join ledger.account as a on a.id = b.suspense_account
      join ledger.unit as u on u.code = b.currency
      where p.entry_id = \(donation.entry)
      """
    ).map { row in
      try GiftPart(
        line: row.decode("line_id"), suspense: AccountName(row.decode("suspense")),
        amount: Money(minor: row.decode("amount_minor"), unit: row.unit()))
    }
  }
}

/// The part of a statement line that a gift is: corrected, it stays that line's money.
private struct GiftPart {
  let line: Int64
  let suspense: AccountName
  let amount: Money

  func requireSame(_ plan: GiftPlan, _ number: DocumentNumber) throws {
    let holding = Holding(account: suspense, unit: amount.unit)
    guard plan.entry.movements()[holding] != Int128(amount.minor) else { return }
    throw StoreError(
      "line_shows_other", field: "amount",
      "\(number) is \(amount) of statement line \(line): the gift less its fee has to come to that",
      hint: "To explain the line anew: coopledger statement deallocate \(line) --reason TEXT.")
  }
}
