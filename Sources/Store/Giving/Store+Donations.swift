public import Ledger
import Postgres

/// Which donations to list; nil does not narrow.
public struct DonationFilter: Sendable {
  public var campaign: String?
  public var from: Day?
  public var to: Day?
  /// A name or a donor's code.
  public var donor: String?

  public init() {}
}

extension Store {
  /// Donations by day received, then by number.
  /// - Throws: `StoreError` for a campaign or a donor that there is not.
  public func donations(
    _ filter: DonationFilter, at horizon: Horizon = Horizon()
  ) throws -> [Donation] {
    try read(at: horizon) { connection in try self.donations(filter, at: horizon, connection) }
  }

  private func donations(
    _ filter: DonationFilter, at horizon: Horizon, _ connection: Connection
  ) throws -> [Donation] {
    var condition: SQL = "true"
    if let campaign = filter.campaign {
      _ = try self.campaign(campaign, connection)
      condition += " and f.campaign = \(campaign)"
    }
    if let from = filter.from { condition += " and f.received_on >= \(from.description)::date" }
    if let to = filter.to { condition += " and f.received_on <= \(to.description)::date" }
    if let donor = filter.donor { condition += " and \(donor) in (f.donor_name, f.donor)" }
    let donations = try Donation.select(
      connection, where: condition, day: self.day(of: horizon), at: horizon)
    if donations.isEmpty, let donor = filter.donor { try connection.requireDonor(donor) }
    return donations
  }

  /// The same, with the refunds of each by its number; voided ones are left out.
  public func donationsWithRefunds(
    _ filter: DonationFilter, at horizon: Horizon = Horizon()
  ) throws -> (donations: [Donation], refunds: [String: [GiftRefund]]) {
    try read(at: horizon) { connection in
      let donations = try self.donations(filter, at: horizon, connection)
      let refunded = donations.filter { $0.refunded.minor > 0 }.map(\.id)
      guard !refunded.isEmpty else { return (donations, [:]) }
      let refunds = try GiftRefund.select(
        connection, where: "f.donation_id = any (\(refunded)::bigint[])",
        day: self.day(of: horizon), at: horizon)
      return (donations, Dictionary(grouping: refunds.filter { !$0.isVoided }, by: \.donation))
    }
  }

  /// One donation with its refunds, voided ones included, and the statement lines that show its
  /// money.
  public func donation(
    _ number: DocumentNumber, at horizon: Horizon = Horizon()
  ) throws -> (donation: Donation, refunds: [GiftRefund], lines: [Int64]) {
    try read(at: horizon) { connection in
      // Who asks for one gift wants to see it, also if it counts from a later day on.
      let day: SQL = horizon.asOf == nil ? "'infinity'::date" : self.day(of: horizon)
      guard
        let donation = try Donation.select(
          connection, where: "f.id = \(number.id) and f.donation = \(number.description)",
          day: day, at: horizon
        ).first
      else { throw number.isUnknown }
      let refunds = try GiftRefund.select(
        connection, where: "f.donation_id = \(donation.id)", day: day, at: horizon)
      return (donation, refunds, try self.lines(of: donation, day: day, at: horizon, connection))
    }
  }

  private func lines(
    of donation: Donation, day: SQL, at horizon: Horizon, _ connection: Connection
  ) throws -> [Int64] {
    func isKnown(_ alias: SQL) -> SQL {
      horizon.isKnown(operation: alias + ".operation_id", recordedAt: alias + ".recorded_at")
    }
    return try connection.query(
      """
      select distinct a.line_id
      from banking.allocation as a
      join ledger.entry as e on e.id = a.entry_id
      where a.donation_id = \(donation.id) and e.effective_on <= \(day) and \(isKnown("e"))
        and not exists (
          select from ledger.entry as v
          where v.reverses = e.id and v.effective_on <= \(day) and \(isKnown("v")))
      order by a.line_id
      """
    ).map { try $0.decode("line_id") }
  }

  /// Pledges by day, then by number; only a campaign's, or all.
  public func pledges(
    campaign: String? = nil, at horizon: Horizon = Horizon()
  ) throws -> [PledgeRecord] {
    try read(at: horizon) { connection in
      if let campaign { _ = try self.campaign(campaign, connection) }
      return try PledgeRecord.select(
        connection, where: "f.campaign = coalesce(\(campaign), f.campaign)",
        day: self.day(of: horizon), at: horizon)
    }
  }

  /// One pledge and the numbers of the donations that were given for it.
  public func pledge(
    _ number: DocumentNumber, at horizon: Horizon = Horizon()
  ) throws -> (pledge: PledgeRecord, donations: [Donation]) {
    try read(at: horizon) { connection in
      let day = self.day(of: horizon)
      let pledge = try PledgeRecord.only(connection, number, day: day, at: horizon)
      return (
        pledge,
        try Donation.select(
          connection, where: "f.pledge = \(pledge.number)", day: day, at: horizon)
      )
    }
  }
}

extension Connection {
  /// - Throws: `StoreError` for a donor of whom the reader knows nothing. (By what every reader of
  ///   gifts may ask: an auditor finds nobody by the name.)
  fileprivate func requireDonor(_ donor: String) throws {
    let isKnown: Bool = try queryOne(
      """
      select exists (
        select from giving.donation_fact as f where \(donor) in (f.donor, f.donor_name))
        or exists (
          select from giving.pledge_fact as f where \(donor) in (f.donor, f.donor_name)) as known
      """
    ).decode("known")
    guard isKnown else {
      throw StoreError.unknown("donor", donor, hint: "coopledger donor list shows them.")
    }
  }
}
