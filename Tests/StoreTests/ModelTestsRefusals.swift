import Giving
import Ledger
import Postgres
import Store
import Testing

@Suite("What is refused leaves nothing behind")
struct ModelRefusalTests {
  typealias Act = @Sendable (Store) throws -> Void

  @Test("Every refused operation leaves every row of every table as it was")
  func refusals() throws {
    let ledger = try ModelBooks.make()
    // Gifts by this method are refused late, by the database, once all else is in place.
    _ = try ledger.store.closeAccount(
      "Assets:Clearing:Other", unit: "EUR", on: Day(parsing: "2018-01-01"), Recording())
    let before = try ledger.fingerprint()
    for (name, code, act) in Self.refused {
      do {
        try act(ledger.store)
        Issue.record("\(name): not refused")
      } catch {
        #expect(error.isOurRefusal, "\(name): \(String(reflecting: error))")
        #expect(error.refusalCode == code, "\(name): \(error)")
      }
      #expect(try ledger.fingerprint() == before, "\(name) left a trace")
    }
    #expect(try ledger.violations() == [])
  }

  @Test("A dry run of every kind answers as if done and leaves every row as it was")
  func dryRuns() throws {
    let ledger = try ModelBooks.make()
    let before = try ledger.fingerprint()
    for kind in ModelRepeat.all {
      let answer = try kind.ask(ledger.store, Recording(key: "dry", isDryRun: true))
      #expect(answer.status == "created", "\(kind.name)")
      #expect(try ledger.fingerprint() == before, "\(kind.name) left a trace")
    }
  }

  private static func gift(
    _ amount: String, _ currency: String,
    _ change: @escaping @Sendable (inout DonationRequest) -> Void = { _ in }
  ) -> Act {
    { _ = try $0.recordDonation(ModelBooks.gift(amount, currency, change), Recording()) }
  }

  private static func refund(
    _ number: String, _ change: @escaping @Sendable (inout RefundRequest) -> Void = { _ in }
  ) -> Act {
    {
      _ = try $0.refundDonation(
        ModelBooks.number(number), ModelBooks.refund(change), Recording())
    }
  }

  private static func correct(
    _ number: String, _ change: @escaping @Sendable (inout DonationCorrection) -> Void
  ) -> Act {
    {
      _ = try $0.correctDonation(
        ModelBooks.number(number), ModelBooks.correction(change), Recording())
    }
  }

  private static func void(_ number: String) -> Act {
    { _ = try $0.voidDocument(ModelBooks.number(number), reason: "twice", Recording()) }
  }

  private static func post(
    _ change: @escaping @Sendable (inout EntryRequest) -> Void
  ) -> Act {
    { _ = try $0.postEntry(ModelBooks.entry(change), Recording()) }
  }

  static let refused: [(String, String, Act)] = ofGifts + ofCorrections + ofOthers

  private static let ofGifts: [(String, String, Act)] = [
    ("a gift of nothing", "amount_not_positive", gift("0.00", "EUR")),
    ("a gift with a decimal comma", "amount_separators", gift("1.000,00", "EUR")),
    ("a gift past 64 bits", "amount_too_large", gift("92233720368547758.08", "EUR")),
    ("a gift in no currency", "unknown_currency", gift("1.00", "XXQ")),
    ("a gift to no campaign", "unknown_campaign", gift("1.00", "EUR") { $0.campaign = "none" }),
    ("a gift from nowhere", "unknown_country", gift("1.00", "EUR") { $0.country = "QQ" }),
    (
      "a gift of an endless donor", "text_too_long",
      gift("1.00", "EUR") { $0.donor = String(repeating: "a", count: 501) }
    ),
    (
      "a gift to come", "day_in_future",
      gift("1.00", "EUR") { $0.receivedOn = Day(year: 2999, month: 1, day: 1) }
    ),
    ("a gift with a fee above it", "fee_over_gift", gift("1.00", "EUR") { $0.fee = "1.01" }),
    (
      "a gift with a fee below nothing", "amount_negative",
      gift("1.00", "EUR") { $0.fee = "-0.01" }
    ),
    ("a foreign gift without a rate", "rate_missing", gift("1.00", "USD")),
    (
      "a gift in kind without a basis", "basis_missing",
      gift("1.00", "EUR") { $0.method = .inKind }
    ),
    (
      "a gift for no pledge", "unknown_pledge",
      gift("1.00", "EUR") { $0.pledge = "P-2018-00099" }
    ),
    (
      "a gift for another campaign's pledge", "pledge_of_other_campaign",
      gift("1.00", "EUR") {
        $0.campaign = "sea"
        $0.pledge = "P-2018-00002"
      }
    ),
    (
      "a gift before its promise", "day_before_promise",
      gift("1.00", "EUR") {
        $0.pledge = "P-2018-00002"
        $0.receivedOn = Day(year: 2018, month: 11, day: 30)
      }
    ),
    (
      "a gift of a new donor into a closed account", "CL003",
      gift("1.00", "EUR") {
        $0.method = .other
        $0.donor = "Somebody new"
      }
    ),
    (
      "a refund over the gift", "refund_over_gift",
      refund("D-2018-00005") { $0.amount = "50.01" }
    ),
    ("a refund of a gift in kind", "in_kind_refund", refund("D-2018-00004")),
    ("a refund of a voided gift", "CL004", refund("D-2018-00006")),
    (
      "a refund before the gift", "CL007",
      refund("D-2018-00001") { $0.day = Day(year: 2018, month: 12, day: 4) }
    ),
    ("a refund of nothing known", "unknown_donation", refund("D-2018-00099")),
    ("a refund of another year's number", "unknown_donation", refund("D-2017-00001")),
    (
      "a refund paid in a third currency", "paid_currency",
      refund("D-2018-00002") { $0.paid = ("1", "JPY") }
    ),
  ]

