import Glibc
import Postgres
import TestSupport
import Testing

@Suite("The delivery of reports")
struct ReportDeliveryTests {
  private let books: ReportBooks

  init() throws { books = try ReportBooks() }

  private func states() throws -> [String] {
    try books.texts(
      "select address, state, attempts, doubts from audit.report_deliveries order by delivery")
  }

  @Test(
    "tries again only the one who was refused",
    .enabled("needs python3-aiosmtpd", { MailServer.isPossible }),
    arguments: [("450 busy", "retry", Int32(75)), ("550 no such user", "failed", 1)])
  func oneRefused(answer: String, state: String, status: Int32) throws {
    try books.schedule(
      "--monthly --starting 2017-06 --to ana@example.coop --to bo@example.coop --to cy@example.coop"
    )
    do {
      let server = try MailServer(["RCPT#2=\(answer)"])
      let sent = try books.send("2017-07-01", server.settings)
      #expect(sent.status == status, "\(sent.error)")
      #expect(server.recipients == ["ana@example.coop", "cy@example.coop"])
    }
    #expect(
      try states() == [
        "ana@example.coop accepted 1 0", "bo@example.coop \(state) 1 0",
        "cy@example.coop accepted 1 0",
      ])
    let listed = try books.ledger.run("report deliveries --failed", books.job)
    #expect(listed.output.contains(answer) && !listed.output.contains("ana@"))
    // Who watches the job hears of a mail that nobody gets.
    #expect(
      try books.texts("select last_success_at is null from reporting.health('UTC')")
        == [state == "failed" ? "t" : "f"])
    // It need not be waited for.
    #expect(try books.ledger.run("report retry 2", books.job).status == 0)
    let server = try MailServer([])
    #expect(try books.send("2017-07-01", server.settings).status == 0)
    #expect(server.recipients == ["bo@example.coop"])
    #expect(try states()[1] == "bo@example.coop accepted 2 0")
    #expect(try books.ledger.findings() == [])
  }

  @Test("of a job that is killed while it sends is in doubt, and then sent with the same bytes")
  func killed() throws {
    try books.schedule()
    let server = try SilentMail()
    let job = try Program.start(books.due("2017-07-01"), books.job.merging(server.settings) { $1 })
    while try states() != ["ana@example.coop sending 1 0"] {}
    job.signal(SIGKILL)
    #expect(job.wait().status == 128 + SIGKILL)
    // As long as it could be alive, nobody else sends.
    #expect(try books.send("2017-07-01").status == 0)
    #expect(try states() == ["ana@example.coop sending 1 0"])
    try books.letTimePass()
    #expect(try states() == ["ana@example.coop in doubt 1 0"])
    let before = try books.texts("select message_id, message_sha256 from audit.report_deliveries")
    #expect(try books.send("2017-07-01").status == 0)
    #expect(try states() == ["ana@example.coop accepted 2 1"])
    let digest = try Child.run("/usr/bin/sha256sum", ["\(books.outbox)/\(books.names[0])"])
    #expect(
      before == [
        "\(books.names[0].dropLast(4)) \(digest.output.prefix(64))"
      ])
    #expect(try books.ledger.findings() == [])
  }

  @Test("comes once to each, wherever the connection to the database is cut")
  func everyRequest() throws {
    let proxy = try FaultyProxy(to: books.ledger.database.server)
    var statuses: Set<Int32> = []
    for number in 1...100 {
      for fault in [FaultyProxy.Fault.beforeRequest(number), .beforeResponse(number)] {
        let schedule = try books.scheduleQuickly()
        proxy.arm(fault)
        let first = try books.send("2017-07-01", ["PGHOST": proxy.directory, "PGPORT": "5432"])
        let isOver = !proxy.hasFired
        statuses.insert(first.status)
        // There was no database at all, or it went away in the midst: that heals by itself.
        #expect((first.status == 69) == (number == 1), "\(fault): \(first.error)")
        try books.letTimePass()
        let again = try books.send("2017-07-01")
        #expect(again.status == 0, "\(fault): \(again.error)")
        let mails = try books.texts(
          """
          select d.state, d.message_id
          from audit.report_deliveries as d
          join audit.report_runs as r on r.run = d.run
          where r.schedule::text = \(schedule)
          """)
        #expect(mails.count == 1, "\(fault)")
        #expect(mails.allSatisfy { $0.hasPrefix("accepted") }, "\(fault)")
        #expect(books.names.contains("\(mails[0].split(separator: " ")[1]).eml"), "\(fault)")
        if isOver {
          #expect(number > 12)
          // What the mail server said is told over a new connection.
          #expect(statuses == [0, 69, 75])
          #expect(try books.ledger.findings() == [])
          return
        }
      }
    }
    Issue.record("no end of requests")
  }

  @Test("of one report to one person is asked for, and happens once unless asked for again")
  func asked() throws {
    let line = "report send growth --body cicopa --period 2017-Q2 --to zoe@example.coop"
    for _ in 1...2 {
      #expect(try books.ledger.run(line, books.job).status == 0)
      #expect(books.names.count == 1)
    }
    #expect(try books.ledger.run(line + " --resend", books.job).status == 0)
    #expect(books.names.count == 2)
    #expect(
      try books.texts("select period, version, subject from audit.report_runs order by run") == [
        "2017-Q2 1 CICOPA growth Q2 2017: 48 members (+3)",
        "2017-Q2 2 CICOPA growth Q2 2017: 48 members (+3)",
      ])
    let other = "report send growth --all --period 2017-Q2 --to zoe@example.coop"
    #expect(try books.ledger.run(other, books.job).status == 0)
    #expect(
      try books.texts("select version from audit.report_runs where scope = 'all'") == ["1"])
    let shown = try books.ledger.run(line + " --dry-run", books.job)
    #expect(shown.output.contains("Subject: CICOPA growth Q2 2017: 48 members (+3)\r\n"))
    #expect(books.names.count == 3)
    let early = try books.ledger.run(
      "report send growth --body cicopa --period 2999 --to a@b.coop", books.job)
    #expect(early.status == 65)
  }

  @Test(
    "that was asked for and put off happens when it is asked for again",
    .enabled("needs python3-aiosmtpd", { MailServer.isPossible }))
  func askedAgain() throws {
    let line = "report send growth --body cicopa --period 2017-06 --to zoe@example.coop"
    func send(_ server: MailServer) throws -> Int32 {
      try books.ledger.run(line, books.job.merging(server.settings) { $1 }).status
    }
    let busy = try MailServer(["RCPT=450 busy"])
    try books.schedule()
    #expect(try books.send("2017-07-01", busy.settings).status == 75)
    #expect(try send(busy) == 75)
    // It is not yet time for another try.
    #expect(try send(busy) == 75)
    #expect(busy.commands.filter { $0 == "RCPT" }.count == 2)
    try books.letTimePass()
    let server = try MailServer()
    for _ in 1...2 { #expect(try send(server) == 0) }
    // What the schedules have waiting is the job's.
    #expect(server.recipients == ["zoe@example.coop"])
  }

  @Test(
    "is given up after five days, but not before the fifth try, and taken up again when asked",
    .enabled("needs python3-aiosmtpd", { MailServer.isPossible }))
  func givenUp() throws {
    try books.schedule()
    let busy = try MailServer(["RCPT=450 busy"])
    for attempt in 1...5 {
      let sent = try books.send("2017-07-01", busy.settings)
      #expect(sent.status == (attempt < 5 ? 75 : 1))
      #expect(
        try states() == ["ana@example.coop \(attempt < 5 ? "retry" : "failed") \(attempt) 0"])
      // A tenth more or less than the pause, and what the answer took.
      let pause = [300, 900, 3600, 14_400, 86_400][attempt - 1]
      let waits = try books.texts(
        """
        select extract(epoch from d.next_attempt_at - a.began_at) / \(pause) between 0.9 and 1.3
        from reporting.delivery as d
        join reporting.attempt as a on a.delivery_id = d.id
        order by a.number desc
        limit 1
        """)
      #expect(attempt == 5 || waits == ["t"], "attempt \(attempt)")
      try books.letTimePass()
      // The machine was off for a week.
      try books.ledger.database.connect().execute(
        "update reporting.delivery set give_up_at = clock_timestamp() - interval '2 days'")
    }
    let server = try MailServer()
    #expect(try books.send("2017-07-01", server.settings).status == 0)
    #expect(server.recipients == [])
    #expect(try books.ledger.run("report retry 1", books.job).status == 0)
    // It has five days more.
    #expect(try books.send("2017-07-01", busy.settings).status == 75)
    try books.letTimePass()
    #expect(try books.send("2017-07-01", server.settings).status == 0)
    #expect(server.recipients == ["ana@example.coop"])
    #expect(try books.ledger.findings() == [])
  }

  @Test(
    "is told of by who has it now: one who was thought dead tells of an attempt that is over",
    .enabled("needs python3-aiosmtpd", { MailServer.isPossible }))
  func takenOver() throws {
    try books.schedule()
    #expect(try books.send("2017-07-01", MailServer(["RCPT=450 busy"]).settings).status == 75)
    try books.letTimePass()
    func call(_ function: SQL) throws -> String? {
      try books.ledger.database.connect().queryOne(
        "select f::text from reporting." + function + " as f", access: .readWrite
      ).texts[0]
    }
    // The first one's time is over before it begins, and so another takes it.
    for (seconds, attempt) in [(-1, ",2,"), (600, ",3,")] {
      let claimed = try call("claim_delivery(null, \(seconds)::integer)")
      #expect(claimed?.contains(attempt) == true, "\(claimed ?? "nothing")")
    }
    let refused = try books.ledger.run("report retry 1", books.job)
    #expect(refused.status == 65 && refused.error.contains("is being sent"), "\(refused.error)")
    func finish(_ attempt: Int, _ outcome: String) throws -> String? {
      try call("finish_delivery(1, \(attempt)::smallint, \(outcome), 250, 'ok')")
    }
    #expect(try finish(2, "permanent") == "sending")
    #expect(try finish(3, "accepted") == "accepted")
    #expect(try finish(3, "permanent") == "accepted", "told twice it is what it was")
    #expect(
      try books.texts("select number, outcome from reporting.attempt order by number")
        == ["1 temporary", "2 unknown", "3 accepted"])
    #expect(try states() == ["ana@example.coop accepted 3 1"])
    #expect(try books.ledger.findings() == [])
  }
}
