import Postgres
import TestSupport
import Testing

/// What a file of donations may be like.
@Suite("The form of a donation file")
struct DonationFileTests {
  private let ledger: Ledger
  private let files: TemporaryFolder

  init() throws {
    ledger = try Ledger()
    files = try TemporaryFolder()
  }

  /// A file that is refused: its bytes, the code of its first row or of the whole, and its line.
  struct Bad: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let code: String
    let line: Int

    init(_ name: String, _ text: String, _ code: String, line: Int) {
      self.init(name, bytes: Array(text.utf8), code, line: line)
    }

    init(_ name: String, bytes: [UInt8], _ code: String, line: Int) {
      (self.name, self.bytes, self.code, self.line) = (name, bytes, code, line)
    }

    var testDescription: String { name }

    static let head = "date,amount,donor,reference\n"

    static let all = [
      Bad("an empty file", "", "csv_empty", line: 1),
      Bad("UTF-16", bytes: [0xFF, 0xFE, 0x64, 0, 0x61, 0], "csv_utf16", line: 1),
      Bad(
        "Latin-1", bytes: Array((head + "2018-12-05,5,M").utf8) + [0xFC] + Array("ller,\n".utf8),
        "csv_not_utf8", line: 2),
      Bad(
        "cp1250",
        bytes: Array((head + "2018-12-05,5,A,\n2018-12-05,5,").utf8) + [0x8A, 0x2C, 0x0A],
        "csv_not_utf8", line: 3),
      Bad("a NUL", bytes: Array((head + "2018-12-05,5,a\0b,\n").utf8), "csv_nul", line: 2),
      Bad("a ragged row", head + "2018-12-05,5,A,\n2018-12-05,5\n", "csv_ragged", line: 3),
      Bad("an open quote", head + "2018-12-05,5,\"A,\n", "csv_open_quote", line: 2),
      Bad("a decimal comma", head + "2018-12-05,\"5,50\",A,\n", "amount_separators", line: 2),
      Bad("thousands", head + "2018-12-05,\"1,500.00\",A,\n", "amount_separators", line: 2),
      Bad("a negative amount", head + "2018-12-05,-5,A,\n", "amount_not_positive", line: 2),
      Bad("an ambiguous date", head + "05/12/2018,5,A,\n", "day_malformed", line: 2),
      Bad("a day that is none", head + "2018-02-30,5,A,\n", "day_unknown", line: 2),
      Bad("a day to come", head + "2999-01-01,5,A,\n", "day_in_future", line: 2),
      Bad(
        "a donor's code that is none", head + "2018-12-05,5,DN-00099,\n", "unknown_donor", line: 2),
      Bad("an unknown column", "date,amount,fees\n", "column_unknown", line: 1),
      Bad("a column twice", "date,amount,date\n", "column_twice", line: 1),
      Bad("no date", "amount,donor\n", "column_missing", line: 1),
      Bad(
        "an unknown campaign", "date,amount,campaign\n2018-12-05,5,wells\n", "unknown_campaign",
        line: 2),
      Bad(
        "an unknown currency", "date,amount,currency\n2018-12-05,5,eur\n", "unknown_currency",
        line: 2),
      Bad(
        "an unknown pledge", "date,amount,pledge\n2018-12-05,5,P-2018-00009\n", "unknown_pledge",
        line: 2),
      Bad("no rate", "date,amount,currency\n2018-12-05,5,USD\n", "rate_missing", line: 2),
      Bad(
        "a dead currency", "date,amount,currency,rate\n2018-12-05,5,DEM,0.5\n", "entry_dead_unit",
        line: 2
      ),
      Bad(
        "in kind without a basis", "date,amount,method\n2018-12-05,5,in-kind\n", "basis_missing",
        line: 2),
      Bad("a fee over the gift", "date,amount,fee\n2018-12-05,5,6\n", "fee_over_gift", line: 2),
      Bad(
        "more given back than given", "date,amount,refunded\n2018-12-05,5,6\n", "refund_over_gift",
        line: 2),
      Bad(
        "refunds that do not add up",
        "date,amount,refunded,refunds\n2018-12-05,5,3,2018-12-06 1.00 1.00 EUR 0.00\n",
        "refunds_differ", line: 2),
      Bad(
        "a rate and what was settled",
        "date,amount,currency,rate,settled\n2018-12-05,5,USD,0.9,4\n",
        "rate_and_settled", line: 2),
      Bad("a fee below zero", "date,amount,fee\n2018-12-05,5,-1\n", "amount_negative", line: 2),
      Bad(
        "refunds that cannot be read",
        "date,amount,refunded,refunds\n2018-12-05,5,3,2018-12-06 3.00\n", "refunds_malformed",
        line: 2),
    ]
  }

  @Test("that is wrong is refused with the line, and nothing of it is recorded", arguments: Bad.all)
  func bad(file: Bad) throws {
    let path = try files.write("bad.csv", file.bytes)
    for options in ["--dry-run", ""] {
      let refused = try ledger.run("donation import \(path) --campaign sdg --json \(options)")
      #expect(refused.status == 65, "\(refused.error)")
      let error = try refused.errorJSON
      let code = try error.text("code")
      let first = try? refused.json["refusals"].elements.first?.text("code")
      #expect((code == "rows_refused" ? first : code) == file.code)
      #expect(try error["line"] == .number("\(file.line)"))
      #expect(try error.text("file") == path)
    }
    #expect(try ledger.value("select count(*) from giving.donation") == "0")
    #expect(try ledger.value("select count(*) from giving.donor") == "0")
  }

  @Test("with a byte order mark, with CR alone, with a header only, is taken")
  func good() throws {
    for (name, text, count) in [
      ("bom", "\u{FEFF}date,amount\n2018-12-05,5\n", "1"),
      ("cr", "date,amount\r2018-12-06,5\r", "2"),
      ("quotes", "amount,date,memo\r\n5,2018-12-07,\"a \"\"b\"\",\r\nc\"\r\n", "3"),
      ("header", "date,amount\n", "3"), ("blank", "date,amount\n\n2018-12-08,5\n\n", "4"),
    ] {
      let path = try files.write("\(name).csv", text)
      let done = try ledger.run("donation import \(path) --campaign sdg --json")
      #expect(done.status == 0, "\(name): \(done.error)")
      #expect(try ledger.value("select count(*) from giving.donation") == count, "\(name)")
    }
    let euro = try files.write("euro.csv", "date;amount;memo\n2018-12-09;5;a,b\n")
    #expect(
      try ledger.run("donation import \(euro) --campaign sdg --dialect excel-eu").status == 0)
    #expect(try ledger.findings() == [])
  }

  @Test("with a hundred bad rows and more names a hundred and counts the rest")
  func manyBad() throws {
    let rows = (1...150).map { "2018-12-05,-\($0)" }.joined(separator: "\n")
    let path = try files.write("bad.csv", "date,amount\n2018-12-05,5\n\(rows)\n")
    let refused = try ledger.run(
      "donation import \(path) --campaign sdg --results \(files.path)/out.csv")
    #expect(refused.status == 65)
    let warnings = refused.error.split(separator: "\n").filter { $0.hasPrefix("Warning: ") }
    #expect(warnings.count == 101)
    #expect(warnings.last == "Warning: 50 more rows are refused.")
    let results = try #require(try files.read("out.csv")).split(separator: "\r\n")
    #expect(results.count == 152)
    #expect(results[1] == "2,,not_recorded,,,,,")
  }

  @Test("with hostile texts keeps them as they are")
  func hostile() throws {
    let texts = [
      "'; drop table giving.donor; --", "=cmd|' /C calc'!A0", "'=1", "''+2", "@x", "\u{202E}evil",
      "\u{1B}[31mred", "{a,\"b\"}", "NULL", "\\N", "\\", "a\tb", "é\u{301}",
      String(repeating: "x", count: 500),
    ]
    let rows = texts.map { text in
      "2018-12-05,5,\"\(guarded(text).replacing("\"", with: "\"\""))\","
        + "\"\(guarded("r " + text).replacing("\"", with: "\"\""))\"\n"
    }
    let path = try files.write("hostile.csv", Bad.head + rows.joined())
    let done = try ledger.run("donation import \(path) --campaign sdg --json")
    #expect(done.status == 0, "\(done.error)")
    let stored = try ledger.database.connect().query(
      """
      select n.name, t.content
      from giving.donation as d
      join giving.donor as n on n.id = d.donor_id
      join ledger.entry_text as t on t.entry_id = d.entry_id
      order by d.id
      """
    ).map { row in row.texts }
    #expect(stored == texts.map { [$0, "r " + $0] })
    let listed = try ledger.run("donation import \(path) --campaign sdg --dry-run --key other")
    #expect(!listed.output.contains("\u{1B}") && !listed.error.contains("\u{1B}"))
    #expect(try ledger.findings() == [])
  }

  /// As our export writes a text.
  private func guarded(_ text: String) -> String {
    let bare = text.drop { $0 == "'" }
    return bare.first.map("=+-@\t\r".contains) == true ? "'" + text : text
  }

  @Test("of a closed month is refused, and with --late posted on the first open day")
  func closedMonth() throws {
    _ = try ledger.json("donation record 1 EUR --campaign sdg --on 2018-11-30")
    _ = try ledger.json("period close 2018-11 --yes")
    let path = try files.write("late.csv", "date,amount\n2018-11-05,5\n2018-12-05,6\n")
    let refused = try ledger.run("donation import \(path) --campaign sdg --json")
    #expect(try refused.json["refusals"].elements.map { try $0.text("code") } == ["period_closed"])
    _ = try ledger.json("donation import \(path) --campaign sdg --late")
    #expect(
      try ledger.value(
        "select string_agg(posted_on::text, ' ' order by donation) from audit.donations")
        == "2018-11-30 2018-12-01 2018-12-05")
    #expect(try ledger.findings() == [])
  }

  @Test("that a spreadsheet in Europe wrote is read, decimal commas and all, if that is said")
  func excelEU() throws {
    let path = try files.write(
      "gifts.csv", "date;amount;fee;donor\r\n2018-12-05;12,50;0,25;Ana\r\n2018-12-06;7;;\r\n")
    let unsaid = try ledger.run("donation import \(path) --campaign sdg")
    #expect(unsaid.status == 65)
    #expect(unsaid.error.contains("--dialect excel-eu"), "\(unsaid.error)")
    let done = try ledger.run("donation import \(path) --campaign sdg --dialect excel-eu")
    #expect(done.status == 0, "\(done.error)")
    #expect(try ledger.json("campaign status sdg").text("received") == "19.50")
    #expect(try ledger.json("campaign status sdg").text("fees") == "0.25")
  }
}
