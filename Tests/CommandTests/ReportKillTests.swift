import Glibc
import Postgres
import TestSupport
import Testing

/// Needs Debian's python3-aiosmtpd.
@Suite("The job, killed or missed", .enabled(if: MailServer.isPossible))
struct ReportKillTests {
  private let books: ReportBooks

  init() throws { books = try ReportBooks() }

  // Killed at an answer it would have done less by itself, and the same at the database.
  @Test("at any request to the database, brings each mail once, or twice and marked as in doubt")
  func atEveryRequest() throws {
    let proxy = try FaultyProxy(to: books.ledger.database.server)
    let throughProxy = ["PGHOST": proxy.directory, "PGPORT": "5432"]
    var doubled = 0
    for number in 1...100 {
      let schedule = try books.scheduleQuickly()
      let server = try MailServer()
      let job = Shared<pid_t?>(nil)
      proxy.arm(.beforeRequest(number)) {
        while true {
          guard let job = job.withLock({ $0 }) else { continue }
          kill(job, SIGKILL)
          return
        }
      }
      let child = try Program.start(
        books.due("2017-07-01"),
        books.job.merging(server.settings) { $1 }.merging(throughProxy) { $1 })
      job.withLock { $0 = child.processID }
      let status = child.wait().status
      let isOver = !proxy.hasFired
      #expect(status == (isOver ? 0 : 128 + SIGKILL), "\(number)")
      try books.letTimePass()
      #expect(try books.send("2017-07-01", server.settings).status == 0, "\(number)")
      let known = try books.texts(
        """
        select d.state, d.doubts, d.message_sha256
        from audit.report_deliveries as d
        join audit.report_runs as r on r.run = d.run
        where r.schedule::text = \(schedule)
        """)
      let copies = try server.messages.map(sha256)
      try #require(known.count == 1 && !copies.isEmpty, "\(number): \(known) \(copies.count)")
      let words = known[0].split(separator: " ").map(String.init)
      #expect(words[0] == "accepted" && Set(copies) == [words[2]], "\(number)")
      #expect(copies.count == 1 || copies.count == 2 && words[1] == "1", "\(number): \(known)")
      doubled += copies.count - 1
      if isOver {
        // Between the final dot and the word of it lies one request.
        #expect(number > 12 && doubled == 1)
        #expect(try books.ledger.findings() == [])
        return
      }
    }
    Issue.record("no end of requests")
  }

  @Test(
    "at any word of the talk with the mail server, leaves to others what is theirs",
    arguments: ["MAIL", "RCPT", "DATA", "BODY", "END"])
  func inTheTalk(stage: String) throws {
    try books.schedule(
      "--monthly --starting 2017-06 --to ana@example.coop --to bo@example.coop --to cy@example.coop"
    )
    let first = try MailServer(["\(stage)#2=stall"])
    let job = try Program.start(books.due("2017-07-01"), books.job.merging(first.settings) { $1 })
    let command = stage == "BODY" ? "DATA" : stage
    try until("the server stalls", or: job) {
      stage == "END"
        ? first.recipients.count == 2 : first.commands.filter { $0 == command }.count == 2
    }
    job.signal(SIGKILL)
    job.wait()
    let second = try MailServer()
    // Whether bo has it nobody knows; as long as the sender could be alive, nobody else tries.
    #expect(try books.send("2017-07-01", second.settings).status == 0)
    #expect(second.recipients == ["cy@example.coop"])
    try books.letTimePass()
    for _ in 1...2 { #expect(try books.send("2017-07-01", second.settings).status == 0) }
    #expect(second.recipients == ["cy@example.coop", "bo@example.coop"])
    #expect(first.recipients == ["ana@example.coop"] + (stage == "END" ? ["bo@example.coop"] : []))
    if stage == "END" { #expect(first.messages[1] == second.messages[1], "the same bytes again") }
    #expect(
      try books.texts(
        "select address, state, attempts, doubts from audit.report_deliveries order by delivery")
        == [
          "ana@example.coop accepted 1 0", "bo@example.coop accepted 2 1",
          "cy@example.coop accepted 1 0",
        ])
    #expect(try books.ledger.findings() == [])
  }

  @Test("for three months, mails them in order, once to each, on however many hosts at once")
  func missed() throws {
    try books.schedule(
      "--monthly --starting 2017-04 --to ana@example.coop --to bo@example.coop")
    let server = try MailServer()
    #expect(try books.send("2017-07-01", server.settings).status == 0)
    let subjects = try ReadMessage.read(server.messages).map(\.subject)
    #expect(
      subjects.map { $0.split(separator: " ")[2] }
        == ["April", "April", "May", "May", "June", "June"])
    let hosts = try (1...4).map { _ in
      try Program.start(books.due("2017-09-01"), books.job.merging(server.settings) { $1 })
    }
    for host in hosts { #expect([0, 75].contains(host.wait().status)) }
    #expect(try books.send("2017-09-01", server.settings).status == 0)
    let more = try ReadMessage.read(Array(server.messages.dropFirst(6)))
      .map { "\($0.subject.split(separator: " ")[2]) \($0.fields["to"]?[1] ?? "")" }
    #expect(
      more.sorted() == [
        "August ana@example.coop", "August bo@example.coop", "July ana@example.coop",
        "July bo@example.coop",
      ])
  }

  @Test("by the loss of its database tells the timer to try again")
  func databaseLost() throws {
    let server = try TestServer.start()
    defer { server.stop() }
    let books = try ReportBooks(on: server)
    try books.schedule()
    let holder = try books.ledger.database.connect()
    try holder.executeScript("begin; lock table reporting.run")
    let job = try Program.start(books.due("2017-07-01"), books.job)
    try books.ledger.waitUntilBlocked()
    try server.shutDown()
    let ended = job.wait()
    #expect(ended.status == 75)
    #expect(
      ended.error.contains("The connection to the database was lost; what was done is recorded"),
      "\(ended.error)")
    // There is none at all now: somebody has to look.
    #expect(try books.send("2017-07-01").status == 69)
    try server.restart()
    #expect(try books.send("2017-07-01").status == 0)
    #expect(books.names.count == 1)
  }

  private func sha256(_ bytes: [UInt8]) throws -> String {
    String(try Child.run("/usr/bin/sha256sum", input: bytes).output.prefix(64))
  }
}
