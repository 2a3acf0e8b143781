import Postgres
import TestSupport
import Testing

@Suite("The reports")
struct ReportTests {
  private static let reports = [
    "campaign sdg --from 2018-09 --to 2018-12", "trial-balance --from 2018-12-01 --to 2018-12-31",
    "activities --from 2018-12-01 --to 2018-12-31", "position --as-of 2018-12-31",
    "donations --campaign sdg --as-of 2018-12-31", "members --as-of 2018-12-31",
  ]
  private static let formats = ["text", "csv", "json", "html"]

  private static func golden(_ report: String, _ format: String) -> String {
    "reports/\(report.prefix { $0 != " " }).\(format)"
  }

  @Test("are known in each format, and the same again", arguments: formats)
  func known(format: String) throws {
    let ledger = try OutputTests.story()
    // In a year before, so that there is a result of earlier years, and in two currencies.
    for line in [
      "entry post --debit Assets:Cash --credit Income:Other 7.00 EUR --on 2017-12-31 --key a",
      "entry post --debit Expenses:General --credit Assets:Cash 3.00 USD --on 2018-12-31 --key b",
    ] { try ledger.json(line) }
    for line in [
      "member opening --body cicopa --count 44 --on 2016-12-31 --source published",
      "member add smart --name 'SMart <&>' --country BE",
      "member add ligacoop --name Ligacoop --country PR",
      "member join ligacoop --body cicopa --on 2017-01-01 --precision quarter",
      "member join smart --body cicopa --on 2017-06-21 --via ligacoop",
      "member leave ligacoop --body cicopa --on 2018-06-30 --reason dues",
    ] { #expect(try ledger.run(line, ledger.database.environment).status == 0, "\(line)") }
    for report in Self.reports {
      let line = "report \(report) --format \(format)"
      let output = try ledger.run(line)
      #expect(output.status == 0, "\(line): \(output.error)")
      let isNoted = report.hasPrefix("members") && ["csv", "json"].contains(format)
      #expect(
        output.error == (isNoted ? "cicopa has 44 members without a name.\n" : ""), "\(line)")
      try Golden.expect(output.output, is: Self.golden(report, format))
      let again = try ledger.run(line)
      #expect(again.output == output.output, "\(line)")
      if format == "csv" {
        let rows = output.output.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(rows.count > 1 && rows.last == "", "\(line)")
      }
      if format == "json" {
        #expect(throws: Never.self, "\(line)") { try output.json }
      }
    }
  }

  @Test("take a dialect with CSV only, and the trial balance a fiscal year")
  func options() throws {
    let ledger = try OutputTests.story()
    for line in [
      "report position --dialect excel-eu", "report donations --format html --dialect rfc4180",
      "report growth --all --from 2017-01 --to 2017-06 --dialect excel-eu",
      "report trial-balance --year 2018 --to 2018-12-31", "report trial-balance --year 20180",
    ] { #expect(try ledger.run(line).status == 64, "\(line)") }
    for line in [
      "entry post --debit Assets:Cash --credit Income:Other 7.00 EUR --on 2017-12-31 --key a"
    ] { try ledger.json(line) }
    let year = try ledger.run("report trial-balance --year 2018").output
    #expect(year.contains("Trial balance, fiscal year 2018\n"))
    #expect(!year.contains("Income:Other"), "it came to something in the year before only")
    #expect(try ledger.run("report trial-balance").output.contains("Income:Other"))
  }

  @Test("end quietly when whoever reads them has seen enough")
  func pipe() throws {
    let ledger = try OutputTests.story()
    let output = try Program.shell("\"$0\" account list | true", [], ledger.environment)
    #expect(output.error == "", "\(output.error)")
  }

  @Test("of empty books are headings without rows, in each format")
  func empty() throws {
    let ledger = try Ledger()
    for report in Self.reports {
      for format in Self.formats {
        let output = try ledger.run("report \(report) --format \(format)")
        #expect(output.status == 0 && output.error == "", "\(report): \(output.error)")
        switch format {
        case "csv" where !report.hasPrefix("campaign"):
          #expect(output.output.split(separator: "\r\n").count == 1, "\(report)")
        case "json" where !report.hasPrefix("campaign"):
          #expect(output.output == "[]\n", "\(report)")
        case "html": #expect(output.output.hasSuffix("</html>\n"), "\(report)")
        default: #expect(!output.output.isEmpty, "\(report)")
        }
      }
    }
    let months = try ledger.run("report campaign sdg --from 2018-12 --to 2018-12 --format csv")
    #expect(
      months.output.hasSuffix(
        "\r\n2018-12,sdg,EUR,0.00,0.00,0.00,0.00,0.00,0,0,272420.00\r\n"), "\(months.output)")
  }

