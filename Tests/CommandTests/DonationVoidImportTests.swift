import Postgres
import TestSupport
import Testing

/// A file of gifts that went to the wrong campaign, and what is said wrongly of one.
@Suite("An imported file of gifts that was wrong")
struct DonationVoidImportTests {
  private let ledger: Ledger
  private let file: String
  private let files: TemporaryFolder

  init() throws {
    ledger = try Ledger()
    files = try TemporaryFolder()
    _ = try ledger.json("campaign create water --name Water --goal 1000 --currency EUR")
    file = try files.write(
      "gifts.csv",
      """
      date,amount,donor,reference,refunded
      2018-12-05,10.00,Ann,R-1,
      2018-12-06,20.00,Bo,R-2,
      2018-12-07,30.00,Cy,R-3,5.00
      2018-12-08,40.00,,,

      """)
  }

  @Test("is voided as a whole by its key, and imported for another campaign without one")
  func voided() throws {
    let first = try ledger.run("donation import \(file) --campaign sdg")
    let key = try #require(
      first.error.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("file-") },
      "\(first.error)")
    #expect(first.error.contains("donation void --import \(key) --reason"), "\(first.error)")
    let other = try ledger.run("donation import \(file) --campaign water")
    #expect(other.status == 65)
    #expect(other.error.contains("void --import \(key)"), "\(other.error)")

    let line = "donation void --import \(key) --reason wrong"
    let tried = try ledger.run("\(line) --dry-run")
    #expect(tried.output.hasPrefix("Would void 4 gifts and 1 refund"), "\(tried.error)")
    #expect(try ledger.json("campaign status sdg").text("raised") == "95.00")
    let done = try ledger.json(line)
    #expect(try done["gifts"] == .number("4"))
    #expect(try done["refunds"] == .number("1"))
    #expect(try ledger.json("campaign status sdg").text("raised") == "0.00")
    #expect(
      try ledger.value(
        """
        select count(distinct operation_id) || ' ' || count(*)
        from ledger.entry
        where reverses is not null
        """) == "1 5")
    #expect(try ledger.run("donation show D-2018-00002").output.contains("wrong"))
    let again = try ledger.run("\(line) --json")
    #expect(again.status == 65 && again.error.contains("voided before"), "\(again.error)")

    for campaign in ["water", "water"] {
      let there = try ledger.run("donation import \(file) --campaign \(campaign)")
      #expect(there.status == 0, "\(there.error)")
    }
    #expect(try ledger.json("campaign status water").text("raised") == "95.00")
    #expect(try ledger.findings() == [])
  }

  @Test("is refused whole, with the names of gifts that cannot be voided")
  func blocked() throws {
    _ = try ledger.json("donation import \(file) --campaign sdg --key k")
    _ = try ledger.json("donation refund D-2018-00001 --reason asked --on 2018-12-09")
    _ = try ledger.json("donation correct D-2018-00002 --amount 21 --reason typo")
    let line = "donation void --import k --reason wrong"
    let refused = try ledger.run(line)
    #expect(refused.status == 65)
    #expect(refused.error.contains("D-2018-00001 was refunded (R-2018-00002)"), "\(refused.error)")
    #expect(
      refused.error.contains("D-2018-00005 stands in the place of D-2018-00002"),
      "\(refused.error)")
    #expect(try ledger.json("campaign status sdg").text("raised") == "86.00")
    for number in ["R-2018-00002", "D-2018-00005"] {
      _ = try ledger.json("donation void \(number) --reason wrong")
    }
    let done = try ledger.json(line)
    #expect(try done["gifts"] == .number("3"))
    #expect(try ledger.json("campaign status sdg").text("raised") == "0.00")
    let unknown = try ledger.run("donation void --import nobody --reason wrong")
    #expect(unknown.error.contains("No file of gifts was imported"), "\(unknown.error)")
    let both = try ledger.run("donation void D-2018-00001 --import k --reason wrong")
    #expect(both.status == 64, "\(both.error)")
    #expect(try ledger.findings() == [])
  }

  @Test("of a closed month is voided late, on the first open day, and not without --late")
  func late() throws {
    _ = try ledger.json("donation import \(file) --campaign sdg --key k")
    _ = try ledger.json("period close 2018-12")
    let refused = try ledger.run("donation void --import k --reason wrong")
    #expect(refused.status == 65 && refused.error.contains("is closed"), "\(refused.error)")
    _ = try ledger.json("donation void --import k --reason wrong --late")
    #expect(
      try ledger.value(
        """
        select string_agg(distinct effective_on || ' ' || (occurred_on is not null), ',')
        from ledger.entry
        where reverses is not null
        """) == "2019-01-01 true")
    #expect(try ledger.findings() == [])
  }

  @Test(
    "may be expected to add up without a currency where it has one, and options do not get lost")
  func options() throws {
    let right = try ledger.run(
      "donation import \(file) --campaign sdg --expect-total 100.00 --dry-run")
    #expect(right.status == 0, "\(right.error)")
    let wrong = try ledger.run("donation import \(file) --campaign sdg --expect-total 100.01")
    #expect(wrong.status == 65 && wrong.error.contains("add up to 100.00"), "\(wrong.error)")
    let two = try files.write(
      "two.csv", "date,amount,currency,rate\n2018-12-05,1.00,EUR,\n2018-12-05,1.00,USD,0.9\n")
    let open = try ledger.run("donation import \(two) --campaign sdg --expect-total 2.00")
    #expect(open.error.contains("--expect-total \"2.00 EUR\""), "\(open.error)")
    for line in ["--dates dmy", "--dialect excel-eu --profile plain"] {
      let refused = try ledger.run("donation import \(file) --campaign sdg \(line)")
      #expect(refused.status == 64, "\(line): \(refused.error)")
    }
  }
}
