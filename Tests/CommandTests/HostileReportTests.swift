import Glibc
import Postgres
import TestSupport
import Testing

@Suite("A report on what is hostile")
struct HostileReportTests {
  private let books: ReportBooks

  init() throws { books = try ReportBooks() }

  private static let names =
    HostileTextTests.texts + [
      ".", "..", "a\r\n.\r\nMAIL FROM:<eve@evil.example>", "\r\nBcc: eve@evil.example\r\n\r\n",
      "<script>alert(1)</script>", "\"><img src=x onerror=y>", "</li></ul><h2>Anchor</h2>",
      "=?UTF-8?Q?a?=", "--=_1_x--", "From eve", String(repeating: "W", count: 500),
    ]

  @Test(
    "is one mail on the wire, as it is stored, in which nothing of it acts",
    .enabled("needs python3-aiosmtpd", { MailServer.isPossible }))
  func names() throws {
    try books.admin([
      "body", "create", "evil", "--name=Evil\r\nBcc: eve@evil.example <script>", "--kind=sectoral",
      "--parent=ica",
    ])
    try books.admin("member opening --body evil --count 1 --on 2016-12-31 --source x")
    try books.schedule()
    #expect(try books.admin("schedule remove 1").contains("1"))
    try books.admin(
      ["schedule", "add", "growth", "--body=evil", "--monthly", "--starting=2017-06"]
        + ["--to=\"=?UTF-8?B?QQ==?= .,<\" <ana@example.coop>"])
    let server = try MailServer()
    #expect(try books.send("2017-07-01", server.settings).status == 0)
    for (number, name) in Self.names.enumerated() {
      try books.admin(["member", "add", "m\(number)", "--name=\(name)", "--country=BE"])
      try books.admin("member join m\(number) --body evil --on 2017-06-30")
    }
    let sent = try books.send("2017-08-01", server.settings)
    #expect(sent.status == 0, "\(sent.error)")
    #expect(server.recipients == ["ana@example.coop", "ana@example.coop"])
    let bytes = server.messages[1]
    #expect(
      try books.texts(
        "select message_sha256 from audit.report_deliveries order by delivery desc limit 1")
        == [String(try Child.run("/usr/bin/sha256sum", input: bytes).output.prefix(64))])
    let mail = try #require(ReadMessage.read([bytes]).first)
    #expect(mail.defects == [])
    #expect(mail.subject == "EVIL growth July 2017: \(Self.names.count + 1) members (+0)")
    #expect(
      mail.fields["headers"] == [
        "Date,From,To,Message-ID,Subject,Auto-Submitted,MIME-Version,Content-Type"
      ])
    #expect(mail.fields["to"] == ["=?UTF-8?B?QQ==?= .,<", "ana@example.coop", "1"])
    let text = try #require(mail.part("text/plain")?.text)
    #expect(text.unicodeScalars.allSatisfy { isHarmless($0) })
    let html = try #require(mail.part("text/html")?.text)
    #expect(html.unicodeScalars.allSatisfy { isHarmless($0) })
    for tag in ["<script", "<img src=x", "</ul><h2>Anchor"] { #expect(!html.contains(tag)) }
    // Only the file has them as they are, with an apostrophe before what could be a formula.
    let file = try #require(mail.parts.last?.text)
    for name in Self.names {
      let isFormula = "=+-@\t\r".unicodeScalars.contains(name.unicodeScalars.first ?? "x")
      let cell = (isFormula ? "'" : "") + name
      let quoted = cell.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      #expect(file.contains(",\(cell),") || file.contains(",\"\(quoted)\","), "\(name)")
    }
    #expect(try books.ledger.run("report show 2", books.job).status == 0)
    #expect(try books.ledger.findings() == [])
  }

  /// Neither a control character nor one that turns the direction of what follows.
  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  @Test("goes to no address that is two, or is no plain one, or whose domain is not allowed")
  func addresses() throws {
    let long = String(repeating: "a", count: 100_000)
    for address in [
      "a@b.coop\r\nBcc: eve@evil.example", "a@b.coop\nRCPT TO:<eve@evil.example>", "a@b.coop\r",
      "a@b.coop,eve@evil.example", "a@b.coop eve@evil.example", "a@b.coop;eve@evil.example",
      "<a@b.coop> <eve@evil.example", "<a@b.coop>x", "a@b.coop>", "a@b.coop> SIZE=1 <", "a@b..coop",
      "a@[127.0.0.1]", "\"a b\"@b.coop", "a@b.coop@evil.example", "ä@b.coop", "a@b\u{202E}.coop",
      "a@ｂ.coop", "a@b.coop.", "@b.coop", "a@", "", "\(long)@b.coop", "a@\(long).coop",
      "\(long) <a@b.coop>", "A\r\nBcc: eve@evil.example <a@b.coop>",
    ] {
      for words in [
        ["schedule", "add", "growth", "--body=cicopa", "--monthly", "--to=\(address)"],
        ["report", "send", "growth", "--body=cicopa", "--period=2017-06", "--to=\(address)"],
      ] {
        let output = try books.ledger.run(words, books.job)
        #expect([64, 65].contains(output.status), "\(address.prefix(80)): \(output.error)")
        #expect(output.standardError.count < 1000, "\(address.prefix(80))")
        #expect(!output.error.contains("\r") && !output.error.contains("\u{202E}"))
      }
    }
    let kept = ["COOPLEDGER_MAIL_ALLOWED_DOMAINS": "example.coop"]
    for address in [
      "a@evil.example", "a@example.coop.evil.example", "a@evilexample.coop",
      "a@example.coop <a@evil.example>",
    ] {
      let words = [
        "report", "send", "growth", "--body=cicopa", "--period=2017-06", "--to=\(address)",
      ]
      let output = try books.ledger.run(words, books.job.merging(kept) { $1 })
      #expect(output.status == 65 && output.error.contains("Mail may not go to "))
    }
    #expect(try books.texts("select count(*) from audit.report_runs") == ["0"])
    // What was allowed when it was scheduled is not, once the setting is narrower.
    try books.schedule("--monthly --starting 2017-06 --to a@evil.example --to b@example.coop")
    let sent = try books.send("2017-07-01", kept)
    #expect(sent.status == 1)
    #expect(
      try books.texts("select address, state from audit.report_deliveries order by delivery")
        == ["a@evil.example failed", "b@example.coop accepted"])
  }

  @Test(
    "tells what a mail server says, however hostile, without a terminal's acting on it",
    .enabled("needs python3-aiosmtpd", { MailServer.isPossible }))
  func words() throws {
    try books.schedule()
    let server = try MailServer(["RCPT=550 no\u{1B}[2J\u{1B}]0;title\u{7}\u{8}'; drop--"])
    let sent = try books.send("2017-07-01", server.settings)
    let listed = try books.ledger.run("report deliveries --failed", books.job)
    let asJSON = try books.ledger.run("report deliveries --failed --json", books.job)
    for said in [sent.error, listed.output, asJSON.output] {
      #expect(said.contains("drop--"))
      #expect(said.unicodeScalars.allSatisfy { isHarmless($0) }, "\(said.debugDescription)")
    }
    #expect(sent.status == 1)
  }

  @Test(
    "has its picture made by a child that knows nothing of us, and goes without it if that fails",
    .enabled(if: FakeRenderer.isPossible, "only root may put something in a program's place"),
    arguments: FakeRenderer.allCases)
  func child(renderer: FakeRenderer) throws {
    try books.schedule()
    let folder = try TemporaryFolder()
    let secrets = [
      "PGPASSWORD": "sesame-71b0", "COOPLEDGER_PING_URL": "http://127.0.0.1:1/sesame-71b0",
      "SECRET": "sesame-71b0",
    ]
    let sent = try renderer.run(
      books.due("2017-07-01"), books.job.merging(secrets) { $1 }, seen: "\(folder.path)/seen")
    #expect(sent.status == 0, "\(sent.error)")
    #expect(!(sent.error + sent.output).contains("sesame"))
    let seen = try Child.run("/bin/cat", ["\(folder.path)/seen"]).output
    #expect(seen.contains("LC_ALL=C.UTF-8") && seen.contains("--format"))
    for secret in ["sesame", "PGPASSWORD", "COOPLEDGER", "Gardener"] {
      #expect(!seen.contains(secret), "\(seen)")
    }
    // Its input, its output, and nothing else of ours is open.
    #expect(seen.split(separator: "\n").filter { $0.contains(" -> ") }.count <= 5, "\(seen)")
    let mail = try #require(ReadMessage.read([books.bytes(books.names[0])]).first)
    #expect(mail.part("image/png") == nil)
    #expect(mail.subject == "CICOPA growth June 2017: 48 members (+2)")
  }
}

