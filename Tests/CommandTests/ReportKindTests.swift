import Postgres
import TestSupport
import Testing

@Suite("Each scheduled report")
struct ReportKindTests {
  private let books: ReportBooks

  init() throws { books = try ReportBooks() }

  private static let reports = [
    "trial-balance", "activities", "position", "members --body cicopa", "members --all",
    "donations --all", "donations --campaign sdg", "campaign --campaign sdg",
    "growth --body cicopa", "growth --all",
  ]

  private func add(_ reports: [String], from month: String = "2017-06") throws {
    for report in reports {
      try books.admin("schedule add \(report) --monthly --starting \(month) --to a@example.coop")
    }
  }

  @Test("has its result in the subject, is made by the reporter alone, and is proved anew")
  func all() throws {
    try books.admin("member leave ligacoop --body cicopa --on 2017-06-20 --reason 'a secret'")
    try add(Self.reports)
    let sent = try books.send("2017-07-01")
    #expect(sent.status == 0, "\(sent.error)")
    #expect(
      try books.texts("select subject from audit.report_runs order by schedule") == [
        "Trial balance June 2017: 7 accounts, in balance",
        "Statement of activities June 2017: result 10 €",
        "Financial position June 2017: assets 10 €",
        "CICOPA members June 2017: 3 by name, 44 without a name",
        "Members of all bodies June 2017: 3 by name, 44 without a name",
        "Donations June 2017: 1 gift, worth 10 €", "SDG donations June 2017: 1 gift, worth 10 €",
        "SDG campaign June 2017: 10 € of 272,420 € (0.00 %)",
        "CICOPA growth June 2017: 47 members (+1)", "Growth of all bodies June 2017: 1 counted",
      ])
    for run in 1...Self.reports.count {
      let shown = try books.ledger.run("report show \(run)", books.job)
      #expect(shown.status == 0, "\(shown.error)")
      #expect(shown.error.contains("the same CSV"))
    }
    let sentBytes = try books.texts(
      "select string_agg(convert_from(content, 'UTF8'), '') from reporting.run_part "
        + "where media_type <> 'image/png'")[0]
    #expect(sentBytes.contains("DN-00001") && sentBytes.contains("Crédit Coopératif"))
    for secret in ["Gardener", "a secret"] { #expect(!sentBytes.contains(secret)) }
    #expect(try books.ledger.findings() == [])
  }

  @Test(
    "is of what it can be of",
    arguments: [
      "trial-balance --all", "position --body cicopa", "members", "members --campaign sdg",
      "donations", "donations --body cicopa", "campaign --all", "growth --campaign sdg",
      "growth --body cicopa --all", "activities --campaign sdg", "balance --all",
    ])
  func scope(report: String) throws {
    let refused = try books.ledger.run("schedule add \(report) --monthly --to a@example.coop")
    #expect(refused.status == 64, "\(report)")
  }

  @Test("says what is not there to report on")
  func unknown() throws {
    for report in ["members --body nowhere", "donations --campaign nowhere"] {
      let refused = try books.ledger.run("schedule add \(report) --monthly --to a@example.coop")
      #expect(refused.status == 65)
      #expect(refused.error.contains("nowhere"))
    }
  }

