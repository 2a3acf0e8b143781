import Banking
import Giving
import Ledger
import Postgres

extension Store {
  /// A gift whose money a line shows.
  func gift(
    _ part: LinePart, _ amount: Money, of line: LineToExplain, to code: String,
    for pledge: OpenPledge? = nil, isWhole: Bool, _ connection: Connection
  ) throws -> PartPlan {
    let (campaign, _) = try self.campaign(code, connection)
    if let country = part.country { try requireCountry(country, connection) }
    let reference =
      part.rate == nil && amount.unit != campaign.currency
      ? try connection.referenceRate(from: amount.unit, to: campaign.currency, on: line.bookedOn)
      : nil
    let gift = try line.gift(
      part, amount, to: campaign, reference: reference?.rate, isWhole: isWhole)
    let plan = try gift.plan(for: campaign, outstanding: try pledge.map { try $0.lock(connection) })
    let donor =
      part.isAnonymous ? nil : part.donor ?? pledge?.donor ?? line.knownDonor ?? line.donorName
    var (settled, rate): (Int64?, Rate?)
    switch gift.valuation {
    case .itself: break
    case .rate(let given): rate = given
    case .settled(let net), .exchanged(let net, fee: _): settled = net.minor
    }
    var made = PartPlan(amount: try line.signed(amount), explains: "gift", entry: plan.entry)
    made.texts = ["reference": line.reference, "memo": part.memo]
    made.fields = [
      ("campaign", "\(campaign.code)::text"), ("donor", "\(donor)::text"),
      ("method", "\(gift.method.rawValue)::text"),
      ("country", "\(donor == nil ? part.country : part.country ?? line.country)::text"),
      ("currency", "\(gift.amount.unit.code)::text"), ("gift", "\(gift.amount.minor)::bigint"),
      ("fee", "\(gift.fee.minor)::bigint"), ("value", "\(plan.value.minor)::bigint"),
      ("fee_value", "\(plan.feeValue.minor)::bigint"), ("settled", "\(settled)::bigint"),
      ("rate", "\(rate?.text)::numeric"), ("rate_on", "\(reference?.day.description)::date"),
      ("pledge", "\(plan.fulfilled == nil ? nil : pledge?.id)::bigint"),
      ("fulfilled", "\(plan.fulfilled?.minor)::bigint"),
    ]
    made.warnings = try recordedAlready(amount, line, connection)
    if pledge != nil { made.warnings += plan.beyondPledge }
    return made
  }

  /// Gifts that were recorded by hand and wait for just such a line: one of them may be this money.
  private func recordedAlready(
    _ amount: Money, _ line: LineToExplain, _ connection: Connection
  ) throws -> [String] {
    let waiting: [String] = try connection.query(
      """
      select giving.document_number('D', w.day, w.id) as document
      from banking.waiting as w
      where w.kind = 'donation' and w.currency = \(amount.unit.code) and w.minor = \(amount.minor)
        and w.day between \(line.bookedOn.description)::date - \(Proposer.window.before)::integer
                      and \(line.bookedOn.description)::date + \(Proposer.window.after)::integer
      order by w.id
      limit 3
      """
    ).map { try $0.decode("document") }
    guard let first = waiting.first else { return [] }
    return [
      "A gift of \(amount) was recorded by hand and waits for its line: "
        + "\(waiting.joined(separator: ", ")). If it is this money, it counts twice now: "
        + "coopledger statement deallocate \(line.id) --reason \"recorded before\", then "
        + "coopledger statement allocate \(line.id) --donation \(first)"
    ]
  }

  /// A refund that a line paid.
  func refund(
    _ part: LinePart, _ amount: Money, of line: LineToExplain, _ number: DocumentNumber,
    isWhole: Bool, _ connection: Connection
  ) throws -> PartPlan {
    let donation = try self.donation(number, connection)
    let (campaign, _) = try self.campaign(donation.campaign, connection)
    let fee = try line.fee(part, isWhole: isWhole) ?? .zero(amount.unit)
    let paid = try amount.subtracting(fee)
    guard paid.minor > 0 else {
      throw StoreError("fee_over_line", field: "fee", "The fee of \(fee) leaves no refund")
    }
    let unit = donation.amount.unit
    let refunded = try part.refunded.map { text in
      try field("of-gift") { try Money.positive(parsing: text, unit: unit) }
    }
    let left = try connection.queryOne(
      "select amount_left, value_left, refunds from giving.lock_donation(\(donation.id))",
      access: .readWrite)
    let gift = try RecordedGift(
      campaign: campaign, method: GiftMethod(rawValue: donation.method) ?? .other,
      amount: donation.amount, value: donation.value,
      amountLeft: Money(minor: left.decode("amount_left"), unit: unit),
      valueLeft: Money(minor: left.decode("value_left"), unit: campaign.currency))
    let refund = Refund(
      amount: refunded ?? (unit == paid.unit ? paid : nil), paid: paid, fee: fee,
      day: line.bookedOn, source: line.suspense)
    let plan = try refund.plan(of: gift)
    let ordinal: Int = try left.decode("refunds")
    var made = PartPlan(amount: try line.signed(amount), explains: "refund", entry: plan.entry)
    made.texts = ["reason": part.memo]
    made.fields = [
      ("donation", "\(donation.id)::bigint"), ("ordinal", "\(ordinal + 1)::smallint"),
      ("gift", "\(plan.amount.minor)::bigint"), ("value", "\(plan.value.minor)::bigint"),
      ("paid", "\(plan.paid.minor)::bigint"), ("paid_currency", "\(plan.paid.unit.code)::text"),
      ("fee", "\(plan.fee.minor)::bigint"), ("fee_value", "\(plan.feeValue.minor)::bigint"),
    ]
    return made
  }

