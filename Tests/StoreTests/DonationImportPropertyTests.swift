import Giving
import Ledger
import Postgres
import RandomCases
import Store
import Testing

/// Whatever the gifts: typed one by one or imported as a file, the books are the same.
@Suite("Random gifts")
struct DonationImportPropertyTests {
  /// A gift in the words of both ways in.
  private struct Sample {
    let request: DonationRequest
    let cells: [String]
  }

  @Test(
    "imported as a file post what they post when recorded one by one",
    arguments: Seed.some(3))
  func sameJournal(seed: Seed) throws {
    var dice = seed.generator
    let typed = try Self.empty()
    let imported = try Self.empty()
    let samples = try (0..<60).map { number in try Self.sample(number, &dice) }
    let store = try typed.store()
    for sample in samples { _ = try store.recordDonation(sample.request, Recording()) }
    let header =
      "date,amount,currency,donor,country,method,fee,reference,memo,rate,settled,pledge,basis"
    let lines = samples.map { $0.cells.joined(separator: ",") }
    var options = DonationImportOptions()
    options.campaign = "sdg"
    let done = try imported.store().importDonations(
      donationFile(([header] + lines).joined(separator: "\n") + "\n"), options, Recording())
    #expect(done.document.created == 60)
    #expect(try Self.journal(of: imported) == Self.journal(of: typed))
    #expect(try Self.documents(of: imported) == Self.documents(of: typed))
    #expect(try imported.failedChecks() == [])
    // Sealed, too: a check compares the folds, and the verifier the texts.
    _ = try imported.store().seal()
    #expect(try imported.failedChecks() == [])
  }

  private static func empty() throws -> JournalBooks {
    let books = try JournalBooks.empty()
    let store = try books.store()
    _ = try store.importRates(
      rateFile([
        ("USD", "2018-12-03", "1.1332"), ("USD", "2018-12-07", "1.1371"),
        ("JPY", "2018-12-03", "128.60"), ("BHD", "2018-12-03", "0.4269"),
      ]), Recording())
    for amount in ["300", "100000"] {
      var pledge = PledgeRequest(
        amount: amount, currency: "EUR", campaign: "sdg", donor: "Promiser")
      pledge.promisedOn = try Day(parsing: "2018-01-01")
      _ = try store.recordPledge(pledge, Recording())
    }
    return books
  }

  private static func sample(_ number: Int, _ dice: inout SeededGenerator) throws -> Sample {
    let currency = ["EUR", "EUR", "EUR", "USD", "JPY", "BHD"].randomElement(using: &dice) ?? "EUR"
    let minor = Int.random(in: 500...500_000, using: &dice)
    let scale = ["JPY": 0, "BHD": 3][currency] ?? 2
    func amount(_ minor: Int) throws -> String {
      Money(minor: Int64(minor), unit: try Unit(code: currency, scale: scale, kind: .currency)).text
    }
    let isInKind = Int.random(in: 0..<8, using: &dice) == 0
    let method =
      isInKind
      ? GiftMethod.inKind
      : GiftMethod.allCases.filter { $0 != .inKind }
        .randomElement(using: &dice) ?? .bank
    var request = DonationRequest(
      amount: try amount(minor), currency: currency, campaign: "sdg", method: method)
    let day = "2018-12-0\(Int.random(in: 3...9, using: &dice))"
    request.receivedOn = try Day(parsing: day)
    request.donor = Bool.random(using: &dice) ? "Donor \(Int.random(in: 0..<9, using: &dice))" : nil
    request.isAnonymous = request.donor == nil
    request.country =
      Bool.random(using: &dice) ? ["AR", "BE", "IT"].randomElement(using: &dice) : nil
    if !isInKind, Bool.random(using: &dice) {
      request.fee = try amount(Int.random(in: 0...minor / 3, using: &dice))
    }
    request.reference = Bool.random(using: &dice) ? "ref \(number)" : nil
    request.memo = Int.random(in: 0..<4, using: &dice) == 0 ? "memo \(number)" : nil
    request.basis = isInKind ? "invoice" : nil
    if currency != "EUR" {
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: request.rate = "0.\(Int.random(in: 1000...999_999, using: &dice))"
      case 1 where !isInKind:
        request.settled = ("\(Int.random(in: 1...5000, using: &dice)).50", "EUR")
      default: break
      }
    }
    if !isInKind, Int.random(in: 0..<4, using: &dice) == 0 {
      request.pledge = ["P-2018-00001", "P-2018-00002"].randomElement(using: &dice)
    }
    let cells: [String?] = [
      day, request.amount, currency, request.donor, request.country, method.rawValue, request.fee,
      request.reference, request.memo, request.rate, request.settled?.amount, request.pledge,
      request.basis,
    ]
    return Sample(request: request, cells: cells.map { $0 ?? "" })
  }

  /// Each entry's lines in the order of recording, without ids.
  private static func journal(of books: JournalBooks) throws -> [String] {
    try books.connect().texts(
      """
      select string_agg(concat_ws(' ', j.effective_on, j.kind, j.account, j.unit, j.debit,
                                  j.credit), ', ' order by j.line)
      from audit.journal as j
      group by j.entry_id
      order by j.entry_id
      """)
  }

  private static func documents(of books: JournalBooks) throws -> [String] {
    try books.connect().texts(
      """
      select concat_ws('|', f.received_on, f.amount, f.currency, f.donor_name, f.country, f.method,
               f.fee, f.value, f.fee_value, f.settled, f.rate, f.rate_on, f.reference, f.memo,
               f.basis, f.pledge, f.fulfilled)
      from giving.donation_fact as f
      order by f.id
      """)
  }
}
