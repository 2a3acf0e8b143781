import Giving
import Ledger
import Store

/// What a call says of something that is on record.
private struct About: Sendable {
  var number: String
  var reason = "said so"
  var day: Day?
}

/// What a call says of a campaign or an account.
private struct Named: Sendable {
  var code: String
  var name = "A name"
  var amount = "100.00"
  var unit = "EUR"
  var isAny = false
  var day: Day?
}

extension ModelRepeat {
  static let corrections = [
    correct(
      "a correction of everything",
      {
        ($0.amount, $0.currency, $0.campaign, $0.donor) = ("9.00", "GBP", "sea", "B")
        ($0.country, $0.receivedOn, $0.method, $0.fee) = ("SE", day, .cash, "0.50")
        ($0.rate, $0.reference, $0.basis, $0.memo) = ("1.1", "ref", "basis", "memo")
      },
      [
        "amount": { $0.amount = "9.01" }, "amount": { $0.amount = nil },
        "currency": { $0.currency = "USD" }, "currency": { $0.currency = nil },
        "campaign": { $0.campaign = nil }, "donor": { $0.donor = "C" },
        "donor": { $0.donor = nil }, "anonymous": { $0.isAnonymous = true },
        "country": { $0.country = "IT" }, "on": { $0.receivedOn = otherDay },
        "method": { $0.method = .card }, "fee": { $0.fee = nil },
        "rate": { $0.rate = "1.2" }, "reference": { $0.reference = nil },
        "basis": { $0.basis = nil }, "memo": { $0.memo = "Memo" },
        "reason": { $0.reason = "other" },
      ]),
    correct(
      "a correction of what was settled", { $0.settled = ("800.00", "EUR") },
      ["settled": { $0.settled = ("801.00", "EUR") }, "settled": { $0.settled = nil }]),
    ModelRepeat(
      "a correction of a gift's donor", "donation.correct", About(number: "D-2018-00002"),
      {
        let correction = ModelBooks.correction { $0.isAnonymous = true }
        return ModelAnswer(try $0.correctDonation(ModelBooks.number($1.number), correction, $2))
      }, ["donation": { $0.number = "D-2018-00003" }]),
  ]

  private static func correct(
    _ name: String, _ words: (inout DonationCorrection) -> Void,
    _ changes: Changes<DonationCorrection>
  ) -> ModelRepeat {
    ModelRepeat(
      name, "donation.correct", ModelBooks.correction(words),
      { ModelAnswer(try $0.correctDonation(ModelBooks.number("D-2018-00002"), $1, $2)) }, changes)
  }

  static let others = [refund, otherRefund, void, voidedRefund] + promises + campaigns + books

  private static let refund: ModelRepeat = {
    var words = RefundRequest(reason: "asked for")
    (words.amount, words.paid, words.fee, words.day) = ("400.00", ("352.00", "EUR"), "1.00", day)
    return ModelRepeat(
      "a refund", "donation.refund", words,
      { ModelAnswer(try $0.refundDonation(ModelBooks.number("D-2018-00002"), $1, $2)) },
      [
        "amount": { $0.amount = "400.01" }, "amount": { $0.amount = nil },
        "paid": { $0.paid = ("352.01", "EUR") }, "paid": { $0.paid = ("352.00", "USD") },
        "paid": { $0.paid = nil }, "fee": { $0.fee = "1.01" }, "fee": { $0.fee = nil },
        "on": { $0.day = otherDay }, "on": { $0.day = nil },
        "reason": { $0.reason = "Asked" },
      ])
  }()

  private static let otherRefund = ModelRepeat(
    "a refund of all that is left", "donation.refund", About(number: "D-2018-00002"),
    {
      ModelAnswer(
        try $0.refundDonation(
          ModelBooks.number($1.number), RefundRequest(reason: $1.reason), $2))
    }, ["donation": { $0.number = "D-2018-00003" }])

  private static let void = voids("the void of a gift", "D-2018-00001", "D-2018-00002")
  private static let voidedRefund = voids("the void of a refund", "R-2018-00001", "D-2018-00001")

  private static func voids(_ name: String, _ number: String, _ other: String) -> ModelRepeat {
    ModelRepeat(
      name, "donation.void", About(number: number),
      {
        ModelAnswer(
          try $0.voidDocument(ModelBooks.number($1.number), reason: $1.reason, $2))
      }, ["document": { $0.number = other }, "reason": { $0.reason = "Said so" }])
  }

