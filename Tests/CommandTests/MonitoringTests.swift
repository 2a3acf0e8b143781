import Glibc
import Postgres
import TestSupport
import Testing

/// A watchman who listens for pings: prints `port N`, then the path of each GET.
private final class Watchman {
  private let child: Child
  let url: String

  /// - Parameter status: what it answers; nil for nothing at all.
  init(answering status: Int? = 200) throws {
    let script = """
      import http.server, sys, threading
      class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
          print(self.path, flush=True)
          if sys.argv[1] == "silent": threading.Event().wait()
          self.send_response(int(sys.argv[1]))
          self.send_header("Location", "/elsewhere")
          self.end_headers()
        def log_message(self, *words): pass
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
      print("port", server.server_address[1], flush=True)
      server.serve_forever()
      """
    let child = try Child("/usr/bin/python3", ["-c", script, status.map(String.init) ?? "silent"])
    self.child = child
    try until("the watchman listens", or: child) { child.outputSoFar.contains("\n") }
    url = "http://127.0.0.1:\(child.outputSoFar.split(separator: "\n")[0].dropFirst(5))"
  }

  deinit {
    child.signal()
    child.wait()
  }

  /// The paths that were asked for; the last piece is of a line that may still be growing.
  var heard: [String] {
    child.outputSoFar.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().dropLast().map(String.init)
  }
}

@Suite("The monitoring of the job")
struct MonitoringTests {
  private let books: ReportBooks
  private static let hasPython =
    (try? Child.run("/usr/bin/python3", ["-c", "import http.server"]))?.status == 0

  init() throws { books = try ReportBooks() }

  @Test(
    "hears a ping after a good run, and of a bad one as such",
    .enabled("needs python3", { hasPython }))
  func ping() throws {
    try books.schedule()
    let watchman = try Watchman()
    let ping = ["COOPLEDGER_PING_URL": "\(watchman.url)/secret-5b1d"]
    let sent = try books.send("2017-07-01", ping)
    #expect(sent.status == 0 && !sent.error.contains("Warning"), "\(sent.error)")
    #expect(watchman.heard == ["/secret-5b1d"])
    // Neither the database nor the settings need be there to tell that something is wrong.
    let away = ping.merging(["PGHOST": "/nonexistent"]) { $1 }
    #expect(try books.send("2017-07-01", away).status == 69)
    #expect(
      try books.send("2017-07-01", ping.merging(["COOPLEDGER_SMTP_URL": "x"]) { $1 }).status == 78)
    #expect(watchman.heard.suffix(2) == ["/secret-5b1d/fail", "/secret-5b1d/fail"])
    let query = ["COOPLEDGER_PING_URL": "\(watchman.url)/push/?status=up"]
    #expect(try books.send("2999-01-01", query).status == 65)
    #expect(watchman.heard.last == "/push/fail?status=up")
    // What somebody asked for is not the job.
    let asked = "report send growth --body cicopa --period 2017-Q2 --to zoe@example.coop"
    #expect(try books.ledger.run(asked, books.job.merging(ping) { $1 }).status == 0)
    #expect(watchman.heard.count == 4)
  }

  @Test(
    "that does not hear a ping hinders nothing, and its URL is told to nobody",
    .enabled("needs python3", { hasPython }))
  func unheard() throws {
    try books.schedule()
    var words = ""
    for (status, said) in [(404, "answered 404"), (302, "answered 302"), (nil, "timed out")] {
      let watchman = try Watchman(answering: status)
      let sent = try books.send(
        "2017-07-01", ["COOPLEDGER_PING_URL": "\(watchman.url)/secret-5b1d"])
      #expect(sent.status == 0)
      #expect(sent.error.contains("Warning: The ping did not arrive: "))
      #expect(sent.error.contains(said), "\(sent.error)")
      #expect(watchman.heard == ["/secret-5b1d"], "no redirection is followed")
      words += sent.error + sent.output
    }
    for (url, status) in [
      ("http://127.0.0.1:1/secret-5b1d", Int32(0)), ("https://127.0.0.1:1/secret-5b1d", 0),
      ("ftp://127.0.0.1/secret-5b1d", 78), ("https://me:secret-5b1d@127.0.0.1/x", 78),
      ("https:///secret-5b1d", 78), ("https://a b/secret-5b1d", 78),
    ] {
      let variables = ["COOPLEDGER_PING_URL": url]
      let sent = try books.send("2017-07-01", variables)
      #expect(sent.status == status, "\(sent.error)")
      let doctor = try books.ledger.run("doctor", books.job.merging(variables) { $1 })
      #expect(doctor.output.contains("ping to http") == (status == 0))
      words += sent.error + sent.output + doctor.output
    }
    #expect(books.names.count == 1)
    #expect(!words.contains("secret-5b1d"))
  }

  @Test("finds its figures written whole, for another user to read, and doctor tells of them")
  func figures() throws {
    try books.schedule()
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/coopledger.prom"
    let variables = ["COOPLEDGER_METRICS_FILE": path]
    let sent = try Program.shell(
      "umask 077; exec \"$0\" \"$@\"", books.due("2017-07-01"),
      books.job.merging(variables) { $1 })
    #expect(sent.status == 0, "\(sent.error)")
    #expect(try folder.names() == ["coopledger.prom"])
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o644)
    let figures = try Child.run("/bin/cat", [path]).output
    #expect(figures.contains("coopledger_report_deliveries{state=\"accepted\"} 1\n"))
    #expect(figures.contains("coopledger_report_deliveries{state=\"failed\"} 0\n"))
    #expect(figures.contains("coopledger_reports_due "))
    #expect(figures.contains("coopledger_unsealed_operations 0\n"))
    #expect(!figures.contains("coopledger_report_last_success_seconds 0\n"))
    let doctor = try books.ledger.run("doctor", books.job.merging(variables) { $1 }).output
    #expect(doctor.contains("figures in \(path)") && doctor.contains("last ran at 20"))
    #expect(try books.ledger.run("doctor", books.job).output.contains("neither figures nor a ping"))
    // Where they cannot be written, the mails go all the same.
    let nowhere = try books.send("2017-08-01", ["COOPLEDGER_METRICS_FILE": "/dev/null/x.prom"])
    #expect(nowhere.status == 0)
    #expect(nowhere.error.contains("Warning: /dev/null/x.prom cannot be written: Not a directory"))
    #expect(books.names.count == 2)
  }

  @Test("finds what the checks have found, and when")
  func checks() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/check.prom"
    func figures() throws -> [String: String] {
      let lines = try Child.run("/bin/cat", [path]).output.split(separator: "\n")
      return Dictionary(
        uniqueKeysWithValues: lines.filter { !$0.hasPrefix("#") }.map { line in
          let words = line.split(separator: " ").map(String.init)
          return (words[0], words[1])
        })
    }
    #expect(try books.ledger.run(["check", "--metrics", path]).status == 0)
    let before = try figures()
    #expect(before.count > 30)
    #expect(before.filter { $0.key.contains("findings") }.allSatisfy { $0.value == "0" })
    #expect(Int(before["coopledger_check_last_run_seconds"] ?? "") ?? 0 > 1_700_000_000)
    try books.ledger.database.connect().executeScript(
      """
      alter table giving.donor disable trigger all
      """)
    #expect(try books.ledger.run(["check", "--metrics", path]).status == 1)
    #expect(try figures().contains { $0.key.contains("findings") && $0.value != "0" })
    #expect(try books.ledger.run(["check", "--metrics", "/dev/null/x"]).status == 73)
  }
}
