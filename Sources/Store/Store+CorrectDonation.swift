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
        return self.call(
          terms, try terms.plan(connection), request, said: said, reason: correction.reason,
          replacing: old.id, how)
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
}
