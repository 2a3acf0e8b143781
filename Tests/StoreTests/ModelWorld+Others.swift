/// Pledges, goals and general entries.
extension ModelWorld {
  /// What is left of a pledge.
  func outstanding(of pledge: Int) -> Int128 {
    var left = pledges[pledge].amount
    for gift in gifts where gift.terms.pledge == pledge && gift.record.ended == nil {
      left -= gift.fulfilled
    }
    for cancellation in cancellations where cancellation.pledge == pledge {
      left -= cancellation.amount
    }
    return left
  }

  /// From when on nothing of a pledge counts as paid that was not.
  func standsFrom(pledge number: Int) -> String {
    var day = pledges[number].record.day
    for gift in gifts where gift.terms.pledge == number {
      if let ended = gift.record.ended, ended.day > gift.record.day { day = max(day, ended.day) }
    }
    return day
  }

  mutating func promise(
    _ campaign: String, _ donor: String, _ amount: ModelAmount, _ day: String, _ step: Int
  ) -> Bool {
    guard amount.currency == campaigns[campaign], day <= Self.today else { return false }
    let tail = campaign.uppercased()
    let moves = [
      Move(from: "Pledges:\(tail):Promised", to: "Pledges:\(tail):Outstanding", amount: amount)
    ]
    guard let record = record(moves, on: day, step) else { return false }
    pledges.append(
      Pledge(
        record: record, campaign: campaign, donor: donor,
        amount: amount.minor))
    return true
  }

  mutating func cancel(_ number: Int, _ day: String, _ step: Int) -> Bool {
    guard number < pledges.count, day >= pledges[number].record.own, day <= Self.today else {
      return false
    }
    let campaign = pledges[number].campaign
    let amount = ModelAmount(outstanding(of: number), campaigns[campaign] ?? "")
    let tail = campaign.uppercased()
    let moves = [
      Move(from: "Pledges:\(tail):Outstanding", to: "Pledges:\(tail):Promised", amount: amount)
    ]
    guard let record = record(moves, on: day, step), record.day >= standsFrom(pledge: number)
    else { return false }
    cancellations.append(Cancellation(record: record, pledge: number, amount: amount.minor))
    return true
  }

  mutating func setGoal(
    _ campaign: String, _ amount: Int128, _ day: String, _ step: Int
  ) -> Bool {
    guard campaigns[campaign] != nil, amount > 0, amount <= Int128(Int64.max) else { return false }
    goals.append(Goal(step: step, day: day, campaign: campaign, amount: amount))
    return true
  }

  /// Accounts that general entries may move, in any currency.
  static let free = [
    "Assets:Cash", "Assets:Clearing:Bank", "Liabilities:Suspense:Main", "Equity:Opening",
    "Income:Other", "Expenses:General", "Expenses:Bank",
  ]

  mutating func post(
    _ debit: String, _ credit: String, _ amount: ModelAmount, _ day: String, _ step: Int
  ) -> Bool {
    let moves = [Move(from: credit, to: debit, amount: amount)]
    guard debit != credit, Self.free.contains(debit), Self.free.contains(credit),
      let record = record(moves, on: day, step)
    else { return false }
    entries.append(record)
    return true
  }

  mutating func reverse(_ number: Int, _ day: String?, _ step: Int) -> Bool {
    guard number < entries.count, entries[number].ended == nil else { return false }
    let entry = entries[number]
    // Without a day, on the entry's own: of what was posted late, on that on which it counts.
    guard day ?? entry.day >= entry.day, canPost(entry.moves, on: day ?? entry.own),
      let day = postingDay(day ?? entry.own, from: entry.day)
    else { return false }
    entries[number].ended = (step, day)
    return true
  }
}
