import Glibc
import Postgres
import TestSupport
import Testing

/// Statements in camt.053 that a test writes into a folder of its own.
struct StatementFolder {
  static let iban = "BE68539007547034"
  let path: String

  init() throws {
    var template = Array("/tmp/coopledger-statements-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw SystemError("mkdtemp") }
    path = String(cString: made)
  }

  func remove() throws { _ = try Child.run("/bin/rm", ["-rf", path], environment: [:]) }

  /// A statement of one day with amounts in cents.
  @discardableResult
  func write(_ name: String, day: String, opening: Int, _ lines: [Int]) throws -> String {
    func money(_ cents: Int) -> String {
      let rest = abs(cents) % 100
      return "\(abs(cents) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
    func balance(_ code: String, _ cents: Int) -> String {
      """
      <Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">\(money(cents))</Amt>\
      <CdtDbtInd>\(cents < 0 ? "DBIT" : "CRDT")</CdtDbtInd><Dt><Dt>\(day)</Dt></Dt></Bal>
      """
    }
    let entries = lines.map { cents in
      """
      <Ntry><Amt Ccy="EUR">\(money(cents))</Amt><CdtDbtInd>\(cents < 0 ? "DBIT" : "CRDT")\
      </CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>\(day)</Dt></BookgDt><NtryDtls><TxDtls><RmtInf>\
      <Ustrd>gift of \(cents)</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
      """
    }
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
      <GrpHdr><MsgId>\(name)</MsgId><CreDtTm>\(day)T20:00:00</CreDtTm></GrpHdr>
      <Stmt><Id>\(name)</Id><CreDtTm>\(day)T20:00:00</CreDtTm>
      <Acct><Id><IBAN>\(Self.iban)</IBAN></Id><Ccy>EUR</Ccy></Acct>
      \(balance("OPBD", opening))\(balance("CLBD", opening + lines.reduce(0, +)))
      \(entries.joined(separator: "\n"))
      </Stmt></BkToCstmrStmt></Document>
      """
    let file = "\(path)/\(name).xml"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard descriptor >= 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw SystemError("write")
    }
    return file
  }
}

@Suite("coopledger statement")
struct StatementCommandTests {
  @Test("import takes files in the order of their days, each once, and names what is missing")
  func order() throws {
    let ledger = try Ledger()
    let folder = try StatementFolder()
    defer { try? folder.remove() }
    let third = try folder.write("c", day: "2018-12-07", opening: 350, [10])
    let first = try folder.write("b", day: "2018-12-05", opening: 0, [100, 200])
    let second = try folder.write("a", day: "2018-12-06", opening: 300, [50])
    let unknown = try ledger.run("statement import \(first) --json")
    #expect(unknown.status == 65)
    #expect(
      try unknown.errorJSON.text("hint")
        == "To register it: coopledger bank add CODE --iban \(StatementFolder.iban) --currency EUR")
    #expect(try unknown.errorJSON.text("file") == first)
    try ledger.json("bank add Main --iban \(StatementFolder.iban) --currency EUR")
    try ledger.json("statement import \(first)")
    let gap = try ledger.run("statement import \(third) --json")
    #expect(gap.status == 65)
    #expect(try gap.errorJSON.text("code") == "statement_does_not_follow")
    #expect(try gap.errorJSON.text("message")?.contains("2018-12-06 is missing") == true)
    let foretold = try ledger.run("statement import \(third) \(second) \(first) --dry-run")
    #expect(foretold.status == 0, "\(foretold.error)")
    #expect(foretold.output.contains("Would record file c.xml: 1 line posted"))
    let odd = try ledger.run("statement import \(third) \(first) --dry-run --json")
    #expect(try odd.errorJSON.text("file") == third)
    let all = try ledger.run("statement import \(third) \(second) \(first)")
    #expect(all.status == 0, "\(all.error)")
    #expect(all.output.contains("Already recorded file b.xml: nothing is new, 2 lines came of it"))
    let bank = try ledger.run("bank list --format csv")
    #expect(bank.output.contains(",2018-12-07,3.60,3.60,"))
    #expect(try ledger.findings() == [])
  }

  @Test("propose shows what the payer wrote, and a gift names the line that paid it")
  func proposed() throws {
    let ledger = try Ledger()
    let folder = try StatementFolder()
    defer { try? folder.remove() }
    try ledger.json("bank add Main --iban \(StatementFolder.iban) --currency EUR")
    try ledger.json("campaign create wells --name Wells --goal 10000 --currency EUR")
    let file = try folder.write("a", day: "2018-12-05", opening: 0, [7_500])
    try ledger.json("statement import \(file)")
    for _ in 1...7 {
      try ledger.json(
        "donation record 75 EUR --campaign wells --anonymous --on 2018-12-04")
    }
    let text = try ledger.run("statement propose").output
    #expect(text.contains("gift of 7500"))
    #expect(text.contains("and 2 more"))
    let json = try ledger.run("statement propose --json").output
    #expect(json.contains("\"remittance\":\"gift of 7500\""))
    #expect(json.contains("\"more\":2"))
    try ledger.json("statement allocate 1 --donation D-2018-00003")
    let shown = try ledger.run("donation show D-2018-00003").output
    #expect(
      shown.split(separator: "\n").contains {
        $0.split(separator: " ") == ["Statement", "line", "1"]
      })
    #expect(
      try ledger.run("donation show D-2018-00003 --json").output.contains("\"statement_lines\":[1]")
    )
    #expect(
      try ledger.run("donation show D-2018-00001 --json").output.contains("\"statement_lines\":[]"))
    #expect(try ledger.findings() == [])
  }

  @Test("import of a file that is not there, or no statement, says so")
  func unreadable() throws {
    let ledger = try Ledger()
    #expect(try ledger.run("statement import /tmp/there-is-no-such-statement.xml").status == 66)
    let page = try ledger.run("statement import /etc/passwd --json")
    #expect(page.status == 65)
    #expect(try page.errorJSON.text("file") == "/etc/passwd")
  }

  @Test("import whose connection is lost at any request is done once, and the truth is told")
  func lost() throws {
    let ledger = try Ledger()
    let folder = try StatementFolder()
    defer { try? folder.remove() }
    try ledger.json("bank add Main --iban \(StatementFolder.iban) --currency EUR")
    let proxy = try FaultyProxy(to: ledger.database.server)
    let throughProxy = ["PGHOST": proxy.directory, "PGPORT": "5432"]
    var balance = 0
    var round = 0
    for number in 1...60 {
      for fault in [FaultyProxy.Fault.beforeRequest(number), .beforeResponse(number)] {
        round += 1
        let file = try folder.write("s\(round)", day: "2018-12-05", opening: balance, [100, 7])
        balance += 107
        proxy.arm(fault)
        let line = words("statement import \(file) --json")
        let first = try ledger.run(line, throughProxy)
        if !proxy.hasFired {
          #expect(first.status == 0 && number > 8, "\(first.error)")
          #expect(try ledger.findings() == [])
          return
        }
        let isDone = first.status == 0
        let again = try ledger.run(line)
        #expect(again.status == 0, "\(fault): \(again.error)")
        #expect(try again.json.text("status") == (isDone ? "exists" : "created"), "\(fault)")
        let held = try ledger.run("bank list --json")
        #expect(held.output.contains("\"lines\":\(2 * round)"), "\(fault): \(held.output)")
      }
    }
    Issue.record("no end of requests")
  }
}