  /// The money of a document that was recorded by hand.
  func settlement(
    _ part: LinePart, _ amount: Money, of line: LineToExplain, _ number: DocumentNumber,
    _ connection: Connection
  ) throws -> PartPlan {
    let kind = number.kind == .refund ? "refund" : "donation"
    let isKnown: Bool = try connection.queryOne(
      "select exists (select from giving.document where document = \(number.description)) as known"
    ).decode("known")
    guard isKnown else { throw number.isUnknown }
    guard
      let row = try connection.queryIfOne(
        """
        select abs(w.minor) as minor, abs(w.worth_minor) as worth_minor, w.method,
               c.code as campaign, u.code, u.scale, u.kind, u.last_day
        from banking.waiting as w
        join giving.campaign as c on c.id = w.campaign_id
        join ledger.unit as u on u.code = w.currency
        where w.kind = \(kind) and w.id = \(number.id)
        """)
    else {
      throw StoreError(
        "document_not_waiting", field: kind, "\(number) does not wait for a statement line",
        hint: "It was cash, was voided, or its money was seen on a line before: "
          + "coopledger statement clearing lists what waits.")
    }
    let (campaign, _) = try self.campaign(row.decode("campaign"), connection)
    let method = GiftMethod(rawValue: try row.decode("method")) ?? .other
    guard let holding = try method.holding else { throw number.isUnknown }
    let settlement = try Settlement(
      waiting: Money(minor: row.decode("minor"), unit: row.unit()),
      worth: Money(minor: row.decode("worth_minor"), unit: campaign.currency), holding: holding,
      isOut: number.kind == .refund, seen: amount, suspense: line.suspense,
      fee: part.fee.map { text in
        try field("fee") { try Money(parsing: text, unit: amount.unit).notNegative(text) }
      })
    var made = PartPlan(
      amount: try line.signed(amount),
      explains: number.kind == .refund ? "recorded-refund" : "recorded-gift",
      entry: try settlement.plan(for: campaign, on: line.bookedOn))
    made.fields = [(kind, "\(number.id)::bigint")]
    if let loss = settlement.exchangeLoss, loss.minor != 0 {
      let difference = Money(minor: abs(loss.minor), unit: loss.unit)
      made.warnings.append(
        "The line shows \(difference) \(loss.minor > 0 ? "less" : "more") than \(number) was "
          + "worth: an exchange difference.")
    }
    return made
  }
}

extension GiftPlan {
  /// What of a gift for a pledge is more than the pledge.
  var beyondPledge: [String] {
    guard let fulfilled else {
      return ["Nothing of the pledge is outstanding: this is a gift beyond it."]
    }
    let beyond = Money(minor: value.minor - fulfilled.minor, unit: value.unit)
    guard beyond.minor > 0 else { return [] }
    return ["\(fulfilled) of the pledge was outstanding: \(beyond) is a gift beyond it."]
  }
}

extension LineToExplain {
  /// What was kept of the money before it came: as typed, or as the statement says of a whole line.
  func fee(_ part: LinePart, isWhole: Bool) throws -> Money? {
    guard let text = part.fee else { return isWhole && rest == amount ? fee : nil }
    return try field("fee") { try Money(parsing: text, unit: amount.unit).notNegative(text) }
  }

  /// The gift that a part of the line is. Where the whole line shows what a gift in another
  /// currency came to, it is that gift, at what was really settled.
  fileprivate func gift(
    _ part: LinePart, _ amount: Money, to campaign: Campaign, reference: Rate?, isWhole: Bool
  ) throws -> Gift {
    let fee = try self.fee(part, isWhole: isWhole) ?? .zero(amount.unit)
    let gross = try amount.adding(fee)
    let rate =
      try part.rate.map { text in try field("rate") { try Rate(parsing: text) } } ?? reference
    let method = part.method ?? self.method
    guard method != .inKind else {
      throw StoreError(
        "part_in_kind", field: "method", "Money that came to a bank is no gift in kind",
        hint: "Leave out --method, or record the gift itself: coopledger donation record.")
    }
    if amount.unit == campaign.currency, isWhole, rest == self.amount, rate == nil, let original,
      original.unit != amount.unit, original.minor > 0
    {
      return Gift(
        amount: original, fee: try original.share(fee, of: gross),
        valuation: .exchanged(amount, fee: fee), method: method, receivedOn: bookedOn,
        source: suspense)
    }
    guard amount.unit == campaign.currency || rate != nil else {
      throw StoreError(
        "rate_missing", field: "rate",
        "The campaign counts in \(campaign.currency), and the line is in \(amount.unit)",
        hint: "Say the rate with --rate 0.8791 (\(campaign.currency) for one \(amount.unit)).")
    }
    return Gift(
      amount: gross, fee: fee, valuation: rate.map(Gift.Valuation.rate) ?? .itself,
      method: method, receivedOn: bookedOn, source: suspense)
  }
}