  private static let ofCorrections: [(String, String, Act)] = [
    (
      "a correction of a refunded gift", "CL009",
      correct("D-2018-00005") { $0.amount = "70.00" }
    ),
    ("a correction of a voided gift", "CL004", correct("D-2018-00006") { $0.amount = "1.00" }),
    (
      "a correction into a closed account", "CL003",
      correct("D-2018-00001") { $0.method = .other }
    ),
    (
      "a correction to another currency", "rate_missing",
      correct("D-2018-00001") { $0.currency = "USD" }
    ),
    (
      "a correction to a campaign in yen", "rate_missing",
      correct("D-2018-00001") { $0.campaign = "yen" }
    ),
    (
      "a correction to before the promise", "day_before_promise",
      correct("D-2018-00007") { $0.receivedOn = Day(year: 2018, month: 11, day: 30) }
    ),
    (
      "a correction with a rate of nothing", "amount_not_positive",
      correct("D-2018-00002") { $0.rate = "0" }
    ),
    ("the void of a refunded gift", "CL009", void("D-2018-00005")),
    ("the void of a voided gift", "CL004", void("D-2018-00006")),
    ("the void of no refund", "unknown_refund", void("R-2018-00099")),
  ]

  private static let ofOthers: [(String, String, Act)] = [
    (
      "a promise in dollars", "pledge_currency",
      { _ = try $0.recordPledge(ModelBooks.pledge { $0.currency = "USD" }, Recording()) }
    ),
    (
      "a promise to come", "day_in_future",
      {
        let day = Day(year: 2999, month: 1, day: 1)
        _ = try $0.recordPledge(ModelBooks.pledge { $0.promisedOn = day }, Recording())
      }
    ),
    (
      "giving up a settled pledge", "pledge_settled",
      {
        _ = try $0.cancelPledge(
          ModelBooks.number("P-2018-00001"), reason: "no", on: nil, Recording())
      }
    ),
    (
      "giving up a pledge before it was made", "day_before_promise",
      {
        _ = try $0.cancelPledge(
          ModelBooks.number("P-2018-00002"), reason: "no", on: Day(parsing: "2018-11-30"),
          Recording())
      }
    ),
    (
      "a campaign that is there", "CL008",
      {
        _ = try $0.createCampaign(
          "sdg", name: "Again", goal: "1.00", currency: "EUR", Recording())
      }
    ),
    (
      "a campaign with a goal of nothing", "amount_not_positive",
      { _ = try $0.createCampaign("new", name: "N", goal: "0", currency: "EUR", Recording()) }
    ),
    (
      "a goal for no campaign", "unknown_campaign",
      { _ = try $0.setGoal(of: "none", to: "1.00", from: nil, Recording()) }
    ),
    ("an entry in a bank account", "CL005", post { $0.debit = "Assets:Bank:Main" }),
    ("an entry in a campaign's income", "CL005", post { $0.credit = "Income:Donations:SDG" }),
    ("an entry in no account", "CL002", post { $0.debit = "Assets:Nowhere" }),
    (
      "an entry from an account to itself", "transfer_same_account",
      post { $0.debit = "Assets:Cash" }
    ),
    ("an entry in a currency that died", "entry_dead_unit", post { $0.unit = "DEM" }),
    (
      "the reversal of a gift's entry", "CL005",
      { _ = try $0.reverseEntry(1, reason: "no", on: nil, Recording()) }
    ),
    (
      "the reversal of no entry", "CL006",
      { _ = try $0.reverseEntry(999, reason: "no", on: nil, Recording()) }
    ),
    (
      "a reversal before its entry", "CL007",
      { _ = try $0.reverseEntry(12, reason: "no", on: Day(parsing: "2018-12-04"), Recording()) }
    ),
    (
      "an account that is open", "CL008",
      {
        _ = try $0.openAccount(
          "Assets:Cash", unit: "EUR", number: "57", anyCurrency: false, description: "",
          Recording())
      }
    ),
    (
      "closing an account that holds something", "CL003",
      { _ = try $0.closeAccount("Assets:Cash", unit: "EUR", on: nil, Recording()) }
    ),
  ]
}

extension Error {
  /// The code of a refusal: of the pure modules, of the store, or the database's SQLSTATE.
  var refusalCode: String {
    (self as? PostgresError)?.sqlState?.rawValue ?? (self as? any Refusal)?.code ?? "none"
  }
}
