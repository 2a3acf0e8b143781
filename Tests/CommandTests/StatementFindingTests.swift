import Postgres
import TestSupport
import Testing

/// What those who tried statements ran into.
@Suite("Statements as treasurers have them")
struct StatementFindingTests {
  private let ledger: Ledger
  private let files: TemporaryFolder

  init() throws {
    ledger = try Ledger()
    files = try TemporaryFolder()
    let bank = try ledger.run("bank add main --iban BE68539007547034 --currency EUR")
    try #require(bank.status == 0, "\(bank.error)")
  }

  @Test(
    "A CSV whose balances do not follow is taken with a reason, and the difference is on record",
    arguments: [false, true])
  func difference(newestFirst: Bool) throws {
    var rows = [
      "2018-12-03,100.00,Ana,130.00", "2018-12-04,50.00,Bo,190.00", "2018-12-05,-20.00,Cy,170.00",
    ]
    if newestFirst { rows.reverse() }
    let path = try files.write(
      "odd.csv", "date,amount,name,balance\n\(rows.joined(separator: "\n"))\n")
    let line = "statement import \(path) --account main"
    let refused = try ledger.run(line)
    #expect(refused.status == 65)
    #expect(refused.error.contains("odd.csv:\(newestFirst ? 4 : 3)"), "\(refused.error)")
    #expect(refused.error.contains("--accept-difference"), "\(refused.error)")
    let taken = try ledger.run("\(line) --accept-difference 'the bank says so'")
    #expect(taken.status == 0, "\(taken.error)")
    let bank = try ledger.run("bank list --format csv").output
    #expect(bank.contains(",170.00,170.00,"), "\(bank)")
    #expect(
      try ledger.value("select reason || ': ' || detail from audit.acts")
        == "the bank says so: main: the statement of 2018-12-03 to 2018-12-05 does not add up by "
        + "10.00 EUR")
    #expect(try ledger.run("check").status == 0)
  }

  @Test("A line that a longer export tells of a day that is closed counts later, and says so")
  func toldLater() throws {
    let first = try files.write(
      "first.csv", "date,amount,name,balance\n2018-12-03,100.00,Ana,100.00\n")
    let longer = try files.write(
      "longer.csv",
      "date,amount,name,balance\n2018-12-03,100.00,Ana,100.00\n2018-12-03,20.00,Bo,120.00\n"
        + "2018-12-04,5.00,Cy,125.00\n")
    for path in [first, longer] {
      let done = try ledger.run("statement import \(path) --account main")
      #expect(done.status == 0, "\(done.error)")
    }
    let banks = try ledger.run("bank list --json").output
    #expect(banks.contains("\"posted_late\":1"), "\(banks)")
    let gift = try ledger.run("statement allocate 2 --campaign sdg --json")
    #expect(gift.status == 0, "\(gift.error)")
    let list = try ledger.run("donation list --format csv").output
    #expect(list.contains("2018-12-03,20.00,EUR,Bo"), "\(list)")
    #expect(try ledger.run("check").status == 0)
  }

  @Test("A notification tells the payments behind a batch, and only once")
  func notification() throws {
    func document(_ kind: String, _ body: String) -> String {
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:\(kind)\">\(body)</Document>"
    }
    let account = "<Acct><Id><IBAN>BE68539007547034</IBAN></Id><Ccy>EUR</Ccy></Acct>"
    func entry(_ details: String) -> String {
      "<Ntry><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        + "<BookgDt><Dt>2018-12-03</Dt></BookgDt><AcctSvcrRef>BATCH-7</AcctSvcrRef>"
        + "\(details)</Ntry>"
    }
    func payment(_ amount: String, _ name: String) -> String {
      "<TxDtls><Amt Ccy=\"EUR\">\(amount)</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty>"
        + "<Nm>\(name)</Nm></Pty></Dbtr></RltdPties></TxDtls>"
    }
    let statement = try files.write(
      "statement.xml",
      document(
        "camt.053.001.08",
        "<BkToCstmrStmt><Stmt><Id>S-1</Id>\(account)\(entry(""))</Stmt></BkToCstmrStmt>"))
    let payments = "<NtryDtls>\(payment("10.00", "Ana"))\(payment("20.00", "Bo"))</NtryDtls>"
    let notice = try files.write(
      "notice.xml",
      document(
        "camt.054.001.08",
        "<BkToCstmrDbtCdtNtfctn><Ntfctn><Id>N-1</Id>\(account)\(entry(payments))"
          + "</Ntfctn></BkToCstmrDbtCdtNtfctn>"))

    let early = try ledger.run("statement import \(notice)")
    #expect(early.status == 65, "\(early.output)")
    for path in [statement, notice, notice] {
      let done = try ledger.run("statement import \(path)")
      #expect(done.status == 0, "\(done.error)")
    }
    let lines = try ledger.run("statement lines --json").output
    #expect(lines.contains("\"Ana\"") && lines.contains("\"Bo\""), "\(lines)")
    #expect(lines.contains("\"amount\":\"30.00\""), "\(lines)")
    let bank = try ledger.run("bank list --format csv").output
    #expect(bank.contains(",2018-12-03,,30.00,30.00,1,0"), "\(bank)")
    #expect(try ledger.run("check").status == 0)
  }
}
