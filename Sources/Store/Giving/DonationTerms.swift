import Giving
import Ledger
import Postgres

/// A gift as typed, with its codes looked up and its texts read.
struct DonationTerms {
  let campaign: Campaign
  var gift: Gift
  let settled: Money?
  let rate: Rate?
  /// The day of the reference rate that values it, where no rate was said.
  let rateOn: Day?
  var pledge: OpenPledge?
  /// The donor's name or code; the pledge's donor where none was typed.
  let donor: String?

  func plan(_ connection: Connection) throws -> GiftPlan {
    try gift.plan(for: campaign, outstanding: try pledge.map { try $0.lock(connection) })
  }

  /// What the caller said, amounts in their exact form, for comparing a repeated call.
  func said(_ request: DonationRequest) -> RequestFields {
    [
      "amount": gift.amount.text, "currency": request.currency, "campaign": request.campaign,
      "donor": request.donor, "anonymous": request.isAnonymous ? "true" : nil,
      "country": request.country, "on": request.receivedOn?.description,
      "method": request.method.rawValue,
      "fee": request.fee == nil ? nil : gift.fee.text, "rate": rate?.text,
      "settled": settled?.description,
      "pledge": request.pledge?.uppercased(), "reference": request.reference,
      "basis": request.basis, "memo": request.memo,
    ]
  }
}

/// A pledge that a gift names.
struct OpenPledge {
  let id: Int64
  let campaign: String
  let donor: String
  let currency: Unit
  /// What another gift, about to be replaced, has fulfilled of it, in minor units.
  var returned: Int64 = 0

  /// What is outstanding, the pledge locked until the transaction ends.
  func lock(_ connection: Connection) throws -> Money {
    let minor: Int64 = try connection.queryOne(
      "select giving.lock_pledge(\(id)) as outstanding", access: .readWrite
    ).decode("outstanding")
    return Money(minor: minor + returned, unit: currency)
  }
}

extension Store {
  /// Looks up what a request names, and reads its amounts at their units' scales.
  func terms(of request: DonationRequest, _ connection: Connection) throws -> DonationTerms {
    let (campaign, today) = try self.campaign(request.campaign, connection)
    let units = try connection.units(
      [request.currency] + (request.settled.map { [$0.currency] } ?? []))
    guard let unit = units[request.currency] else {
      throw StoreError.unknownUnit(request.currency)
    }
    if let country = request.country { try requireCountry(country, connection) }
    let amount = try field("amount") { try Money.positive(parsing: request.amount, unit: unit) }
    let fee = try request.fee.map { text in
      try field("fee") { try Money(parsing: text, unit: unit).notNegative(text) }
    }
    let settled = try request.settled.flatMap { said in
      try field("settled") {
        try units[said.currency].map { try Money.positive(parsing: said.amount, unit: $0) }
      }
    }
    let rate = try request.rate.map { text in try field("rate") { try Rate(parsing: text) } }
    if request.method == .inKind, (request.basis ?? "").isEmpty {
      throw GivingError.needsBasis()
    }
    let receivedOn = request.receivedOn ?? today
    guard receivedOn <= today else { throw GivingError.notToday(receivedOn, today: today) }
    let reference =
      rate == nil && settled == nil && unit != campaign.currency
      ? try connection.referenceRate(from: unit, to: campaign.currency, on: receivedOn) : nil
    let pledge = try request.pledge.map {
      try openPledge($0, of: request.campaign, by: receivedOn, connection)
    }
    return DonationTerms(
      campaign: campaign,
      gift: Gift(
        amount: amount, fee: fee, valuation: try valuation(rate ?? reference?.rate, settled),
        method: request.method,
        receivedOn: receivedOn),
      settled: settled, rate: rate, rateOn: reference?.day, pledge: pledge,
      donor: request.isAnonymous ? nil : request.donor ?? pledge?.donor)
  }

  private func valuation(_ rate: Rate?, _ settled: Money?) throws -> Gift.Valuation {
    switch (rate, settled) {
    case (.some, .some): throw GivingError.rateAndSettled()
    case (let rate?, nil): .rate(rate)
    case (nil, let settled?): .settled(settled)
    case (nil, nil): .itself
    }
  }

  /// A campaign, and today in the organisation's time zone.
  func campaign(_ code: String, _ connection: Connection) throws -> (Campaign, today: Day) {
    let row = try connection.queryOne(
      """
      select ledger.today(\(timeZone)) as today, u.code, u.scale, u.kind, u.last_day
      from (values (\(code)::text)) as wanted (code)
      left join giving.campaign as c on c.code = wanted.code
      left join ledger.unit as u on u.code = c.currency
      """)
    guard try row.decode("code", as: String?.self) != nil else {
      throw try connection.unknownCampaign(code)
    }
    return (try Campaign(code: code, currency: row.unit()), try row.day("today"))
  }

  func openPledge(
    _ number: String, of campaign: String, by day: Day, _ connection: Connection
  ) throws -> OpenPledge {
    let number = try DocumentNumber(parsing: number, .pledge)
    guard
      let row = try connection.queryIfOne(
        """
        select p.campaign, p.donor, p.promised_on, u.code, u.scale, u.kind, u.last_day
        from giving.pledge_fact as p
        join ledger.unit as u on u.code = p.currency
        where p.id = \(number.id) and p.pledge = \(number.description)
        """)
    else { throw number.isUnknown }
    let its: String = try row.decode("campaign")
    guard its == campaign else {
      throw StoreError(
        "pledge_of_other_campaign", field: "pledge",
        "\(number) was promised to the campaign \(its), not to \(campaign)")
    }
    // Else the books would owe us less than nothing on the days between.
    let promisedOn = try row.day("promised_on")
    guard promisedOn <= day else {
      throw StoreError(
        "day_before_promise", field: "on",
        "\(number) was promised on \(promisedOn): a gift of \(day) cannot fulfil it",
        hint: "Check the day; a gift that came before the promise is a gift of its own.")
    }
    return try OpenPledge(
      id: number.id, campaign: its, donor: row.decode("donor"), currency: row.unit())
  }

  func requireCountry(_ code: String, _ connection: Connection) throws {
    let isKnown: Bool = try connection.queryOne(
      "select exists (select from ledger.country where code = \(code)) as known"
    ).decode("known")
    guard isKnown else {
      throw StoreError.unknown(
        "country", code, hint: "Use an ISO 3166 code of two capitals, such as BE or AR.")
    }
  }
}

/// Runs a reader of one option, and names that option in what it refuses.
func field<T>(_ name: String, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch let error as any Refusal where !(error is StoreError) {
    throw StoreError(error.code, field: name, error.message, hint: error.hint)
  }
}

extension Money {
  func notNegative(_ text: String) throws -> Money {
    guard minor >= 0 else {
      throw StoreError(
        "amount_negative", field: nil, "A fee cannot be below zero, and \"\(text.prefix(40))\" is")
    }
    return self
  }
}
