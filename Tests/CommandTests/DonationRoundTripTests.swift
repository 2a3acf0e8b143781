import Postgres
import TestSupport
import Testing

/// What our own export says is taken back as it was.
@Suite("An export of donations")
struct DonationRoundTripTests {
  private static let rates = """
    Date,USD,JPY,HRK,
    2018-12-07,1.1371,128.36,N/A,
    2018-12-05,1.1354,128.20,7.3955,
    """

  @Test("imported into an empty ledger makes the same books")
  func roundTrip() throws {
    let files = try TemporaryFolder()
    let one = try Ledger()
    let rates = try files.write("rates.csv", Self.rates)
    _ = try one.json("rate import \(rates)")
    for line in [
      "pledge record 500 EUR --campaign sdg --donor 'Coop UK' --on 2018-01-01",
      "donation record 1500 EUR --campaign sdg --donor COOPERAR --country AR --on 2018-12-05",
      "donation record 100 EUR --campaign sdg --method card --fee 2.50 --on 2018-12-05 --ref gift",
      "donation record 100 EUR --campaign sdg --method card --fee 2.50 --on 2018-12-05 --ref gift",
      "donation record 300 EUR --campaign sdg --donor 'Coop UK' --pledge P-2018-00001 "
        + "--on 2018-12-06",
      "donation record 1000 USD --campaign sdg --donor '=Doe' --rate 0.8791 --fee 10 "
        + "--on 2018-12-06",
      "donation record 1000 USD --campaign sdg --settled '853.34 EUR' --fee 20 --on 2018-12-06",
      "donation record 99 USD --campaign sdg --donor D --on 2018-12-08 --memo ''\\''-x'",
      "donation record 10000 JPY --campaign sdg --on 2018-12-09 --method paypal",
      "donation record 50 EUR --campaign sdg --method in-kind --basis invoice --on 2018-12-10",
      "donation record 7 EUR --campaign sdg --on 2018-12-11",
      "donation void D-2018-00010 --reason typo",
      "donation record 8 EUR --campaign sdg --on 2018-12-11",
      "donation correct D-2018-00011 --amount 9 --reason typo",
      "donation refund D-2018-00001 --amount 500 --fee 0.50 --reason asked --on 2018-12-20",
      "donation refund D-2018-00001 --amount 100 --reason asked --on 2018-12-21",
      "donation refund D-2018-00005 --amount 400 --paid '352.00 EUR' --reason asked "
        + "--on 2018-12-22",
      "donation refund D-2018-00008 --reason asked --on 2018-12-23",
    ] { _ = try one.json(line) }
    let export = try one.run("donation list --format csv")
    let file = try files.write("export.csv", export.standardOutput)

    let two = try Ledger()
    _ = try two.json("pledge record 500 EUR --campaign sdg --donor 'Coop UK' --on 2018-01-01")
    // Without the rates on record a reference rate is a rate that somebody said.
    for ledger in [two, try Ledger()] {
      if ledger !== two {
        _ = try ledger.json("rate import \(rates)")
        _ = try ledger.json(
          "pledge record 500 EUR --campaign sdg --donor 'Coop UK' --on 2018-01-01")
      }
      let done = try ledger.json("donation import \(file)")
      #expect(try done["created"] == .number("10"))
      #expect(try done["passed_over"] == .number("2"))
      #expect(try done["refunds"] == .number("4"))
      #expect(
        try ledger.value(DonationImportTests.journal) == one.value(DonationImportTests.journal))
      #expect(try ledger.value(Self.donations) == one.value(Self.donations))
      #expect(try ledger.findings() == [])
      // And again into itself: all of it is on record.
      let again = try ledger.json("donation import \(file) --key again")
      #expect(try again["created"] == .number("0"))
    }
    #expect(
      try two.value("select count(*) from giving.donation where rate_on is not null") == "0")
  }

  /// Gifts that stand, without their numbers.
  private static let donations: SQL = """
    select string_agg(d.text, E'\\n' order by d.text collate "C")
    from (
      select concat_ws('|', f.received_on, f.amount, f.currency, f.donor_name, f.country, f.method,
               f.fee, f.value, f.fee_value, f.settled, f.rate, f.reference, f.memo, f.basis,
               f.pledge, f.fulfilled) as text
      from giving.donation_fact as f
      where f.voided_on is null
    ) as d
    """
}
