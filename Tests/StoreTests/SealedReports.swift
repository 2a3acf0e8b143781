import Ledger
import Store

/// Everything that the program says of a ledger at a horizon, as texts.
enum SealedReports {
  /// Of a treasurer. The chart of accounts is today's; those without a balance are left out.
  static func money(_ store: Store, at horizon: Horizon) throws -> [String: [String]] {
    let donations = try store.donations(DonationFilter(), at: horizon)
    let pledges = try store.pledges(at: horizon)
    var journal: [String] = []
    try store.exportJournal(from: nil, to: nil, at: horizon) { row in
      // An entry gets its number and its seal when it is sealed.
      journal.append("\(row)")
    }
    var books = ""
    try store.exportBooks(as: HledgerFormat(), from: nil, to: nil, at: horizon) { books += $0 }
    return [
      "books": books.split(separator: "\n").map(String.init),
      "campaigns": try store.campaigns(at: horizon).map { campaign in
        // When it was known is not what was known.
        "\(campaign.goal) \(campaign.raised) \(campaign.pledged) \(campaign.inKind) "
          + "\(campaign.net) \(campaign.donations) \(campaign.donors) \(campaign.countries)"
      },
      "trial balance": try lines(store.trialBalance(from: nil, at: horizon)),
      "listed": try lines(
        store.listDonations(to: nil, from: nil, until: nil, at: horizon)),
      "activities": try lines(
        store.activities(
          from: Day(parsing: "2018-01-01"), to: Day(parsing: "2018-12-31"),
          knownAt: horizon.knownAt)),
      "position": try lines(store.position(at: horizon)),
      "trial balance of December": try lines(
        store.trialBalance(from: Day(parsing: "2018-12-01"), at: horizon)),
      "trial balance of the year": try lines(store.trialBalance(ofYear: 2018, at: horizon)),
      "accounts": try lines(
        store.accounts(at: horizon).filter { account in
          account.balance.utf8.contains { (0x31...0x39).contains($0) }
        }),
      "statement": try lines(
        store.statement(of: "Assets:Clearing:Card", from: nil, to: nil, at: horizon)),
      "entries": try lines(
        store.entries(from: nil, to: nil, account: nil, limit: 10_000, at: horizon)),
      "donations": donations.map { "\($0)" },
      "gifts": try donations.map { donation in
        "\(try store.donation(DocumentNumber(parsing: donation.number, .donation), at: horizon))"
      },
      "pledges": pledges.map { "\($0)" },
      "promises": try pledges.map { pledge in
        "\(try store.pledge(DocumentNumber(parsing: pledge.number, .pledge), at: horizon))"
      },
      "donors": try lines(store.donors(at: horizon)),
      "months": try lines(store.periods(at: horizon)),
      "banks": try lines(store.bankAccounts(at: horizon)),
      "statements": try lines(store.bankStatements(at: horizon)),
      "bank lines": try lines(store.bankLines(BankLineFilter(), at: horizon)),
      "journal": journal,
    ]
  }

  /// Of an officer.
  static func members(_ store: Store, at horizon: Horizon) throws -> [String: [String]] {
    guard let first = Month(year: 2016, number: 12), let last = Month(year: 2018, number: 12) else {
      return [:]
    }
    var reports: [String: [String]] = [
      "growth": try lines(store.growth(of: nil, from: first, to: last, at: horizon)),
      "register": try lines(store.register(of: nil, at: horizon)),
      "unnamed": try lines(store.unnamedMembers(of: nil, at: horizon)),
      "figures": try lines(store.figures(at: horizon)),
      "members": try lines(store.organisations(at: horizon)),
    ]
    for flow in GrowthFlow.allCases {
      reports["\(flow)"] = try lines(
        store.moved(flow, in: nil, from: first, to: last, at: horizon))
    }
    reports["standing"] = try MemberModel.bodies.flatMap { body in
      try MemberDice.days.map { day in
        "\(try store.standing(of: body, at: Horizon(asOf: day, knownAt: horizon.knownAt)))"
      }
    }
    return reports
  }

  private static func lines(_ values: [some Any]) -> [String] { values.map { "\($0)" } }
}
