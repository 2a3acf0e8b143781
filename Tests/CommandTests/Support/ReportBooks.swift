import Glibc
import Postgres
import TestSupport
import Testing

/// A ledger with CICOPA's first half of 2017, and an outbox.
final class ReportBooks: Sendable {
  let ledger: Ledger
  let outbox: String

  /// - Parameter server: one of the test's own, if it stops or restarts it.
  init(on server: TestServer? = nil) throws {
    ledger = try Ledger(on: server)
    var name = Array("/tmp/coopledger-outbox-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw SystemError("no temporary folder", errno) }
    outbox = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    for line in [
      "donation record 10 EUR --campaign sdg --donor 'Greta Gardener' --on 2017-06-02",
      "member opening --body cicopa --count 44 --on 2016-12-31 --source published",
      "member add ligacoop --name Ligacoop --country PR",
      "member add ulccs --name ULCCS --country IN",
      "member add credit --name 'Crédit Coopératif' --country FR",
      "member add smart --name 'SMart <&>' --country BE",
      "member join ligacoop --body cicopa --on 2017-01-01 --precision quarter",
      "member join ulccs --body cicopa --on 2017-05-01 --precision month",
      "member join credit --body cicopa --on 2017-06-21 --precision half-year",
      "member join smart --body cicopa --on 2017-06-21 --precision half-year",
    ] { try admin(line) }
  }

  deinit {
    for name in names { unlink("\(outbox)/\(name)") }
    rmdir(outbox)
  }

  /// What the superuser does, who stands in for the officer.
  @discardableResult
  func admin(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    try admin(words(line), sourceLocation: sourceLocation)
  }

  /// The same, word by word.
  @discardableResult
  func admin(
    _ words: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let output = try ledger.run(words, ledger.database.environment.merging(folder) { $1 })
    #expect(output.status == 0, "\(words): \(output.error)", sourceLocation: sourceLocation)
    return output.output
  }

  /// Adds a schedule of one recipient from June 2017 on, without a process.
  func scheduleQuickly() throws -> String {
    try ledger.database.connect().executeScript(
      """
      select reporting.add_schedule(
        gen_random_uuid()::text, '{}', 'growth', 'cicopa', 'monthly', 1::smallint, '2017-06-01',
        'rfc4180', '{ana@example.coop}', array[null::text], 'UTC')
      """)
    return try texts("select max(schedule) from audit.report_schedules")[0]
  }

  func schedule(
    _ rest: String = "--monthly --starting 2017-06 --to ana@example.coop"
  ) throws {
    try admin("schedule add growth --body cicopa \(rest)")
  }

  private var folder: [String: String] { ["COOPLEDGER_MAIL_OUTBOX": outbox] }

  /// How the job finds the ledger: as the reporter, and with the outbox.
  var job: [String: String] {
    ledger.environment.merging(folder) { $1 }.merging(["PGUSER": Ledger.reporter]) { $1 }
  }

  /// Runs the job of a day.
  func send(_ day: String, _ variables: [String: String] = [:]) throws -> Child.Output {
    try Program.run(due(day), job.merging(variables) { $1 })
  }

  func due(_ day: String) -> [String] { words("report send --due --now \(day)T06:00:00Z") }

  /// The messages' files, by name.
  var names: [String] {
    guard let folder = opendir(outbox) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".eml") { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a message's file.
  func bytes(_ name: String) throws -> [UInt8] {
    try Child.run("/bin/cat", ["\(outbox)/\(name)"]).standardOutput
  }

  /// What the database says, a line a row.
  func texts(_ sql: SQL) throws -> [String] {
    try ledger.database.connect().query(sql).map { row in
      row.texts.map { $0 ?? "-" }.joined(separator: " ")
    }
  }

  /// Lets time pass for what waits, or whose sender was killed.
  func letTimePass() throws {
    try ledger.database.connect().execute(
      """
      update reporting.delivery
      set next_attempt_at = next_attempt_at - interval '2 days',
          lease_until = lease_until - interval '2 days'
      where state <> 'accepted'
      """)
  }

  /// A message as Python's mail library reads it: `Name: value` for each header, `text` and
  /// `file NAME` before what they hold.
  func read(_ name: String) throws -> String {
    let script = """
      import email, sys
      from email import policy
      message = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=policy.default)
      for key, value in message.items(): print(f"{key}: {value}")
      def show(title, part):
        print(title)
        print(part.get_content().replace("\\r", ""))
      show("text", message.get_body(("plain",)))
      show("html", message.get_body(("html",)))
      for part in message.iter_attachments(): show("file " + part.get_filename(), part)
      """
    let output = try Child.run("/usr/bin/python3", ["-c", script, "\(outbox)/\(name)"])
    guard output.status == 0 else { throw SystemError(output.error) }
    return output.output
  }

  static let canRead = (try? Child.run("/usr/bin/python3", ["-c", "import email"]))?.status == 0
}
