/// A past: what had happened between two days, as it was known after a step.
struct ModelHorizon: Sendable, CustomStringConvertible {
  var from: String
  var to: String
  var step: Int
  /// Asks for the moment just before the step instead.
  var isBefore: Bool
  /// Asks for what this seal knew instead, which is what the step left.
  var seal: Int64?

  /// The last step that is known.
  var known: Int { isBefore ? step - 1 : step }
  var description: String {
    "\(from) to \(to), known "
      + (seal.map { "by seal \($0), after" } ?? (isBefore ? "before" : "at")) + " step \(step)"
  }
}

extension ModelWorld {
  /// Whether a record counts at the end of the horizon's last day.
  func counts(_ record: Record, _ horizon: ModelHorizon) -> Bool {
    guard record.step <= horizon.known, record.day <= horizon.to else { return false }
    guard let ended = record.ended else { return true }
    return ended.step > horizon.known || ended.day > horizon.to
  }

  /// Each campaign's figures, by code: currency, goal, received, refunded, raised, percent, to go,
  /// pledged, in kind, fees, net, donations, donors, countries.
  func figures(_ horizon: ModelHorizon) -> [String] {
    // Before the first step not even the campaigns are known.
    (horizon.step < 0 ? [] : campaigns.keys.sorted()).map { campaign in
      let currency = campaigns[campaign] ?? ""
      var (received, refunded, inKind, fees, pledged) = (
        Int128(0), Int128(0), Int128(0), Int128(0), Int128(0)
      )
      var donations = 0
      var donors: Set<String> = []
      var countries: Set<String> = []
      for gift in gifts where gift.terms.campaign == campaign && counts(gift.record, horizon) {
        donations += 1
        if gift.terms.method == "in-kind" { inKind += gift.value } else { received += gift.value }
        fees += gift.feeValue
        pledged -= gift.fulfilled
        guard let donor = gift.terms.donor else { continue }
        donors.insert(donor)
        if let country = gift.terms.country { countries.insert(country) }
      }
      for refund in refunds
      where gifts[refund.gift].terms.campaign == campaign && counts(refund.record, horizon) {
        refunded += refund.value
        fees += refund.feeValue
      }
      for pledge in pledges where pledge.campaign == campaign && counts(pledge.record, horizon) {
        pledged += pledge.amount
      }
      for given in cancellations
      where pledges[given.pledge].campaign == campaign && counts(given.record, horizon) {
        pledged -= given.amount
      }
      let (goal, raised) = (goal(of: campaign, horizon), received - refunded)
      let percent = ModelMoney.text(max(0, raised * 10_000 / goal), scale: 2)
      func text(_ minor: Int128) -> String { ModelMoney.text(minor, currency) }
      return [
        campaign, currency, text(goal), text(received), text(refunded), text(raised), percent,
        text(max(0, goal - raised)), text(pledged), text(inKind), text(fees), text(raised - fees),
        String(donations), String(donors.count), String(countries.count),
      ].joined(separator: " ")
    }
  }

  /// The goal of the latest day that had come, and of those the one set last; the first before.
  func goal(of campaign: String, _ horizon: ModelHorizon) -> Int128 {
    var found: Goal?
    for goal in goals where goal.campaign == campaign {
      let isKnown = goal.step <= horizon.known && goal.day <= horizon.to
      if found == nil || (isKnown && goal.day >= found?.day ?? "") { found = goal }
    }
    return found?.amount ?? 0
  }

  /// The trial balance: account, unit, opening, debit, credit, balance of each that was moved.
  func trialBalance(_ horizon: ModelHorizon) -> [String] {
    sums(horizon).map { holding, sum in
      let amounts = [sum.opening, sum.debit, sum.credit, sum.opening + sum.debit - sum.credit]
      return (holding + amounts.map { ModelMoney.text($0, holding[1]) }).joined(separator: " ")
    }.sorted()
  }

  /// What each account and unit that was moved came to.
  func sums(
    _ horizon: ModelHorizon
  ) -> [[String]: (opening: Int128, debit: Int128, credit: Int128)] {
    var sums: [[String]: (opening: Int128, debit: Int128, credit: Int128)] = [:]
    func add(_ account: String, _ unit: String, debit: Int128, credit: Int128, _ day: String) {
      if day < horizon.from {
        sums[[account, unit], default: (0, 0, 0)].opening += debit - credit
      } else {
        sums[[account, unit], default: (0, 0, 0)].debit += debit
        sums[[account, unit], default: (0, 0, 0)].credit += credit
      }
    }
    for record in records {
      for move in record.moves {
        let (unit, minor) = (move.amount.currency, move.amount.minor)
        if record.step <= horizon.known, record.day <= horizon.to {
          add(move.to, unit, debit: minor, credit: 0, record.day)
          add(move.from, unit, debit: 0, credit: minor, record.day)
        }
        if let (step, day) = record.ended, step <= horizon.known, day <= horizon.to {
          add(move.from, unit, debit: minor, credit: 0, day)
          add(move.to, unit, debit: 0, credit: minor, day)
        }
      }
    }
    return sums
  }
}
