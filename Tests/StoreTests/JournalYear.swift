import Giving
import Ledger
import Store

/// What the books of the tests and of the examples for auditors hold: every kind of document once,
/// with fixed keys and days.
enum JournalYear {
  static func record(in store: Store) throws {
    try recordPledges(in: store)
    try recordGifts(in: store)
    try recordForeignGifts(in: store)
    try recordMistakes(in: store)
    try recordEntries(in: store)
    _ = try store.setGoal(
      of: "sdg", to: "300000.00", from: try Day(parsing: "2019-01-01"), Recording(key: "goal-2019"))
  }

  /// One pledge paid in two instalments, one given up half-way.
  private static func recordPledges(in store: Store) throws {
    var pledge = PledgeRequest(amount: "1000", currency: "EUR", campaign: "sdg", donor: "Legacoop")
    pledge.promisedOn = try Day(parsing: "2018-10-01")
    pledge.dueOn = try Day(parsing: "2019-06-30")
    let promised = try store.recordPledge(pledge, Recording(key: "pledge-legacoop")).document
    for (amount, day) in [("400", "2018-10-02"), ("600", "2019-01-15")] {
      try record(amount, on: day, by: "Legacoop", "IT", key: "instalment-\(amount)", in: store) {
        $0.pledge = promised.number
      }
    }
    pledge = PledgeRequest(amount: "500", currency: "EUR", campaign: "sdg", donor: "Coompanion")
    pledge.promisedOn = try Day(parsing: "2018-11-15")
    let broken = try store.recordPledge(pledge, Recording(key: "pledge-coompanion")).document
    try record("150", on: "2018-12-01", by: "Coompanion", "SE", key: "instalment-150", in: store) {
      $0.pledge = broken.number
    }
    _ = try store.cancelPledge(
      try DocumentNumber(parsing: broken.number, .pledge), reason: "the board decided otherwise",
      on: try Day(parsing: "2019-01-20"), Recording(key: "pledge-given-up"))
  }

  /// By card with a fee, in cash without a name, in kind, and one of which a part is given back.
  private static func recordGifts(in store: Store) throws {
    try record("1500.00", on: "2018-12-05", by: "COOPERAR", "AR", key: "gift-card", in: store) {
      $0.method = .card
      $0.fee = "2.50"
      $0.reference = "CARD-7781"
    }
    try record("50", on: "2018-11-11", by: nil, nil, key: "gift-cash", in: store) {
      $0.method = .cash
    }
    try record("200", on: "2018-10-03", by: "SMart", "BE", key: "gift-in-kind", in: store) {
      $0.method = .inKind
      $0.basis = "invoice of a like delivery"
    }
    let generous = try record(
      "400", on: "2018-12-14", by: "Coompanion", "SE", key: "gift-generous", in: store)
    var refund = RefundRequest(reason: "paid twice by mistake")
    refund.amount = "100.00"
    refund.day = try Day(parsing: "2018-12-20")
    _ = try store.refundDonation(
      try DocumentNumber(parsing: generous.number, .donation), refund,
      Recording(key: "refund-generous"))
  }

  /// Dollars at a given rate, partly given back in euro; dollars settled by the processor.
  private static func recordForeignGifts(in store: Store) throws {
    let rated = try record(
      "1000", "USD", on: "2018-11-10", by: "National Cooperative Bank", "US", key: "gift-rated",
      in: store
    ) {
      $0.method = .card
      $0.rate = "0.8791"
      $0.fee = "29.30"
    }
    var refund = RefundRequest(reason: "half of it was meant for another campaign")
    refund.amount = "400.00"
    refund.paid = ("352.00", "EUR")
    refund.day = try Day(parsing: "2018-12-10")
    _ = try store.refundDonation(
      try DocumentNumber(parsing: rated.number, .donation), refund, Recording(key: "refund-rated"))
    try record("1000", "USD", on: "2018-11-12", by: "J. Doe", "US", key: "gift-settled", in: store)
    {
      $0.method = .card
      $0.settled = ("853.34", "EUR")
      $0.fee = "29.30"
      $0.memo = "in memory of his mother"
    }
  }

  /// A wrong amount, corrected; a gift typed twice, voided; a refund of the wrong gift, voided.
  private static func recordMistakes(in store: Store) throws {
    let wrong = try record(
      "75", on: "2018-12-12", by: "Som Energia", "ES", key: "gift-mistyped", in: store)
    var correction = DonationCorrection(reason: "a digit was lost")
    correction.amount = "750.00"
    _ = try store.correctDonation(
      try DocumentNumber(parsing: wrong.number, .donation), correction,
      Recording(key: "gift-corrected"))
    let twice = try record(
      "400", on: "2018-10-02", by: "Legacoop", "IT", key: "gift-twice", in: store)
    let number = try DocumentNumber(parsing: twice.number, .donation)
    var refund = RefundRequest(reason: "thought to be too much")
    refund.day = try Day(parsing: "2018-12-21")
    let refunded = try store.refundDonation(number, refund, Recording(key: "refund-wrong"))
    _ = try store.voidDocument(
      try DocumentNumber(parsing: refunded.document.number, .refund), reason: "never paid out",
      Recording(key: "refund-voided"))
    _ = try store.voidDocument(number, reason: "typed twice", Recording(key: "gift-voided"))
  }

  /// Bank charges, first with a wrong amount.
  private static func recordEntries(in store: Store) throws {
    func charge(_ amount: String, key: String) throws -> JournalEntry {
      var request = EntryRequest(
        debit: "Expenses:Bank", credit: "Assets:Cash", amount: amount, unit: "EUR")
      request.day = try Day(parsing: "2018-12-31")
      request.memo = "charges of the year"
      return try store.postEntry(request, Recording(key: key)).document
    }
    let wrong = try charge("51.00", key: "charges-mistyped")
    _ = try store.reverseEntry(
      wrong.id, reason: "15.00 and not 51.00", on: nil, Recording(key: "charges-reversed"))
    _ = try charge("15.00", key: "charges")
  }

  /// Records one gift.
  @discardableResult
  static func record(
    _ amount: String, _ currency: String = "EUR", on day: String, by donor: String?,
    _ country: String?, key: String? = nil, in store: Store,
    _ change: (inout DonationRequest) -> Void = { _ in }
  ) throws -> Donation {
    var request = DonationRequest(amount: amount, currency: currency, campaign: "sdg")
    request.receivedOn = try Day(parsing: day)
    request.donor = donor
    request.country = country
    change(&request)
    return try store.recordDonation(request, Recording(key: key)).document
  }
}
