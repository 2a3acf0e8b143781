import Banking
import Ledger
import Testing

@Suite("Camt statements")
struct CamtStatementTests {
  private func balance(
    _ code: String, _ amount: String, sign: String = "CRDT", currency: String = "EUR",
    part: String = "", day: String = "2026-02-28"
  ) -> String {
    """
    <Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry>\(part)</Tp>
    <Amt Ccy="\(currency)">\(amount)</Amt>
    <CdtDbtInd>\(sign)</CdtDbtInd><Dt><Dt>\(day)</Dt></Dt></Bal>
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

  @Test("Pages may be those of the message, and their balances may be called intermediate")
  func messagePages() throws {
    func end(_ page: String, _ balances: String, inMessage: Bool) throws -> StatementEnd? {
      let list = "<PgNb>0000\(page.prefix(1))</PgNb><LastPgInd>\(page.dropFirst())</LastPgInd>"
      let file =
        inMessage
        ? CamtKit.file(CamtKit.statement(balances))
          .replacing("</GrpHdr>", with: "<MsgPgntn>\(list)</MsgPgntn></GrpHdr>")
        : CamtKit.file(CamtKit.statement("<StmtPgntn>\(list)</StmtPgntn>" + balances))
      return CamtWhole.all(of: try CamtKit.read(file)).first?.end
    }
    let page = "<SubTp><Cd>INTM</Cd></SubTp>"
    for inMessage in [true, false] {
      let first = try end(
        "1false", balance("PRCD", "1") + balance("ITBD", "2"), inMessage: inMessage)
      #expect(first?.opening?.amount.minor == 100 && first?.closing?.amount.minor == 200)
      let last = try end(
        "3true", balance("ITBD", "3") + balance("CLBD", "4"), inMessage: inMessage)
      #expect(last?.opening?.amount.minor == 300 && last?.closing?.amount.minor == 400)
      let swift = try end(
        "2false",
        balance("OPBD", "1") + balance("OPBD", "5", part: page) + balance("CLBD", "6", part: page)
          + balance("CLBD", "9"), inMessage: inMessage)
      #expect(swift?.opening?.amount.minor == 500 && swift?.closing?.amount.minor == 600)
    }
    let whole = try end("1true", balance("ITBD", "2"), inMessage: true)
    #expect(whole == StatementEnd())
  }

  @Test("A statement of several days opens with the first balance and closes with the last")
  func days() throws {
    let days = ["2026-02-26", "2026-02-27", "2026-02-28"].enumerated().map { place, day in
      [balance("OPBD", "\(place + 1)", day: day), balance("CLBD", "\(place + 2)", day: day)]
    }
    for order in [days, days.reversed()] {
      let end = try #require(try statement(order.joined().joined())?.end)
      #expect(end.opening?.amount.minor == 100)
      #expect(end.opening?.day.description == "2026-02-26")
      #expect(end.closing?.amount.minor == 400)
      #expect(end.closing?.day.description == "2026-02-28")
    }
  }

  @Test("A part of a balance is not the balance, unless there is nothing else")
  func parts() throws {
    let blocked = "<SubTp><Cd>BLKD</Cd></SubTp>"
    let own = "<SubTp><Prtry>ClosingBooked</Prtry></SubTp>"
    let both = balance("CLBD", "9", part: blocked) + balance("CLBD", "2")
    #expect(try statement(both)?.end?.closing?.amount.minor == 200)
    #expect(try statement(balance("CLBD", "2", part: own))?.end?.closing?.amount.minor == 200)
  }

  @Test("The standard's codes are known in the place for a bank's own, too")
  func proprietary() throws {
    let xml = (balance("OPBD", "1") + balance("CLBD", "2"))
      .replacing("<Cd>", with: "<Prtry>").replacing("</Cd>", with: "</Prtry>")
    let end = try #require(try statement(xml)?.end)
    #expect(end.opening?.amount.minor == 100 && end.closing?.amount.minor == 200)
  }

  @Test(
    "A statement that says twice whose it is, or a balance that says twice what it is, is refused",
    arguments: [
      ("Acct", "<Acct><Id><IBAN>NL77ABNA0574908765</IBAN></Id></Acct>"),
      ("Id", "<Id>S-2</Id>"), ("ElctrncSeqNb", "<ElctrncSeqNb>1</ElctrncSeqNb><ElctrncSeqNb/>"),
      (
        "Amt",
        """
        <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1</Amt>
        <Amt Ccy="EUR">2</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-02-28</Dt></Dt></Bal>
        """
      ),
    ])
  func twice(field: String, xml: String) {
    let refusal = CamtKit.refusal(CamtKit.file(CamtKit.statement(xml)))
    #expect(refusal?.code == "statement_field_twice")
    #expect(refusal?.field == field)
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
