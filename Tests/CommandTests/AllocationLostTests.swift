import Glibc
import Postgres
import TestSupport
import Testing

/// A line that is explained in three parts, cut off at every place.
@Suite("coopledger statement allocate whose connection is lost")
struct AllocationLostTests {
  private let ledger: Ledger
  private let folder: TemporaryFolder

  init() throws {
    ledger = try Ledger()
    folder = try TemporaryFolder()
    try ledger.json("bank add main --iban BE68539007547034 --currency EUR")
  }

  /// Imports a line of 100.00 and answers its number.
  private func line(_ round: Int) throws -> String {
    let path = try folder.write(
      "\(round).csv", "date,amount,name,memo\n2018-12-05,100.00,Ana,round \(round)\n")
    try ledger.json("statement import \(path) --account main")
    return try #require(try ledger.value("select max(id)::text from banking.line"))
  }

  /// What explains a line: its parts, and the sum of them.
  private func explained(_ line: String) throws -> String? {
    try ledger.value(
      """
      select count(*) || ' ' || coalesce(sum(amount_minor), 0)
      from banking.standing_part
      where line_id = \(line)::bigint
      """)
  }

  @Test(
    "explains all of the line or nothing of it, and once when asked again with the same key",
    arguments: [true, false])
  func everyRequest(before: Bool) throws {
    let proxy = try FaultyProxy(to: ledger.database.server)
    let throughProxy = ["PGHOST": proxy.directory, "PGPORT": "5432"]
    for number in 1...40 {
      let line = try line(number)
      let allocate = words(
        "statement allocate \(line) --split 60.00 sdg --split 30.00 Income:Other "
          + "--split 10.00 Income:Exchange --key part\(number) --json")
      proxy.arm(before ? .beforeRequest(number) : .beforeResponse(number))
      let first = try ledger.run(allocate, throughProxy)
      guard proxy.hasFired else {
        #expect(first.status == 0 && number > 6, "\(number): \(first.error)")
        #expect(try ledger.findings() == [])
        return
      }
      let isDone = first.status == 0
      #expect(try explained(line) == (isDone ? "3 10000" : "0 0"), "\(number): \(first.error)")
      let again = try ledger.run(allocate)
      #expect(again.status == 0, "\(number): \(again.error)")
      #expect(try again.json.text("status") == (isDone ? "exists" : "created"), "\(number)")
      #expect(try explained(line) == "3 10000", "\(number)")
      #expect(try ledger.operations(key: "part\(number)") == 1, "\(number)")
    }
    Issue.record("no end of requests")
  }

  @Test("or that is killed while it waits, leaves nothing of it, and does it when asked again")
  func killed() throws {
    for (round, table) in ["banking.line", "ledger.operation", "banking.allocation"].enumerated() {
      let line = try line(round)
      let allocate = words(
        "statement allocate \(line) --split 60.00 sdg --split 40.00 Income:Other "
          + "--key killed\(round) --json")
      let holder = try ledger.database.connect()
      try holder.executeScript("begin; lock table \(table) in exclusive mode")
      let child = try Program.start(allocate, ledger.environment)
      try ledger.waitUntilBlocked()
      child.signal()
      #expect(child.wait().status == 128 + SIGKILL)
      holder.close()
      try ledger.waitUntilAlone()
      #expect(try explained(line) == "0 0", "\(table)")
      let again = try ledger.run(allocate)
      #expect(again.status == 0, "\(table): \(again.error)")
      #expect(try explained(line) == "2 10000", "\(table)")
      #expect(try ledger.operations(key: "killed\(round)") == 1, "\(table)")
      #expect(try ledger.run(allocate).json.text("status") == "exists")
    }
    #expect(try ledger.findings() == [])
  }
}
