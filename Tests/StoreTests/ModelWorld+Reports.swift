/// The reports as a schoolbook has them: every cell by a loop over all records.
extension ModelWorld {
  /// A campaign's months from one (`2018-10`) to another, the last one cut by the horizon's day:
  /// period, currency, received, refunded, fees, raised, percent, donors, new donors, goal.
  func months(
    of campaign: String, from: String, to: String, _ horizon: ModelHorizon
  ) -> [String] {
    Self.months(from: from, to: to).filter { "\($0)-01" <= horizon.to }.map { month in
      // No month has a day 00: up to there is the time before it.
      let (before, end) = ("\(month)-00", min(horizon.to, "\(month)-31"))
      var then = horizon
      then.to = end
      let (old, new) = (
        flows(of: campaign, until: before, horizon), flows(of: campaign, until: end, horizon)
      )
      let (goal, raised) = (goal(of: campaign, then), new.received - new.refunded)
      let currency = campaigns[campaign] ?? ""
      let amounts = [
        new.received - old.received, new.refunded - old.refunded, new.fees - old.fees, raised,
      ]
      return
        ([month, currency] + amounts.map { ModelMoney.text($0, currency) } + [
          ModelMoney.text(max(0, raised * 10_000 / goal), scale: 2), String(new.donors.count),
          String(new.donors.subtracting(old.donors).count), ModelMoney.text(goal, currency),
        ]).joined(separator: " ")
    }
  }

  /// All that a campaign had received by a day.
  private func flows(
    of campaign: String, until day: String, _ horizon: ModelHorizon
  ) -> (received: Int128, refunded: Int128, fees: Int128, donors: Set<String>) {
    var (received, refunded, fees) = (Int128(0), Int128(0), Int128(0))
    var donors: Set<String> = []
    var then = horizon
    then.to = day
    for gift in gifts where gift.terms.campaign == campaign && counts(gift.record, then) {
      if gift.terms.method != "in-kind" { received += gift.value }
      fees += gift.feeValue
      if let donor = gift.terms.donor { donors.insert(donor) }
    }
    for refund in refunds
    where gifts[refund.gift].terms.campaign == campaign && counts(refund.record, then) {
      refunded += refund.value
      fees += refund.feeValue
    }
    return (received, refunded, fees, donors)
  }

  private static func months(from: String, to: String) -> [String] {
    (2018...2020).flatMap { year in
      (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" }
    }.filter { from <= $0 && $0 <= to }
  }

  /// The statement of activities: account, unit, section, campaign, amount.
  func activities(_ horizon: ModelHorizon) -> [String] {
    sums(horizon).compactMap { holding, sum in
      let parts = holding[0].split(separator: ":")
      guard ["Income", "Expenses"].contains(parts[0]), sum.debit != sum.credit else { return nil }
      let isIncome = parts[0] == "Income"
      let campaign = campaigns.keys.first { parts.count > 2 && $0.uppercased() == parts[2] }
      let amount = isIncome ? sum.credit - sum.debit : sum.debit - sum.credit
      return
        (holding + [
          isIncome ? "income" : "expense", campaign ?? "-", ModelMoney.text(amount, holding[1]),
        ]).joined(separator: " ")
    }.sorted()
  }

  /// The statement of financial position: item, unit, section, amount.
  func position(_ horizon: ModelHorizon) -> [String] {
    var year = horizon
    if horizon.to.hasPrefix("2") { year.from = "\(horizon.to.prefix(4))-01-01" }
    if horizon.to == "infinity" { year.from = "infinity" }
    let sections = ["Assets": "asset", "Liabilities": "liability", "Equity": "equity"]
    var lines: [[String]: Int128] = [:]
    for (holding, sum) in sums(year) {
      let root = String(holding[0].split(separator: ":")[0])
      let balance = sum.opening + sum.debit - sum.credit
      if let section = sections[root] {
        lines[holding + [section], default: 0] += root == "Assets" ? balance : -balance
      } else if ["Income", "Expenses"].contains(root) {
        lines[["Result of earlier years", holding[1], "result"], default: 0] -= sum.opening
        lines[["Result of the year", holding[1], "result"], default: 0] += sum.credit - sum.debit
      }
    }
    return lines.filter { $0.value != 0 }.map { line, amount in
      (line + [ModelMoney.text(amount, line[1])]).joined(separator: " ")
    }.sorted()
  }

  /// The gifts received from the horizon's first day on, by place: received, campaign, donor,
  /// country, method, amount, currency, fee, refunded, value, status.
  func donations(_ horizon: ModelHorizon) -> [String] {
    gifts.enumerated().compactMap { place, gift in
      let terms = gift.terms
      guard gift.record.step <= horizon.known, gift.record.day <= horizon.to,
        terms.day >= horizon.from
      else { return nil }
      let back = refunds.filter { $0.gift == place && counts($0.record, horizon) }
        .reduce(Int128(0)) { $0 + $1.amount }
      let given = terms.amount.currency
      let status =
        !counts(gift.record, horizon)
        ? (gifts.contains { $0.record.step == gift.record.ended?.step } ? "corrected" : "voided")
        : back == terms.amount.minor ? "refunded" : back > 0 ? "partly refunded" : "received"
      return [
        String(place), terms.day, terms.campaign, terms.donor ?? "-", terms.country ?? "-",
        terms.method, terms.amount.text, given, ModelMoney.text(terms.fee, given),
        ModelMoney.text(back, given), ModelMoney.text(gift.value, campaigns[terms.campaign] ?? ""),
        status,
      ].joined(separator: " ")
    }.sorted()
  }
}
