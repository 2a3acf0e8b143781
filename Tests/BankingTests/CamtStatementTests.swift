import Banking
import Ledger
import Testing

@Suite("Camt statements")
struct CamtStatementTests {
  private func balance(
    _ code: String, _ amount: String, sign: String = "CRDT", currency: String = "EUR"
  ) -> String {
    """
    <Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy="\(currency)">\(amount)</Amt>
    <CdtDbtInd>\(sign)</CdtDbtInd><Dt><Dt>2026-02-28</Dt></Dt></Bal>
    """
  }

  private func statement(_ xml: String) throws -> CamtWhole? {
    CamtWhole.all(of: try CamtKit.read(CamtKit.file(CamtKit.statement(xml)))).first
  }

  @Test("Opening and closing are the booked balances; what may be spent and forecasts are none")
  func balances() throws {
    let all = ["OPAV", "CLAV", "FWAV", "ITBD", "PRCD", "OPBD", "CLBD", "ITAV", "INFO"]
    let xml = all.enumerated().map { balance($1, "\($0).00") }.joined()
    let end = try #require(try statement(xml)?.end)
    #expect(end.opening?.amount.minor == 500)
    #expect(end.closing?.amount.minor == 600)
    #expect(end.closing?.day.description == "2026-02-28")
    let previous = try statement(balance("PRCD", "7", sign: "DBIT"))?.end
    #expect(previous?.opening?.amount.minor == -700)
    #expect(previous?.closing == nil)
    #expect(try statement("")?.end == StatementEnd())
    let unsigned = balance("CLBD", "3").replacing("<CdtDbtInd>CRDT</CdtDbtInd>", with: "")
    #expect(try statement(unsigned)?.end?.closing?.amount.minor == 300)
  }

  @Test("More decimals than the currency has are taken as zeros only")
  func decimals() throws {
    #expect(try statement(balance("OPBD", "18.15000"))?.end?.opening?.amount.minor == 1815)
    let refusal = CamtKit.refusal(CamtKit.file(CamtKit.statement(balance("OPBD", "18.15001"))))
    #expect(refusal?.code == "statement_amount")
  }

  @Test("Where an account has balances in several currencies its own one counts")
  func currencies() throws {
    let xml = balance("CLBD", "1", currency: "USD") + balance("CLBD", "2")
    #expect(try statement(xml)?.end?.closing?.amount.description == "2.00 EUR")
  }

  @Test("Intermediate balances open and close the pages of a statement in several messages")
  func pages() throws {
    let page = "<StmtPgntn><PgNb>2</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>"
    let middle = try #require(try statement(page + balance("ITBD", "1") + balance("ITBD", "2")))
    #expect(middle.head.page == 2)
    #expect(middle.end?.opening?.amount.minor == 100)
    #expect(middle.end?.closing?.amount.minor == 200)
    let only = page.replacing("2", with: "1").replacing("false", with: "true")
    let whole = try #require(try statement(only + balance("ITBD", "1")))
    #expect(whole.head.page == nil)
    #expect(whole.end == StatementEnd())
  }

  @Test("The head tells account, number, period, and where it stands")
  func head() throws {
    let xml = """
      <LglSeqNb>9</LglSeqNb><FrToDt><FrDtTm>2026-02-01T00:00:00</FrDtTm>
      <ToDtTm>2026-02-28T23:59:59</ToDtTm></FrToDt><Ntry>\(CamtKit.euros)</Ntry>
      """
    let statement = try #require(try statement(xml))
    #expect(statement.head.account == BankAccountID("BE71096123456769"))
    #expect(statement.head.currency?.code == "EUR")
    #expect(statement.head.id == "S-1")
    #expect(statement.head.sequence == "9")
    #expect(statement.head.from?.description == "2026-02-01")
    #expect(statement.head.to?.description == "2026-02-28")
    #expect(statement.head.fileLine == 4)
    #expect(statement.lines.first?.bookedOn.description == "2026-02-28")
  }

  @Test("An entry without a day, in a statement without one, is refused")
  func noDay() throws {
    let file = CamtKit.file(CamtKit.statement("<Ntry>\(CamtKit.euros)</Ntry>"))
      .replacing("<CreDtTm>2026-03-02T07:00:00+01:00</CreDtTm>", with: "")
    let refusal = try #require(CamtKit.refusal(file))
    #expect(refusal.code == "statement_field_missing")
    #expect(refusal.field == "BookgDt")
  }

  @Test("An account that is named behind the entries is refused")
  func lateAccount() throws {
    let refusal = CamtKit.refusal(
      CamtKit.file(CamtKit.statement("<Ntry>\(CamtKit.euros)</Ntry><Acct/>")))
    #expect(refusal?.code == "statement_order")
  }

  @Test("Several statements, empty ones too, are told in their order")
  func several() throws {
    let one = CamtKit.statement("<Ntry>\(CamtKit.euros)</Ntry>")
    let all = CamtWhole.all(of: try CamtKit.read(CamtKit.file(one + "<Stmt/>" + one)))
    #expect(all.map { $0.lines.count } == [1, 0, 1])
    #expect(all.map { $0.head.account == nil } == [false, true, false])
    #expect(all.allSatisfy { $0.end != nil })
  }

  @Test("A notification is told to be one")
  func notification() throws {
    let file = CamtKit.file(
      CamtKit.statement("<Ntry>\(CamtKit.euros)</Ntry>"), version: "054.001.08"
    )
    .replacing("Stmt>", with: "Ntfctn>").replacing("BkToCstmrNtfctn", with: "BkToCstmrDbtCdtNtfctn")
    let all = CamtWhole.all(of: try CamtKit.read(file))
    #expect(all.map { $0.head.isNotification } == [true])
    #expect(all.first?.lines.count == 1)
  }
}
