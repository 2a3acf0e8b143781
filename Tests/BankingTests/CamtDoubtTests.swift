import Banking
import Ledger
import Testing

/// What banks write in camt files that could be taken for something else.
@Suite("Camt, where it could be taken wrong")
struct CamtDoubtTests {
  @Test("A charge that was given back is taken off, and the bank's own total goes before")
  func charges() throws {
    func record(_ amount: String, _ way: String) -> String {
      "<Rcrd><Amt Ccy=\"EUR\">\(amount)</Amt><CdtDbtInd>\(way)</CdtDbtInd></Rcrd>"
    }
    let records = record("0.50", "DBIT") + record("0.20", "CRDT")
    let line = try #require(try CamtKit.line("<Chrgs>\(records)</Chrgs>"))
    #expect(line.fee?.text == "0.30")
    #expect(!line.isNet)
    let total = "<TtlChrgsAndTaxAmt Ccy=\"EUR\">0.45</TtlChrgsAndTaxAmt>"
    #expect(try CamtKit.line("<Chrgs>\(total)\(records)</Chrgs>")?.fee?.text == "0.45")
  }

  @Test("An entry's own charge and amount abroad stay, whatever its payment says")
  func entryFirst() throws {
    func told(_ charge: String, _ dollars: String) -> String {
      "<AmtDtls><InstdAmt><Amt Ccy=\"USD\">\(dollars)</Amt></InstdAmt></AmtDtls>"
        + "<Chrgs><Amt Ccy=\"EUR\">\(charge)</Amt></Chrgs>"
    }
    let line = try #require(
      try CamtKit.line(
        "\(told("0.50", "14.00"))<NtryDtls><TxDtls>\(told("0.20", "3.00"))</TxDtls></NtryDtls>"))
    #expect(line.fee?.text == "0.50")
    #expect(line.original?.text == "14.00")
  }

  @Test("An amount of nothing in another currency is passed over for one that says something")
  func nothingAbroad() throws {
    let line = try CamtKit.line(
      "<AmtDtls><InstdAmt><Amt Ccy=\"USD\">0.00</Amt></InstdAmt>"
        + "<TxAmt><Amt Ccy=\"USD\">13.00</Amt></TxAmt></AmtDtls>")
    #expect(line?.original?.text == "13.00")
  }

  @Test("Where both sides have our own account, nobody is the other one")
  func ourselves() throws {
    func side(_ name: String) -> String {
      "<\(name)><Nm>We</Nm></\(name)><\(name)Acct><Id><IBAN>BE71096123456769</IBAN></Id>"
        + "</\(name)Acct>"
    }
    let line = try #require(
      try CamtKit.line(
        "<NtryDtls><TxDtls><RltdPties>\(side("Dbtr"))\(side("Cdtr"))</RltdPties></TxDtls>"
          + "</NtryDtls>"))
    #expect(line.counterparty == Counterparty())
  }

  @Test("The balance at the seam of pages closes the first and opens the second")
  func seam() throws {
    func page(_ number: Int, isLast: Bool) throws -> StatementEnd? {
      try CamtKit.statements(
        Array(
          CamtKit.file(
            "<Stmt><Id>S</Id><StmtPgntn><PgNb>\(number)</PgNb><LastPgInd>\(isLast)</LastPgInd>"
              + "</StmtPgntn><Acct><Id><IBAN>BE71096123456769</IBAN></Id><Ccy>EUR</Ccy></Acct>"
              + "<Bal><Tp><CdOrPrtry><Cd>ITBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">7.00</Amt>"
              + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal></Stmt>"
          ).utf8)
      ).first?.end
    }
    let first = try #require(try page(1, isLast: false))
    #expect(first.opening == nil)
    #expect(first.closing?.amount.text == "7.00")
    let last = try #require(try page(2, isLast: true))
    #expect(last.opening?.amount.text == "7.00")
    #expect(last.closing == nil)
  }
}
