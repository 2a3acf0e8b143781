import Postgres
import TestSupport
import Testing

@Suite("What is mailed agrees")
struct ReportAgreementTests {
  private let books: ReportBooks

  init() throws { books = try ReportBooks() }

  private var subjects: [String] {
    get throws { try books.texts("select subject from audit.report_runs order by run") }
  }

  private func mail(_ run: Int) throws -> String {
    let shown = try books.ledger.run("report show \(run)", books.job)
    #expect(shown.status == 0, "\(shown.error)")
    return shown.output
  }

  /// Without line breaks, which fall where they may.
  private func flat(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test("with the campaign's report where a gift of a closed month was corrected late, or voided")
  func takenBack() throws {
    try books.admin("donation record 5 EUR --campaign sdg --donor Hank --on 2017-06-03")
    try books.admin(
      "donation record 4 EUR --campaign sdg --donor Hank --method in-kind --basis list "
        + "--on 2017-06-04")
    for report in ["donations --campaign sdg", "campaign --campaign sdg", "donations --all"] {
      try books.admin("schedule add \(report) --monthly --starting 2017-06 --to a@example.coop")
    }
    #expect(try books.send("2017-07-01").status == 0)
    try books.admin("period close 2017-06 --yes")
    try books.admin("donation correct D-2017-00001 --amount 35 --reason misread --late")
    try books.admin("donation void D-2017-00002 --reason twice --late")
    try books.admin("donation void D-2017-00003 --reason twice --late")
    try books.admin("donation record 33 EUR --campaign sdg --on 2017-06-30 --late")
    try books.admin("donation record 8 EUR --campaign sdg --on 2017-07-02")
    try books.admin("donation void D-2017-00006 --reason typo")
    // June was closed: nothing of it has changed.
    #expect(!(try books.admin("report restatements").contains("2017-06")))
    let sent = try books.send("2017-08-01")
    #expect(sent.status == 0, "\(sent.error)")
    let told =
      "2 gifts, worth 68 €, less 15 € taken back: 53 €; no gift in kind, less 4 € taken back: -4 €"
    #expect(
      try subjects == [
        "SDG donations June 2017: 2 gifts, worth 15 €; 1 gift in kind, worth 4 €",
        "SDG campaign June 2017: 15 € of 272,420 € (0.00 %)",
        "Donations June 2017: 2 gifts, worth 15 €; 1 gift in kind, worth 4 €",
        "SDG donations July 2017: \(told)", "SDG campaign July 2017: 68 € of 272,420 € (0.02 %)",
        "Donations July 2017: \(told)",
      ])
    #expect(flat(try mail(5)).contains("Received 53 €, refunded nothing."))
    for run in [4, 6] {
      let text = try mail(run)
      #expect(flat(text).contains("\(told); 1 more voided or corrected."), "\(text)")
      #expect(
        flat(text).contains(
          "* Gifts to sdg: 5 listed, 1 of them voided or corrected, worth 53 € = received by the "
            + "books"), "\(text)")
      #expect(text.contains("DN-00001") && !text.contains("Gardener"), "\(text)")
      let csv = try books.ledger.run("report show \(run) --csv", books.job).output
      #expect(
        csv.contains(
          "\r\nD-2017-00001,2017-06-02,2017-07-01,sdg,DN-00001,,bank,-10.00,EUR,0.00,0.00,-10.00,"
            + "EUR,taken back\r\n"), "\(csv)")
    }
    #expect(try books.ledger.findings() == [])
  }

  @Test("or is not mailed: a list whose gifts are not what the books received is refused")
  func uneven() throws {
    try books.admin(
      "schedule add donations --all --monthly --starting 2017-06 --to a@example.coop")
    try books.ledger.database.connect().executeScript(
      """
      set session_replication_role = replica;
      alter table giving.donation disable trigger append_only;
      update giving.donation set value_minor = value_minor + 1;
      alter table giving.donation enable always trigger append_only;
      """)
    let sent = try books.send("2017-07-01")
    #expect(sent.status != 0)
    #expect(
      sent.error.contains(
        "The gifts listed to sdg less what it received by the books must be nothing: it is 0.01 EUR"
      ), "\(sent.error)")
    #expect(books.names == [])
  }

  @Test("with its dry run, which is read as text and leaves nothing behind")
  func dryRun() throws {
    let line = "report send donations --campaign sdg --period 2017-06 --to 'Jane Doe <j@d.coop>'"
    try books.admin("seal")
    // What no seal covers yet.
    try books.admin("donation record 25 EUR --campaign sdg --on 2017-06-20")
    func state() throws -> [String] {
      try books.texts(
        """
        select (select count(*) from audit.seals), (select count(*) from ledger.unsealed),
               (select count(*) from audit.report_runs)
        """)
    }
    let before = try state()
    #expect(before == ["1 1 0"])
    let tried = try books.ledger.run(line + " --to x@y.coop --dry-run --json", books.job)
    #expect(tried.status == 0, "\(tried.error)")
    let json = try tried.json
    #expect(try json["to"] == .array([.string("Jane Doe <j@d.coop>"), .string("x@y.coop")]))
    #expect(try json.text("subject") == "SDG donations June 2017: 2 gifts, worth 35 €")
    #expect(try json.text("text")?.hasPrefix("SDG donations, June 2017\n") == true)
    let message = try books.ledger.run(line + " --dry-run", books.job).output
    #expect(message.contains("\r\nTo: Jane Doe <j@d.coop>\r\n"), "\(message)")
    #expect(try state() == before && books.names == [])
    let sent = try books.ledger.run(line, books.job)
    #expect(sent.status == 0, "\(sent.error)")
    #expect(try subjects == ["SDG donations June 2017: 2 gifts, worth 35 €"])
    let size = try books.texts(
      "select name || ', ' || length(content) || ' bytes' from reporting.run_part "
        + "where media_type = 'text/csv'")[0]
    let attached = try json["attachments"].elements.map { file in
      guard case .number(let bytes) = try file["bytes"] else { return "no size" }
      return "\(try file.text("name") ?? ""), \(bytes) bytes"
    }
    #expect(attached.contains(size), "\(attached)")
  }

  @Test("with what it takes the place of, or says what differs, when it is asked for anew")
  func replaced() throws {
    let line = "report send donations --campaign sdg --period 2017-06 --to jane@d.coop"
    #expect(try books.ledger.run(line, books.job).status == 0)
    let same = try books.ledger.run(line, books.job)
    #expect(
      same.error.contains(
        "jane@d.coop gets it by run 1 already, and nothing has changed since; --resend sends it "
          + "anew."), "\(same.error)")
    try books.admin("donation record 25 EUR --campaign sdg --on 2017-06-20")
    let changed = try books.ledger.run(line, books.job)
    #expect(
      changed.error.contains("by run 1 already, and 2 figures have changed since; --resend"),
      "\(changed.error)")
    #expect(books.names.count == 1)
    #expect(try books.ledger.run(line + " --resend", books.job).status == 0)
    let text = flat(try mail(2))
    let day = try books.texts(
      "select (produced_at at time zone 'UTC')::date from audit.report_runs")
    #expect(text.contains("This takes the place of run 1, version 1, of \(day[0])."), "\(text)")
    #expect(text.contains("2017-06 D-2017-00002 value nothing 25.00"), "\(text)")
    // Whoever gets it for the first time has nothing replaced.
    let other = "report send donations --campaign sdg --period 2017-06 --to new@d.coop"
    #expect(try books.ledger.run(other, books.job).status == 0)
    #expect(!(try mail(3).contains("takes the place")))
  }

  @Test("is scheduled once: a second schedule of the same to the same is warned of")
  func twice() throws {
    let admin = books.ledger.database.environment
    func add(_ rest: String) throws -> String {
      let added = try books.ledger.run("schedule add growth --body cicopa \(rest)", admin)
      #expect(added.status == 0, "\(added.error)")
      return added.error
    }
    #expect(!(try add("--monthly --to a@b.coop --to c@d.coop").contains("Warning")))
    let warning = try add("--monthly --to A@B.coop --to e@f.coop")
    #expect(
      warning.contains(
        "Warning: Schedule 1 sends the same to a@b.coop, who will get it twice. To remove one: "
          + "coopledger schedule remove 2\n"), "\(warning)")
    #expect(!(try add("--yearly --to a@b.coop").contains("twice")))
    #expect(!(try add("--monthly --to g@h.coop").contains("twice")))
    #expect(try add("--monthly --to a@b.coop --dry-run").contains("coopledger schedule remove 1\n"))
  }

  @Test(
    "with its exit code: what waits is told, and until when",
    .enabled("needs python3-aiosmtpd", { MailServer.isPossible }))
  func waiting() throws {
    try books.schedule()
    let busy = try MailServer(["RCPT=450 busy"])
    #expect(try books.send("2017-07-01", busy.settings).status == 75)
    let again = try books.send("2017-07-01", busy.settings)
    #expect(again.status == 75)
    let next = try books.texts(
      """
      select to_char(next_attempt_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
      from audit.report_deliveries
      """)
    #expect(
      again.error.contains(
        "ana@example.coop waits for run 1: delivery 1, retry, to be tried from \(next[0]) on: "),
      "\(again.error)")
  }

  @Test("on the days that they are headed with, a fiscal year too")
  func headings() throws {
    for report in [
      "activities --from 2017-01-01 --to 2999-12-31", "position --as-of 2999-12-31",
      "trial-balance --to 2999-12-31", "donations --to 2999-12-31",
    ] {
      let text = try books.admin("report \(report)")
      #expect(text.contains("\nAs of 2999-12-31, as known now.\n"), "\(text)")
      #expect(text.prefix { $0 != "\n" }.hasSuffix("2999-12-31"), "\(text)")
    }
    let year = try books.admin("report activities --year 2017")
    #expect(year == (try books.admin("report activities --from 2017-01-01 --to 2017-12-31")))
    try books.ledger.database.connect().execute("update ledger.books set fiscal_year_start = 7")
    #expect(
      try books.admin("report activities --year 2017").hasPrefix(
        "Statement of activities, 2016-07-01 to 2017-06-30\n"))
    for wrong in ["--year 20170", "--year 2017 --to 2017-12-31", "--from 2017-01-01"] {
      #expect(try books.ledger.run("report activities \(wrong)").status == 64, "\(wrong)")
    }
  }
}
