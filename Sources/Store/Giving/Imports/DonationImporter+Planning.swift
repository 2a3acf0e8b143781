import Giving
import Ledger
import Postgres

extension DonationImporter {
  /// Asks the server for what these gifts cannot be planned without: few need anything.
  func lookUp(_ gifts: [FileGift]) throws {
    let wanted = lookups.missing(
      gifts.lazy.filter { $0.needsReferenceRate || $0.rateOn != nil }.map(\.rateKey))
    let pledged = gifts.filter { $0.pledge != nil }
    guard !wanted.isEmpty || !pledged.isEmpty else { return }
    try settle()
    if !wanted.isEmpty {
      lookups.keep(
        wanted, try connection.referenceRates(wanted.map { ($0.from, $0.to, on: $0.on) }))
    }
    if !pledged.isEmpty { try lookUpPledges(of: pledged) }
  }

  private func lookUpPledges(of gifts: [FileGift]) throws {
    // Without this a gift that is on record would use up the pledge again, for those behind it.
    var batch = GiftBatch()
    for gift in gifts { batch.add(said: gift) }
    let row = try connection.queryOne(batch.knowing(operation, mayRepeat: mayRepeat))
    let donations: [Int64] = try row.decode("donations")
    for (gift, donation) in zip(gifts, donations) where donation > 0 {
      lookups.knownLines.insert(gift.line)
    }
    for gift in gifts where !lookups.knownLines.contains(gift.line) {
      guard let number = gift.pledge, lookups.pledges[gift.pledgeKey] == nil else { continue }
      do {
        let pledge = try store.openPledge(
          number, of: gift.campaign.code, by: gift.receivedOn, connection)
        lookups.pledges[gift.pledgeKey] = .success(pledge)
        if lookups.outstanding[pledge.id] == nil {
          lookups.outstanding[pledge.id] = try pledge.lock(connection)
        }
      } catch let error as StoreError {
        lookups.pledges[gift.pledgeKey] = .failure(error)
      }
    }
  }

  func plan(_ gift: FileGift, _ batch: inout GiftBatch) throws {
    if !how.isLate, lookups.closedMonths.contains(gift.receivedOn.month) {
      throw StoreError(
        "period_closed", field: "date",
        "\(gift.receivedOn.month) is closed: nothing dated \(gift.receivedOn) can be posted any "
          + "more",
        hint: "With --late it is posted on the first open day after it, and keeps its own day.")
    }
    let (rate, rateOn) = try rate(of: gift)
    let said = gift.gift(at: rate)
    let pledge =
      lookups.knownLines.contains(gift.line) ? nil : try lookups.pledges[gift.pledgeKey]?.get()
    guard let pledge else {
      let plan = try said.plan(for: gift.campaign)
      sums.add(gift, plan)
      return batch.add(
        gift, plan, rate: rate, rateOn: rateOn, pledge: nil, donorID: lookups.donor(gift.donor))
    }
    let left = lookups.outstanding[pledge.id] ?? .zero(pledge.currency)
    let plan = try said.plan(for: gift.campaign, outstanding: left)
    if let part = plan.fulfilled { lookups.outstanding[pledge.id] = try left.subtracting(part) }
    sums.add(gift, plan)
    batch.add(
      gift, plan, rate: rate, rateOn: rateOn, pledge: pledge.id,
      donorID: lookups.donor(gift.donor))
  }

  /// The rate that values a gift, and its day where it is the reference rate.
  ///
  /// A file may say that its rate was the reference rate of a day. It is kept as one if it is the
  /// one on record, else as a rate that somebody said: nobody could look it up here.
  private func rate(of gift: FileGift) throws -> (Rate?, on: Day?) {
    let reference =
      gift.needsReferenceRate || gift.rateOn != nil ? lookups.rate(gift.rateKey) : nil
    if let said = gift.rate {
      let isReference = reference?.rate == said && reference?.day == gift.rateOn
      return (said, isReference ? gift.rateOn : nil)
    }
    guard gift.needsReferenceRate else { return (nil, nil) }
    guard gift.amount.unit.isUsable(on: gift.receivedOn) else {
      throw StoreError.ended(gift.amount.unit, on: gift.receivedOn)
    }
    guard let reference else {
      throw StoreError(
        "rate_missing", field: "rate",
        "The campaign counts in \(gift.campaign.currency), the gift is in \(gift.amount.unit), and "
          + "no reference rate is on record for \(gift.receivedOn) or the ten days before it",
        hint: "Fill in the column rate or settled, or load the ECB's rates: "
          + "coopledger rate import eurofxref-hist.csv.")
    }
    return (reference.rate, reference.day)
  }
}

extension FileGift {
  var rateKey: ImportLookups.RateKey {
    ImportLookups.RateKey(from: amount.unit.code, to: campaign.currency.code, on: receivedOn)
  }

  /// The same for gifts that may fulfil the same pledge: whether one may hangs on the day, too.
  var pledgeKey: String { pledge.map { "\($0) \(campaign.code) \(receivedOn)" } ?? "" }

  /// What the row says in a column, for telling what is wrong with it.
  func text(_ column: DonationColumn) -> String? {
    switch column {
    case .date: receivedOn.description
    case .amount: amount.text
    case .currency: amount.unit.code
    case .donor: donor
    case .country: country
    case .method: method.rawValue
    case .fee: fee.text
    case .reference: reference
    case .memo: memo
    case .campaign: campaign.code
    case .rate: rate?.text
    case .settled: settled?.text
    case .pledge: pledge
    case .basis: basis
    case .rateOn: rateOn?.description
    case .refunded, .refunds, .donation, .state: nil
    }
  }
}