  @Test(
    "names, when it restates, each cell and the entries that moved it",
    .enabled("needs python3", { ReportBooks.canRead }))
  func restates() throws {
    let money = [
      "trial-balance", "activities", "position", "donations --all", "campaign --campaign sdg",
    ]
    try add(money, from: "2017-05")
    #expect(try books.send("2017-07-01").status == 0)
    // A gift that was forgotten; a fee that somebody found; and nothing of July restates anything.
    try books.admin(
      "donation record 25 EUR --campaign sdg --donor Hank --method card --fee 0.50 "
        + "--on 2017-05-20 --key late")
    try books.admin("donation record 7 EUR --campaign sdg --on 2017-07-03")
    let entry = try books.texts("select entry_id from audit.donations where donation like '%2'")[0]
    let told = try books.admin("report restatements")
    for line in [
      "1  Income:Donations:SDG EUR  2017-06  balance      -10.00  -35.00",
      "2  Income:Donations:SDG EUR  2017-05  amount      nothing   25.00",
      "3  Assets:Clearing:Card EUR  2017-06  amount      nothing   24.50",
      "4  D-2017-00002              2017-05  value       nothing   25.00",
      "5  sdg                       2017-05  received       0.00   25.00",
      "* 2017-05-20: gift D-2017-00002: income (Donations SDG) 24.50 € more, expenses (Fees SDG) "
        + "0.50 € more, income (Donations SDG) 0.50 € more; entry \(entry), recorded by ",
    ] { #expect(told.contains(line), "\(line) in \(told)") }
    #expect(!told.contains("D-2017-00003") && !told.contains("Hank"))
    #expect(try books.send("2017-08-01").status == 0)
    #expect(books.names.count == 15)
    for (run, report) in zip(
      11...,
      [
        "trial-balance_all", "activities_all", "position_all",
        "donations_all", "campaign_sdg",
      ])
    {
      let name = try #require(books.names.first { $0.hasPrefix("run-\(run).") })
      let mail = try books.read(name)
      #expect(mail.contains("Restated since the last report"))
      #expect(mail.contains("entry \(entry) (2017/DON/000002)"))
      #expect(mail.contains("file coopledger_\(report)_2017-07_v1_restated.csv\n"))
      #expect(mail.contains("file coopledger_\(report)_2017-07_v1_entries.csv\n"))
      #expect(mail.contains("\n\(entry),2017/DON/000002,2017-05-20,donation,D-2017-00002,"))
      #expect(!mail.contains("Hank"))
    }
    // It was told; and those that were told before are proved as before.
    #expect(!(try books.admin("report restatements").contains("2017-0")))
    for run in 1...15 { #expect(try books.ledger.run("report show \(run)", books.job).status == 0) }
  }

  @Test("says what moved money in words of those who keep no books")
  func words() throws {
    try books.admin("donation record 20 EUR --campaign sdg --on 2017-06-10 --method cash")
    try add(["trial-balance", "activities", "position"])
    #expect(try books.send("2017-07-01").status == 0)
    for line in [
      "entry post --debit Expenses:Bank --credit Assets:Cash 1 EUR --on 2017-05-31",
      "donation refund D-2017-00002 --reason asked --on 2017-06-20",
      "donation void D-2017-00001 --reason typo",
      "entry post --debit Expenses:General --credit Assets:Cash 3 USD --on 2017-06-22",
      "entry post --debit Liabilities:Suspense:Main --credit Equity:Opening 5 EUR --on 2017-06-23",
      "pledge record 7 EUR --campaign sdg --donor Hank --on 2017-06-24",
    ] { try books.admin(line) }
    let told = try books.admin("report restatements")
    for line in [
      "* 2017-06-20: refund R-2017-00001: income (Refunds SDG) 20.00 € less, assets (Cash) "
        + "20.00 € less; entry ",
      "* 2017-06-02: D-2017-00001 taken back: income (Donations SDG) 10.00 € less, ",
      "* 2017-06-22: general entry: expenses (General) 3.00 USD more, assets (Cash) "
        + "3.00 USD less; ",
      "* 2017-06-23: general entry: debts (Suspense Main) 5.00 € less, own funds (Opening) "
        + "5.00 € more; ",
      "* 2017-06-24: pledge P-2017-00001: Pledges:SDG:Outstanding debit 7.00 €, ",
    ] { #expect(told.contains(line), "\(line) in \(told)") }
    // Each tells of its own accounts, and of earlier months where they move it.
    let parts = told.split(separator: "\nSchedule ").dropFirst()
    #expect(parts.map { $0.contains("Pledges:SDG") } == [true, false, false])
    #expect(parts.map { $0.contains("assets (Cash)") } == [true, false, true])
    #expect(parts.map { $0.contains("* 2017-05-31: ") } == [true, false, true])
  }

  @Test("of a campaign says in its sentence what the period brought, and in its table the year")
  func campaign() throws {
    try books.admin("donation record 25 EUR --campaign sdg --on 2017-05-20")
    try add(["campaign --campaign sdg"])
    #expect(try books.send("2017-07-01").status == 0)
    let shown = try books.ledger.run("report show 1", books.job).output
    let told = shown.split { $0.isWhitespace }.joined(separator: " ")
    #expect(
      told.contains(
        "Received 10 €, refunded nothing. By the end of 2017-06, 35 € of 272,420 € had been "
          + "raised: 0.01 %."), "\(shown)")
    #expect(told.contains("2017-05 25.00 0.00 25.00 "), "\(shown)")
    // Another goal restates it, though nothing was moved.
    try books.admin("campaign goal sdg 300000 --on 2017-06-15")
    try books.admin("campaign create wells --name Wells --goal 5 --currency EUR")
    try books.admin("donation record 4 EUR --campaign wells --on 2017-05-21")
    let moved = try books.admin("report restatements")
    #expect(moved.contains("272,420.00  300,000.00") && !moved.contains("WELLS"), "\(moved)")
    #expect(try books.send("2017-08-01").status == 0)
    let csv = try books.texts(
      "select convert_from(content, 'UTF8') from reporting.run_part "
        + "where run_id = 2 and name like '%restated.csv'")
    #expect(csv.first?.contains("\r\n2017-06,sdg,goal,272420.00,300000.00\r\n") == true)
    #expect(!(try books.admin("report restatements").contains("300,000")))
  }

  @Test("of members restates who moved, and who was renamed")
  func members() throws {
    try add(["members --body cicopa"])
    #expect(try books.send("2017-07-01").status == 0)
    try books.admin("member correct smart --body cicopa --joined 2017-05-30 --reason minutes")
    try books.admin("member rename credit --name 'Crédit' --on 2017-06-01")
    try books.admin("member leave ulccs --body cicopa --on 2017-07-02 --reason dues")
    let told = try books.admin("report restatements")
    for line in [
      "1  cicopa credit  2017-06  name       Crédit Coopératif      Crédit",
      "1  cicopa smart   2017-06  joined on         2017-06-21  2017-05-30",
    ] { #expect(told.contains(line), "\(told)") }
    #expect(told.contains("* 2017-06-21: SMart <&>, an earlier record taken back (-1), entry "))
    #expect(!told.contains("2017-07"), "what came later restates nothing")
  }

  @Test("of donations loses none that was posted late")
  func late() throws {
    try add(["donations --all"])
    #expect(try books.send("2017-07-01").status == 0)
    try books.admin("period close 2017-06 --yes")
    try books.admin("donation record 9 EUR --campaign sdg --on 2017-06-30 --late")
    #expect(try books.admin("report restatements").split(separator: "\n").count == 2)
    #expect(try books.send("2017-08-01").status == 0)
    let csv = try books.ledger.run("report show 2 --csv", books.job).output
    #expect(csv.contains("D-2017-00002,2017-06-30,2017-07-01,sdg,,,"))
  }

  @Test("goes to many as one body under heads of their own")
  func heads() throws {
    try books.schedule("--monthly --starting 2017-06 --to ana@example.coop --to bo@example.coop")
    #expect(try books.send("2017-07-01").status == 0)
    #expect(try books.texts("select count(*) from reporting.run_body") == ["1"])
    for name in books.names {
      let digest = try Child.run("/usr/bin/sha256sum", ["\(books.outbox)/\(name)"])
      #expect(
        try books.texts(
          "select message_sha256 from audit.report_deliveries "
            + "where '\(unsafeSQL: name)' = message_id || '.eml'")
          == [String(digest.output.prefix(64))])
    }
  }
}