  private static let promises = [
    ModelRepeat(
      "a promise", "pledge.record",
      {
        var words = PledgeRequest(amount: "5.00", currency: "EUR", campaign: "sdg", donor: "A")
        (words.promisedOn, words.dueOn, words.memo) = (day, otherDay, "memo")
        return words
      }(), { ModelAnswer(try $0.recordPledge($1, $2)) },
      [
        "amount": { $0.amount = "5.01" }, "currency": { $0.currency = "USD" },
        "campaign": { $0.campaign = "sea" }, "donor": { $0.donor = "B" },
        "on": { $0.promisedOn = otherDay }, "on": { $0.promisedOn = nil },
        "due": { $0.dueOn = day }, "due": { $0.dueOn = nil }, "memo": { $0.memo = "m" },
        "memo": { $0.memo = nil },
      ]),
    ModelRepeat(
      "giving up a promise", "pledge.cancel", About(number: "P-2018-00002", day: day),
      {
        ModelAnswer(
          try $0.cancelPledge(ModelBooks.number($1.number), reason: $1.reason, on: $1.day, $2))
      },
      [
        "pledge": { $0.number = "P-2018-00001" }, "reason": { $0.reason = "r" },
        "on": { $0.day = otherDay }, "on": { $0.day = nil },
      ]),
  ]

  private static let campaigns = [
    ModelRepeat(
      "a campaign", "campaign.create", Named(code: "new"),
      {
        ModelAnswer(
          try $0.createCampaign($1.code, name: $1.name, goal: $1.amount, currency: $1.unit, $2))
      },
      [
        "campaign": { $0.code = "newer" }, "name": { $0.name = "a name" },
        "goal": { $0.amount = "100.01" }, "currency": { $0.unit = "USD" },
      ]),
    ModelRepeat(
      "a goal", "campaign.goal", Named(code: "sdg", day: day),
      { ModelAnswer(try $0.setGoal(of: $1.code, to: $1.amount, from: $1.day, $2)) },
      [
        "campaign": { $0.code = "sea" }, "goal": { $0.amount = "100.01" },
        "on": { $0.day = otherDay }, "on": { $0.day = nil },
      ]),
  ]

  private static let books = [
    ModelRepeat(
      "a general entry", "entry.post",
      {
        var words = EntryRequest(
          debit: "Expenses:Bank", credit: "Assets:Cash", amount: "3.00", unit: "EUR")
        (words.day, words.memo) = (day, "memo")
        return words
      }(), { ModelAnswer(try $0.postEntry($1, $2)) },
      [
        "debit": { $0.debit = "Expenses:General" }, "credit": { $0.credit = "Income:Other" },
        "amount": { $0.amount = "3.01" }, "unit": { $0.unit = "USD" },
        "on": { $0.day = otherDay }, "on": { $0.day = nil }, "memo": { $0.memo = nil },
      ]),
    ModelRepeat(
      "a reversal", "entry.reverse", About(number: "12", day: day),
      {
        ModelAnswer(
          try $0.reverseEntry(Int64($1.number) ?? 0, reason: $1.reason, on: $1.day, $2))
      },
      [
        "entry": { $0.number = "11" }, "reason": { $0.reason = "r" },
        "on": { $0.day = otherDay }, "on": { $0.day = nil },
      ]),
    ModelRepeat(
      "an account", "account.open", Named(code: "Expenses:Travel", amount: "615000"),
      {
        ModelAnswer(
          try $0.openAccount(
            $1.code, unit: $1.unit, number: $1.amount, anyCurrency: $1.isAny,
            description: $1.name, $2))
      },
      [
        "account": { $0.code = "Expenses:Rent" }, "unit": { $0.unit = "USD" },
        "number": { $0.amount = "615001" }, "any_currency": { $0.isAny = true },
        "description": { $0.name = "a name" },
      ]),
    ModelRepeat(
      "closing an account", "account.close", Named(code: "Equity:Retained", day: day),
      { ModelAnswer(try $0.closeAccount($1.code, unit: $1.unit, on: $1.day, $2)) },
      [
        "account": { $0.code = "Income:Other" }, "unit": { $0.unit = "USD" },
        "on": { $0.day = otherDay }, "on": { $0.day = nil },
      ]),
  ]
}