/// What stands in for rsvg-convert and misbehaves.
enum FakeRenderer: String, CaseIterable {
  case fails = "exit 1"
  case says = "echo no picture"
  case dies = "kill -9 $$"
  case hangs = "exec tail -f /dev/null"

  static let isPossible =
    access("/usr/bin/rsvg-convert", X_OK) == 0
    && (try? Child.run(
      "unshare", ["-m", "mount", "--bind", "/bin/true", "/usr/bin/rsvg-convert"]))?.status == 0

  /// Runs the program where it is in rsvg-convert's place, for that run alone.
  /// - Parameter seen: the file for what it has of us: arguments, variables, open files.
  func run(
    _ words: [String], _ variables: [String: String], seen: String
  ) throws -> Child.Output {
    let folder = try TemporaryFolder()
    let fake = try folder.write(
      "fake",
      """
      #!/bin/sh
      { tr '\\0' '\\n' </proc/$$/environ; tr '\\0' '\\n' </proc/$$/cmdline; ls -l /proc/$$/fd; } \\
        >\(seen)
      \(rawValue)

      """, mode: 0o755)
    return try Child.run(
      "unshare",
      [
        "-m", "/bin/bash", "-c",
        // What is open of the test run itself is not the program's.
        """
        mount --bind \(fake) /usr/bin/rsvg-convert
        for number in {3..255}; do eval "exec $number>&-"; done
        exec "$0" "$@"
        """, Program.path,
      ] + words, environment: Program.environment.merging(variables) { $1 })
  }
}
