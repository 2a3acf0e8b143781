import Postgres
import TestSupport
import Testing

@Suite("Reference rates")
struct RateTests {
  private let ledger: Ledger
  private let files: TemporaryFolder

  init() throws {
    ledger = try Ledger()
    files = try TemporaryFolder()
  }

  private static let history = """
    Date,USD,HRK,RUB,XYZ,
    2018-12-07,1.1371,7.3955,N/A,1,
    2018-12-05,1.1354,7.3970,75.4,1,
    """

  private func load() throws -> String {
    let file = try files.write("hist.csv", Self.history)
    let done = try ledger.json("rate import \(file)")
    #expect(try done["added"] == .number("5"))
    #expect(try done["warnings"].elements.count == 1, "XYZ is no currency")
    return file
  }

  @Test("are loaded once, from the history and from the daily file")
  func loading() throws {
    let file = try load()
    for key in ["", "--key other"] {
      let again = try ledger.json("rate import \(file) \(key)")
      #expect(try again["status"] == .string("exists"))
      #expect(try again["added"] == .number("0"))
    }
    let daily = try files.write("daily.csv", "Date, USD, HRK, \n10 December 2018, 1.1425, 7.39, \n")
    #expect(try ledger.json("rate import \(daily)")["added"] == .number("2"))
    #expect(
      try ledger.value(
        "select string_agg(concat_ws(' ', day, rate, source), ', ' order by day) "
          + "from audit.rates where currency = 'USD'")
        == "2018-12-05 1.1354 ECB, 2018-12-07 1.1371 ECB, 2018-12-10 1.1425 ECB")
  }

  @Test("warn of a rate that was read the other way round")
  func inverse() throws {
    _ = try load()
    let gift = "donation record 100 USD --campaign sdg --on 2018-12-05 --donor Ana --rate"
    let odd = try ledger.run("\(gift) 1.1354")
    #expect(
      odd.error.contains(
        "EUR for 1 USD, and 1.1354 was said: was it read the other way round?"), "\(odd.error)")
    #expect(try !ledger.run("\(gift) 0.87").error.contains("the other way round"))
  }

  @Test("that differ are refused, and corrected where it is said why")
  func differing() throws {
    _ = try load()
    let file = try files.write(
      "other.csv", Self.history.replacing("1.1354", with: "1.1355").replacing("XYZ,", with: "GBP,"))
    let refused = try ledger.run("rate import \(file) --json")
    #expect(refused.status == 65)
    #expect(
      try refused.errorJSON.text("message")
        == "Line 3: one euro was 1.1355 USD on 2018-12-05 by this file, and 1.1354 by what is on "
        + "record; nothing was recorded")
    #expect(try ledger.value("select count(*) from audit.rates") == "5")
    _ = try ledger.json("donation record 100 USD --campaign sdg --on 2018-12-05")
    let done = try ledger.json("rate import \(file) --correct 'published anew'")
    #expect(try done["corrected"] == .number("1"))
    #expect(try done["added"] == .number("2"))
    #expect(
      try ledger.value(
        """
        select string_agg(concat_ws(' ', rate, version, holds, reason), ', ' order by version)
        from audit.rates where currency = 'USD' and day = '2018-12-05'
        """) == "1.1354 1 f, 1.1355 2 t published anew")
    // What was recorded stays valued as it was.
    let shown = try ledger.json("donation show D-2018-00001")["donation"]
    #expect(try shown.text("rate") == "0.880746873349")
    #expect(try ledger.findings() == [])
  }

  @Test("are those of the day or of the ten days before, and none of a currency that ended")
  func showing() throws {
    _ = try load()
    let shown = try ledger.json("rate show USD --on 2018-12-06")
    #expect(try shown.text("rate_on") == "2018-12-05")
    #expect(try shown.text("rate") == "1.1354")
    #expect(try shown.text("eur") == "0.880746873349")
    for (line, code) in [
      ("rate show USD --on 2018-12-04", "rate_missing"),
      ("rate show USD --on 2018-12-18", "rate_missing"),
      ("rate show HRK --on 2023-02-01", "currency_ended"),
      ("rate show EUR --on 2018-12-05", "rate_of_euro"), ("rate show XYZ", "unknown_currency"),
    ] {
      let refused = try ledger.run(line + " --json")
      #expect(refused.status == 65)
      #expect(try refused.errorJSON.text("code") == code, "\(line)")
    }
    #expect(try ledger.json("rate show USD --on 2018-12-17").text("rate_on") == "2018-12-07")
  }

  @Test("value a gift for which none is said, which a retry after another load does not change")
  func valuing() throws {
    _ = try load()
    let line = "donation record 100 USD --campaign sdg --on 2018-12-09 --fee 1 --key k"
    let first = try ledger.json(line)
    #expect(try first.text("rate_on") == "2018-12-07")
    #expect(try first.text("rate") == "0.879430129276")
    #expect(try first.text("value") == "87.94")
    let daily = try files.write("daily.csv", "Date, USD, \n09 December 2018, 2, \n")
    _ = try ledger.json("rate import \(daily)")
    let again = try ledger.json(line)
    #expect(try again["status"] == .string("exists"))
    #expect(try again.text("value") == "87.94")
    let said = try ledger.json("donation record 100 USD --campaign sdg --on 2018-12-09 --rate 0.5")
    #expect(try said["rate_on"] == .null)
    // Another day is another rate.
    let corrected = try ledger.json(
      "donation correct D-2018-00001 --on 2018-12-05 --reason typo --key c")
    #expect(try corrected.text("rate_on") == "2018-12-05")
    let sealed = try ledger.json("seal")
    #expect(try sealed["entries"] == .number("4"))
    #expect(try ledger.run("verify").status == 0)
    #expect(
      try ledger.value(
        """
        select count(*) from audit.sealed_entries where form like '%10:2018-12-05,10:2018-12-05,%'
        """) != nil)
    #expect(try ledger.findings() == [])
  }

  @Test("in a file that is none of the bank's are refused with the line")
  func bad() throws {
    for (text, code, line) in [
      ("", "csv_empty", "1"), ("Day,USD\n", "rates_header", "1"),
      ("Date,usd\n", "rates_header", "1"),
      ("Date,USD,USD\n", "column_twice", "1"), ("Date,USD\n05/12/2018,1\n", "day_malformed", "2"),
      ("Date,USD\n2018-12-05,-1\n", "amount_not_positive", "2"),
      ("Date,USD\n2018-12-05,1.1,2\n", "csv_ragged", "2"),
      ("Date,USD,\n2018-12-05,1.1,2\n", "rates_ragged", "2"),
      ("Date,USD\n2018-12-05,\"1,1\"\n", "amount_separators", "2"),
    ] {
      let file = try files.write("bad.csv", text)
      let refused = try ledger.run("rate import \(file) --json")
      #expect(refused.status == 65)
      #expect(try refused.errorJSON.text("code") == code, "\(text)")
      #expect(try refused.errorJSON["line"] == .number(line))
    }
    #expect(try ledger.run("rate import \(files.write("x.zip", "PK\u{3}\u{4}"))").status == 65)
    #expect(try ledger.run("rate import /nonexistent").status == 66)
    #expect(try ledger.value("select count(*) from audit.rates") == "0")
  }
}
