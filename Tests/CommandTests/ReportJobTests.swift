import Glibc
import Postgres
import TestSupport
import Testing

@Suite("The scheduled job")
struct ReportJobTests {
  private let books: ReportBooks

  init() throws { books = try ReportBooks() }

  private var states: [String] {
    get throws {
      try books.texts(
        "select address, state, doubts from audit.report_deliveries order by delivery")
    }
  }

  @Test(
    "mails June 2017 with 48 members, as another mail library reads it, by the reporter alone",
    .enabled("needs python3", { ReportBooks.canRead }))
  func june() throws {
    try books.schedule("--monthly --starting 2017-06 --to 'Ana Pérez <ana@example.coop>'")
    let sent = try books.send("2017-07-01")
    #expect(sent.status == 0, "\(sent.error)")
    let mail = try books.read(#require(books.names.first))
    #expect(mail.contains("Subject: CICOPA growth June 2017: 48 members (+2)\n"))
    #expect(mail.contains("To: Ana Pérez <ana@example.coop>\n"))
    #expect(mail.contains("Auto-Submitted: auto-generated\n"))
    #expect(mail.contains("file coopledger_growth_cicopa_2017-06_v1.csv\n\u{FEFF}period,body,"))
    #expect(mail.contains("\n2017-06,cicopa,46,2,0,0,0,48,2,4.35,"))
    #expect(mail.contains("* SMart <&> (BE), 2017-06-21, known to the half-year\n"))
    #expect(mail.contains(">SMart &lt;&amp;&gt; (BE), 2017-06-21, known to the half-year<"))
    #expect(mail.contains("10 € of 272,420 €"))
    #expect(mail.contains("2 joined, 0 left."), "nobody asks who did not come back")
    #expect(try books.texts("select root from audit.seals").allSatisfy(mail.contains))
    #expect(!mail.contains("Gardener"), "donors have no name in a mail")
    #expect(!mail.contains("SMart <&></li>"))
    let hasRenderer = access("/usr/bin/rsvg-convert", X_OK) == 0
    #expect(mail.contains("<img src=\"cid:chart-1.") == hasRenderer)
    // The file is what the database keeps, byte for byte.
    let digest = try Child.run("/usr/bin/sha256sum", ["\(books.outbox)/\(books.names[0])"])
    #expect(
      try books.texts("select message_sha256 from audit.report_deliveries")
        == [String(digest.output.prefix(64))])
    #expect(try books.ledger.findings() == [])
  }

  @Test("sends nothing twice, and nothing before its day")
  func again() throws {
    try books.schedule("--monthly --day 5 --starting 2017-06 --to ana@example.coop")
    #expect(try books.admin("schedule list").contains("  active  2017-07-05  ana@example.coop\n"))
    for day in ["2017-06-30", "2017-07-01", "2017-07-04"] {
      let sent = try books.send(day)
      #expect(sent.status == 0)
      #expect(sent.error == "Nothing is due; next is growth of cicopa, on 2017-07-05.\n")
      #expect(books.names == [])
    }
    for _ in 1...2 {
      #expect(try books.send("2017-07-05").status == 0)
      #expect(books.names.count == 1)
    }
    #expect(try books.admin("schedule list").contains("  active  2017-08-05  ana@example.coop\n"))
    #expect(try books.send("2999-01-01").status == 65, "no report of what is still to come")
    #expect(books.names.count == 1)
  }

