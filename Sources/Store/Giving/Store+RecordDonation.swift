import Banking
import Giving
import Ledger
import Postgres

extension Store {
  /// Records a gift to a campaign.
  ///
  /// - Throws: `AmountError`, `GivingError`, `StoreError` for what was typed wrong;
  ///   `PostgresError` with SQLSTATE CL001 where the key was used for another gift.
  public func recordDonation(
    _ request: DonationRequest, _ how: Recording
  ) throws -> Recorded<Donation> {
    try write(how) { connection in
      let terms = try self.terms(of: request, connection)
      var warnings: [String] = []
      let recorded = try self.once("donation.record", terms.said(request), how, connection) {
        let plan = try terms.plan(connection)
        if terms.pledge != nil { warnings += plan.beyondPledge }
        return self.call(terms, plan, request, said: terms.said(request), how)
      } document: { operation in
        try Donation.made(by: operation, connection)
      }
      if recorded.document.donorCode == nil, !request.isAnonymous {
        warnings.append("No donor was named: the gift counts as anonymous.")
      }
      return recorded.warning(warnings + (try self.remarks(on: recorded, connection)))
    }
  }

  /// The call that stores a planned gift.
  func call(
    _ terms: DonationTerms, _ plan: GiftPlan, _ request: DonationRequest, said: RequestFields,
    reason: String? = nil, replacing: Int64? = nil, _ how: Recording
  ) -> SQL {
    let gift = terms.gift
    let texts: RequestFields = [
      "reference": request.reference, "memo": request.memo, "basis": request.basis,
      "reason": reason,
    ]
    return """
      giving.record_donation(
        p_key => \(how.key), p_request => \(said.sql), p_texts => \(texts.sql),
        p_campaign => \(request.campaign), p_donor => \(terms.donor),
        p_received_on => \(gift.receivedOn.description),
        p_late => \(how.isLate),
        p_method => \(gift.method.rawValue), p_country => \(request.country),
        p_currency => \(gift.amount.unit.code), p_amount => \(gift.amount.minor),
        p_fee => \(gift.fee.minor), p_value => \(plan.value.minor),
        p_fee_value => \(plan.feeValue.minor), p_settled => \(terms.settled?.minor),
        p_rate => \(terms.gift.rate?.text), p_rate_on => \(terms.rateOn?.description),
        p_pledge_id => \(plan.fulfilled == nil ? nil : terms.pledge?.id),
        p_fulfilled => \(plan.fulfilled?.minor), p_replaces => \(replacing),
        \(arguments(PostingArrays(plan.entry))))
      """
  }

  /// What the treasurer should look at beside the donation itself.
  func remarks(on recorded: Recorded<Donation>, _ connection: Connection) throws -> [String] {
    let donation = recorded.document
    guard donation.status == "received" else {
      let by = donation.replacedBy.map { " by \($0)" } ?? ""
      return ["\(donation.number) has been \(donation.status)\(by) since."]
    }
    return try stillToCount(donation, connection) + duplicates(of: donation, connection)
      + oddRate(donation, connection) + seen(donation, connection)
  }

  /// A rate that is far from the reference rate of the day: it may have been read the other way.
  private func oddRate(_ donation: Donation, _ connection: Connection) throws -> [String] {
    guard let rate = donation.rate, donation.rateOn == nil else { return [] }
    let (from, to) = (donation.amount.unit.code, donation.value.unit.code)
    let odd = try connection.queryIfOne(
      """
      select trim_scale(r.rate)::text as rate, r.rate_on::text as rate_on
      from ledger.reference_rate(\(from), \(to), \(donation.receivedOn.description)::date) as r
      where abs(\(rate)::numeric / r.rate - 1) > 0.1
      """)
    guard let odd else { return [] }
    let reference: String = try odd.decode("rate")
    return [
      "The reference rate of \(try odd.day("rate_on")) is \(reference) \(to) for 1 \(from), and "
        + "\(rate) was said: was it read the other way round? To correct: coopledger donation "
        + "correct \(donation.number) --rate RATE --reason TEXT"
    ]
  }

  /// A statement line that looks like this gift's money: it counts twice if it was made a gift, and
  /// would if it were.
  private func seen(_ donation: Donation, _ connection: Connection) throws -> [String] {
    guard donation.method != "cash", donation.method != "in-kind" else { return [] }
    let day = donation.receivedOn.description
    let line = try connection.queryIfOne(
      """
      select l.id, l.booked_on::text as booked_on, (
               select giving.document_number('D', d.received_on, d.id)
               from banking.standing_part as p
               join giving.donation as d on d.id = p.donation_id
               where p.line_id = l.id and p.explains = 'gift'
               limit 1) as gift
      from banking.account as b
      join banking.line as l on l.account_id = b.id
      where b.currency = \(donation.amount.unit.code) and l.amount_minor = \(donation.net.minor)
        and l.booked_on between \(day)::date - \(Proposer.window.after)::integer
                            and \(day)::date + \(Proposer.window.before)::integer
        and not exists (
          select from banking.standing_part as p
          where p.line_id = l.id and (p.explains <> 'gift' or p.donation_id = \(donation.id)))
        and not exists (
          select from banking.standing_part as p where p.donation_id = \(donation.id))
      order by abs(l.booked_on - \(day)::date), l.id
      limit 1
      """)
    guard let line else { return [] }
    let id: Int64 = try line.decode("id")
    let shown = "Statement line \(id) of \(try line.day("booked_on")) shows \(donation.net)"
    guard let gift: String = try line.decode("gift", as: String?.self) else {
      return [
        "\(shown) and is not explained. If it is this gift's money: "
          + "coopledger statement allocate \(id) --donation \(donation.number)"
      ]
    }
    return [
      "\(shown), which was recorded as \(gift). If it is the same gift, void this one: "
        + "coopledger donation void \(donation.number) --reason \"same as \(gift)\""
    ]
  }

  /// What is posted late may count from a day that is still to come.
  private func stillToCount(_ donation: Donation, _ connection: Connection) throws -> [String] {
    guard donation.postedOn != donation.receivedOn,
      try connection.queryOne("select ledger.today(\(timeZone)) as today").day("today")
        < donation.postedOn
    else { return [] }
    return ["It counts from \(donation.postedOn) on: reports up to today do not show it yet."]
  }

  /// Earlier gifts of the same donor, day and amount. Two equal gifts on one day do happen, so
  /// they are named and not refused.
  private func duplicates(of donation: Donation, _ connection: Connection) throws -> [String] {
    guard let donor = donation.donorCode else { return [] }
    let earlier: [String] = try connection.query(
      """
      select giving.document_number('D', d.received_on, d.id) as donation
      from giving.donation as d
      where d.donor_id = (select n.id from giving.donor as n where n.code = \(donor))
        and d.received_on = \(donation.receivedOn.description)::date
        and d.amount_minor = \(donation.amount.minor)
        and d.currency = \(donation.amount.unit.code)
        and d.id < \(donation.id)
        and not exists (select from ledger.entry as r where r.reverses = d.entry_id)
      order by d.id
      limit 3
      """
    ).map { try $0.decode("donation") }
    guard let first = earlier.first else { return [] }
    return [
      "The same donor gave \(donation.amount) on the same day before: "
        + "\(earlier.joined(separator: ", ")). If it is the same gift, void this one: "
        + "coopledger donation void \(donation.number) --reason \"same as \(first)\""
    ]
  }
}