  @Test("are there for auditor and reporter, to the byte as for the treasurer, without a name")
  func roles() throws {
    let ledger = try OutputTests.story()
    try ledger.database.connect().executeScript(
      """
      create role reports_auditor login in role coopledger_auditor;
      create role reports_reporter login in role coopledger_reporter;
      create role reports_officer login in role coopledger_officer;
      """)
    for report in Self.reports where !report.hasPrefix("members") {
      for format in Self.formats {
        let line = "report \(report) --format \(format)"
        let mine = try ledger.run(line)
        #expect(mine.status == 0, "\(line)")
        for name in ["COOPERAR", "Doe", "SMart", "=1+1", "invoice"] {
          #expect(!mine.output.contains(name), "\(line) tells \(name)")
        }
        for role in ["reports_auditor", "reports_reporter"] {
          let theirs = try ledger.run(line, ["PGUSER": role])
          #expect(theirs.output == mine.output, "\(role): \(line): \(theirs.error)")
        }
      }
    }
    let refused = try ledger.run("report donations", ["PGUSER": "reports_officer"])
    #expect(refused.status == 77 && refused.output == "")
  }

  @Test("tell what had happened by a day, as it was known at a moment")
  func horizons() throws {
    let ledger = try OutputTests.story()
    let stamp = try #require(
      try ledger.value(
        """
        select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        from ledger.operation
        """))
    func all(_ more: String) throws -> [String] {
      try Self.reports.map { report in
        try ledger.run("report \(report) --format csv \(more)").output
      }
    }
    let before = try all("--known-at \(stamp)")
    try ledger.json("donation correct D-2018-00001 --amount 1600 --on 2018-12-04 --reason typo")
    try ledger.json("donation refund D-2018-00003 --reason asked --on 2018-12-30")
    #expect(try all("--known-at \(stamp)") == before)
    let after = try all("")
    for (place, report) in Self.reports.enumerated() where !report.hasPrefix("members") {
      #expect(after[place] != before[place], "\(report)")
    }
    // A month that is cut short.
    let cut = try ledger.run(
      "report campaign sdg --from 2018-11 --to 2019-02 --as-of 2018-12-04 --format csv"
    ).output
    #expect(
      cut.hasSuffix(
        "\r\n2018-12,sdg,EUR,1600.00,0.00,2.50,2929.10,1.07,4,1,272420.00\r\n"), "\(cut)")
  }

  @Test("as CSV open in continental spreadsheets, and their texts are no formulas")
  func spreadsheets() throws {
    let ledger = try Ledger()
    let admin = ledger.database.environment
    for line in [
      "member add smart --name '=SUM(A1;B2)' --country BE",
      "member join smart --body cicopa --on 2018-01-01",
    ] { #expect(try ledger.run(line, admin).status == 0) }
    let members = try ledger.run(
      "report members --body cicopa --format csv --dialect excel-eu", admin)
    #expect(members.output.contains("\r\nsmart;\"'=SUM(A1;B2)\";BE;cicopa;full;2018-01-01;"))
    try ledger.json("donation record 1234.50 EUR --campaign sdg --anonymous --on 2018-12-05")
    for report in Self.reports where !report.hasPrefix("members") {
      let output = try ledger.run("report \(report) --format csv --dialect excel-eu").output
      #expect(output.contains("1234,50"), "\(report)")
      #expect(!output.contains("1234.50"), "\(report)")
    }
    let growth = try ledger.run(
      "report growth --body cicopa --from 2018-02 --to 2018-02 --format csv --dialect excel-eu",
      admin)
    #expect(growth.output.contains("\r\n2018-02;cicopa;1;0;0;0;0;1;0;0,00;100,00;"))
  }

  @Test("refuse what they cannot tell, in words")
  func refusals() throws {
    let ledger = try Ledger()
    for (line, code, field) in [
      ("campaign nix --from 2018-01 --to 2018-02", "unknown_campaign", "campaign"),
      ("campaign sdg --from 2018-03 --to 2018-02", "months_reversed", "from"),
      ("campaign sdg --from 2018-03 --to 2018-04 --as-of 2018-02-28", "month_to_come", "from"),
      ("donations --campaign nix", "unknown_campaign", "campaign"),
      ("donations --from 2018-02-01 --to 2018-01-31", "days_reversed", "from"),
      ("activities --from 2018-02-01 --to 2018-02-29", "day_unknown", "to"),
      ("trial-balance --from 2018-02-01 --as-of 2018-01-31", "days_reversed", "from"),
      ("position --as-of yesterday", "day_malformed", "as-of"),
    ] {
      let output = try ledger.run("report \(line) --json")
      #expect(output.status == 65 && output.output == "", "\(line)")
      #expect(try output.errorJSON.text("code") == code, "\(line): \(output.error)")
      #expect(try output.errorJSON.text("field") == field, "\(line)")
    }
  }
}