  @Test(
    "restates June in July's mail when a join date was corrected, naming the cell",
    .enabled("needs python3", { ReportBooks.canRead }))
  func restates() throws {
    try books.schedule()
    #expect(try books.send("2017-07-01").status == 0)
    try books.admin("member correct smart --body cicopa --joined 2017-05-30 --reason minutes")
    #expect(try books.admin("report restatements").contains("1  cicopa  2017-06  joined"))
    #expect(
      try books.admin("report growth --body cicopa --from 2017-06 --to 2017-06 --format csv")
        .contains(",1\r\n"), "one movement of June was taken back since")
    #expect(try books.send("2017-08-01").status == 0)
    let name = try #require(books.names.last)
    let mail = try books.read(name)
    #expect(mail.contains("Subject: CICOPA growth July 2017: 48 members (+0)\n"))
    #expect(mail.contains("file coopledger_growth_cicopa_2017-07_v1_restated.csv\n"))
    #expect(mail.contains("2017-06,cicopa,joined,2,1\n"))
    #expect(mail.contains("2017-05,cicopa,joined,1,2\n"))
    #expect(mail.contains("file coopledger_growth_cicopa_2017-07_v1_movements.csv\n"))
    #expect(mail.contains("2017-06-21: SMart <&>, an earlier record taken back (-1), entry "))
    #expect(mail.contains("2017-05-30: SMart <&>, joined (+1), entry "))
    // It was told; and both runs are still what the journal says at their seals.
    #expect(!(try books.admin("report restatements").contains("2017-06")))
    for run in ["1", "2"] {
      #expect(try books.ledger.run("report show \(run)", books.job).status == 0)
    }
    #expect(
      try books.ledger.run("report show 1 --csv", books.job).output.contains("2017-06,cicopa,46,2,")
    )
  }

  @Test("makes three missed months in order")
  func missed() throws {
    try books.schedule("--monthly --starting 2017-04 --to ana@example.coop")
    #expect(try books.send("2017-07-01").status == 0)
    #expect(
      try books.texts("select period from audit.report_runs order by run")
        == ["2017-04", "2017-05", "2017-06"])
    #expect(
      try books.texts(
        """
        select r.period
        from reporting.attempt as a
        join audit.report_deliveries as d on d.delivery = a.delivery_id
        join audit.report_runs as r on r.run = d.run
        order by a.began_at
        """) == ["2017-04", "2017-05", "2017-06"])
    #expect(books.names.count == 3)
  }

  @Test("sends as much at once as adding the schedule has warned of")
  func warned() throws {
    let line =
      "schedule add growth --body cicopa --yearly --starting 2020-03 --to a@b.coop --to c@d.coop"
    let variables = books.ledger.database.environment
    let tried = try books.ledger.run(line + " --dry-run", variables).error
    let added = try books.ledger.run(line, variables).error
    #expect(try Program.run(words("report send --due"), books.job).status == 0)
    let runs = try books.texts("select count(*), max(period), count(*) * 2 from audit.report_runs")
    let sums = runs[0].split(separator: " ")
    let number = try books.texts("select schedule from audit.report_schedules")[0]
    let warning =
      "Warning: The next run sends all that was missed, 2020 to \(sums[1]): \(sums[0]) years, "
      + "\(sums[2]) mails. To begin later: "
    #expect(tried.hasPrefix(warning + "--starting \(sums[1])-01\n"), "\(tried)")
    #expect(
      added.hasPrefix(
        warning
          + "coopledger schedule remove \(number), then add it anew with --starting \(sums[1])-01\n"
      ),
      "\(added)")
    // The last complete period alone surprises nobody.
    let last = try books.ledger.run(
      "schedule add growth --body cicopa --monthly --to a@b.coop", variables)
    #expect(last.status == 0 && !last.error.contains("Warning"), "\(last.error)")
  }

  @Test("on two hosts at once sends one mail to each recipient and period")
  func twoHosts() throws {
    try books.schedule("--monthly --starting 2017-03 --to ana@example.coop --to bo@example.coop")
    let jobs = try (1...4).map { _ in try Program.start(books.due("2017-07-01"), books.job) }
    for job in jobs {
      let output = job.wait()
      #expect([0, 75].contains(output.status), "\(output.error)")
    }
    #expect(books.names.count == 8)
    #expect(
      try books.texts("select period, version from audit.report_runs order by 1")
        == ["2017-03 1", "2017-04 1", "2017-05 1", "2017-06 1"])
    #expect(
      try books.texts("select distinct state, attempts from audit.report_deliveries")
        == ["accepted 1"])
  }

  @Test("is silent while a schedule is paused, makes up for it afterwards, and ends when removed")
  func pausing() throws {
    try books.schedule()
    try books.admin("schedule pause 1")
    let sent = try books.send("2017-07-01")
    #expect(sent.status == 0)
    #expect(sent.error == "Nothing is due: no schedule is active.\n")
    #expect(books.names == [])
    try books.admin("schedule resume 1")
    #expect(try books.send("2017-07-01").status == 0)
    #expect(books.names.count == 1)
    try books.admin("schedule remove 1")
    #expect(try books.send("2017-08-01").status == 0)
    #expect(books.names.count == 1)
    #expect(try books.texts("select schedules from reporting.health('UTC')") == ["0"])
    let resumed = try books.ledger.run("schedule resume 1", books.ledger.database.environment)
    #expect(resumed.status == 65)
    #expect(resumed.error.contains("Schedule 1 was removed"))
  }

  @Test("goes on with the others when one report fails")
  func oneFails() throws {
    try books.schedule()
    try books.admin("schedule add growth --body ica --monthly --starting 2017-06 --to c@d.coop")
    try books.ledger.database.connect().executeScript(
      """
      alter table reporting.schedule disable trigger kept;
      update reporting.schedule set report = 'campaign', scope = 'nowhere' where id = 1;
      alter table reporting.schedule enable always trigger kept;
      """)
    #expect(try books.send("2017-06-01").status == 0)
    let sent = try books.send("2017-07-01")
    #expect(sent.status == 65)
    #expect(sent.error.contains("campaign of nowhere, 2017-06, was not made"))
    #expect(try states == ["c@d.coop accepted 0"])
    #expect(
      try books.texts(
        "select runs, accepted, problem is null from audit.report_rounds order by began_at")
        == ["0 0 t", "1 1 f"])
    #expect(
      try books.texts(
        """
        select last_problem is not null, last_success_at < last_round_at
        from reporting.health('UTC')
        """) == ["t t"])
  }

  @Test("waits for whoever is sealing, and then says that it is to be tried again")
  func sealing() throws {
    try books.schedule()
    let holder = try books.ledger.database.connect()
    try holder.executeScript("begin; lock table ledger.seal in share row exclusive mode")
    let sent = try books.send("2017-07-01", ["COOPLEDGER_DEADLINE_SECONDS": "1"])
    #expect(sent.status == 75)
    #expect(sent.error.contains("did not answer in time"))
    #expect(books.names == [])
    try holder.executeScript("rollback")
    #expect(try books.send("2017-07-01").status == 0)
    #expect(books.names.count == 1)
  }

  @Test("is the reporter's to run, and schedules are not")
  func roles() throws {
    let added = try books.ledger.run(
      "schedule add growth --body cicopa --monthly --to x@y.coop", books.job)
    #expect(added.status == 77)
    #expect(try books.texts("select count(*) from audit.report_schedules") == ["0"])
    let refused = try books.ledger.run(
      "schedule add growth --body cicopa --monthly --to x@elsewhere.coop",
      ["COOPLEDGER_MAIL_ALLOWED_DOMAINS": "example.coop"])
    #expect(refused.status == 65)
    #expect(refused.error.contains("Mail may not go to elsewhere.coop"))
  }
}
