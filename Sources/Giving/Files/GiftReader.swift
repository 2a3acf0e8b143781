public import Ledger

/// Reads the rows of a donation file.
public struct GiftReader: Sendable {
  /// What a row came to.
  public enum Answer: Sendable {
    case gift(FileGift)
    /// It was voided or corrected where the file was written, and counts for nothing.
    case passedOver
    case refused([GiftRefusal])
  }

  public let table: DonationTable
  private let campaigns: [String: Campaign]
  private let units: [String: Unit]
  private let countries: Set<String>
  private let campaign: String?
  private let today: Day

  /// - Parameters:
  ///   - campaigns: all that there are, by code.
  ///   - units: all currencies, by code.
  ///   - countries: the codes of all countries.
  ///   - campaign: that of the rows that name none.
  ///   - today: no gift is of a later day.
  public init(
    table: DonationTable, campaigns: [String: Campaign], units: [String: Unit],
    countries: Set<String>, campaign: String?, today: Day
  ) {
    self.table = table
    self.campaigns = campaigns
    self.units = units
    self.countries = countries
    self.campaign = campaign
    self.today = today
  }

  /// What the row says, or every reason why it cannot be taken.
  public func read(_ fields: [String], line: Int) -> Answer {
    if let state = table.cell(.state, fields), ["voided", "corrected"].contains(state) {
      return .passedOver
    }
    var row = GiftRow(table: table, fields: fields, line: line)
    let campaign = campaign(of: &row)
    let currency = row[.currency] ?? campaign?.currency.code
    let unit = row.take(.currency, currency) { code in
      guard let unit = units[code] else {
        throw GivingError(
          "unknown_currency", field: nil, "There is no currency \(code.quoted)",
          hint: "Use an ISO 4217 code in capitals, such as EUR or USD.")
      }
      return unit
    }
    let receivedOn = row.require(.date) { text in
      let day = try Day(parsing: text)
      guard day <= today else { throw GivingError.notToday(day, today: today) }
      return day
    }
    let amount = unit.flatMap { unit in
      row.require(.amount) { try Money.positive(parsing: $0, unit: unit) }
    }
    let fee = unit.flatMap { unit in row.take(.fee) { try Self.notNegative($0, unit) } }
    let method = row.take(.method) { text in
      guard let method = GiftMethod(rawValue: text) else {
        throw GivingError(
          "unknown_method", field: nil, "\(text.quoted) is not a way to give",
          hint: GiftMethod.allCases.map(\.rawValue).joined(separator: ", ") + ".")
      }
      return method
    }
    let country = row.take(.country) { text in
      guard countries.contains(text) else {
        throw GivingError(
          "unknown_country", field: nil, "There is no country \(text.quoted)",
          hint: "Use an ISO 3166 code of two capitals, such as BE or AR.")
      }
      return text
    }
    let rate = row.take(.rate) { try Rate(parsing: $0) }
    let settled = campaign.flatMap { campaign in
      row.take(.settled) { try Self.settled($0, campaign.currency) }
    }
    let rateOn = row.take(.rateOn) { try Day(parsing: $0) }
    if rate != nil, settled != nil { row.refuse(.settled, GivingError.rateAndSettled()) }
    if method == .inKind, row[.basis] == nil { row.refuse(.basis, GivingError.needsBasis()) }
    row.requireLengths()
    let refunds = amount.flatMap { row.refunds(of: $0, on: receivedOn, units: units) }
    guard row.refusals.isEmpty, let campaign, let amount, let receivedOn else {
      return .refused(row.refusals)
    }
    return .gift(
      FileGift(
        line: line, campaign: campaign, amount: amount, fee: fee ?? .zero(amount.unit),
        method: method ?? .bank, receivedOn: receivedOn, donor: row[.donor], country: country,
        settled: settled, rate: rate, rateOn: rateOn, pledge: row[.pledge],
        reference: row[.reference], memo: row[.memo], basis: row[.basis], refunds: refunds ?? []))
  }

  private func campaign(of row: inout GiftRow) -> Campaign? {
    guard let code = row[.campaign] ?? campaign else {
      row.refuse(
        .campaign,
        GivingError(
          "campaign_missing", field: nil, "The row does not say what it was given for",
          hint: "Add --campaign for the rows that name none."))
      return nil
    }
    guard let campaign = campaigns[code] else {
      row.refuse(
        .campaign,
        GivingError(
          "unknown_campaign", field: nil, "There is no campaign \(code.quoted)",
          hint: "coopledger campaign list shows them."))
      return nil
    }
    return campaign
  }

  static func notNegative(_ text: String, _ unit: Unit) throws -> Money {
    let money = try Money(parsing: text, unit: unit)
    guard money.minor >= 0 else {
      throw GivingError(
        "amount_negative", field: nil, "A fee cannot be below zero, and \(text.quoted) is")
    }
    return money
  }

  /// What was paid out: an amount in the campaign's currency, which may stand behind it.
  private static func settled(_ text: String, _ unit: Unit) throws -> Money {
    let amount = text.hasSuffix(" \(unit)") ? String(text.dropLast(unit.code.count + 1)) : text
    return try Money.positive(parsing: amount, unit: unit)
  }
}

extension String {
  /// The text in quotation marks, shortened so that a megabyte of it cannot flood a message.
  var quoted: String { utf8.count <= 40 ? "\"\(self)\"" : "\"\(prefix(40))…\"" }
}
