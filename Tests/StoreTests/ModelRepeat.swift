import Giving
import Ledger
import Store
import Testing

/// What came of a call: its status and all that the document says.
struct ModelAnswer: Sendable {
  let status: String
  let document: String

  init<Document: Sendable>(_ recorded: Recorded<Document>) {
    status = recorded.status.rawValue
    document = "\(recorded.document)"
  }
}

/// A kind of operation in full words, and the same with one field said otherwise or left out, for
/// each field.
struct ModelRepeat: Sendable, CustomTestStringConvertible {
  typealias Ask = @Sendable (Store, Recording) throws -> ModelAnswer
  /// By the name of the field that they change.
  typealias Changes<Words> = KeyValuePairs<String, @Sendable (inout Words) -> Void>

  let name: String
  /// As the operation's row names it.
  let kind: String
  let ask: Ask
  let changed: [(field: String, ask: Ask)]

  var testDescription: String { name }

  init<Words: Sendable>(
    _ name: String, _ kind: String, _ words: Words,
    _ perform: @escaping @Sendable (Store, Words, Recording) throws -> ModelAnswer,
    _ changes: Changes<Words>
  ) {
    self.name = name
    self.kind = kind
    ask = { try perform($0, words, $1) }
    changed = changes.map { field, change in
      var other = words
      change(&other)
      let words = other
      return (field, { try perform($0, words, $1) })
    }
  }

  static let day = Day(year: 2018, month: 12, day: 7)
  static let otherDay = Day(year: 2018, month: 12, day: 8)

  static let all = [donation, settledDonation, inKindDonation] + corrections + others

  private static func record(
    _ name: String, _ amount: String, _ currency: String,
    _ words: (inout DonationRequest) -> Void,
    _ changes: Changes<DonationRequest>
  ) -> ModelRepeat {
    var request = DonationRequest(amount: amount, currency: currency, campaign: "sdg")
    words(&request)
    return ModelRepeat(
      name, "donation.record", request, { ModelAnswer(try $0.recordDonation($1, $2)) }, changes)
  }

  private static let donation = record(
    "a gift at a rate", "10.00", "USD",
    {
      ($0.donor, $0.country, $0.receivedOn, $0.method) = ("A", "BE", day, .card)
      ($0.fee, $0.rate, $0.reference, $0.memo) = ("1.00", "0.9", "ref", "memo")
    },
    [
      "amount": { $0.amount = "10.01" }, "currency": { $0.currency = "GBP" },
      "campaign": { $0.campaign = "sea" }, "donor": { $0.donor = "B" },
      "donor": { $0.donor = nil }, "country": { $0.country = "AR" },
      "country": { $0.country = nil }, "on": { $0.receivedOn = otherDay },
      "on": { $0.receivedOn = nil }, "method": { $0.method = .bank },
      "fee": { $0.fee = "1.01" }, "fee": { $0.fee = nil }, "rate": { $0.rate = "0.91" },
      "rate": { $0.rate = nil }, "reference": { $0.reference = "Ref" },
      "reference": { $0.reference = nil }, "memo": { $0.memo = "" },
      "memo": { $0.memo = nil }, "pledge": { $0.pledge = "P-2018-00002" },
      "basis": { $0.basis = "list price" },
    ])

  private static let settledDonation = record(
    "a settled gift for a pledge", "10.00", "USD",
    {
      $0.settled = ("9.00", "EUR")
      ($0.pledge, $0.receivedOn) = ("P-2018-00002", day)
    },
    [
      "settled": { $0.settled = ("9.01", "EUR") }, "settled": { $0.settled = nil },
      "pledge": { $0.pledge = "P-2018-00001" }, "pledge": { $0.pledge = nil },
      "anonymous": { $0.isAnonymous = true },
      "donor": { $0.donor = "LIGACOOP" }, "amount": { $0.amount = "10.01" },
      "currency": { $0.currency = "GBP" }, "method": { $0.method = .other },
      "on": { $0.receivedOn = otherDay },
    ])

  private static let inKindDonation = record(
    "a gift in kind", "10.00", "EUR",
    { ($0.basis, $0.method, $0.receivedOn) = ("invoice", .inKind, day) },
    [
      "basis": { $0.basis = "guess" }, "method": { $0.method = .bank },
      "amount": { $0.amount = "10.01" }, "currency": { $0.currency = "USD" },
      "campaign": { $0.campaign = "sea" }, "on": { $0.receivedOn = otherDay },
    ])
}
