import Banking
import Ledger
import Testing

@Suite("Camt entries, as banks write them")
struct CamtEntryTests {
  @Test("An entry that gives no more than its amount is booked on its statement's day")
  func bare() throws {
    let line = try #require(try CamtKit.line(""))
    #expect(line.status == .booked)
    #expect(line.amount.description == "12.50 EUR")
    #expect(line.bookedOn.description == "2026-03-02")
    #expect(line.valueOn == nil)
    #expect(line.counterparty == Counterparty())
    #expect(line.bankReference == nil)
  }

  @Test(
    "A status is read in the shape of every version",
    arguments: [
      ("<Sts>BOOK</Sts>", StatementLine.Status.booked), ("<Sts><Cd>BOOK</Cd></Sts>", .booked),
      ("<Sts>PDNG</Sts>", .pending), ("<Sts><Cd>PDNG</Cd></Sts>", .pending),
      ("<Sts><Cd>FUTR</Cd></Sts>", .pending), ("<Sts>INFO</Sts>", .information),
      ("<Sts><Cd>INFO</Cd></Sts>", .information), ("<Sts/>", .booked), ("", .booked),
    ])
  func status(xml: String, status: StatementLine.Status) throws {
    #expect(try CamtKit.line(xml)?.status == status)
  }

  @Test(
    "Days are read from dates and times, as the bank's clock showed them",
    arguments: [
      "<Dt>2026-02-28</Dt>", "<DtTm>2026-02-28T23:59:59.999+14:00</DtTm>",
      "<DtTm>2026-02-28T00:00:00</DtTm>", "<Dt>2026-02-28+01:00</Dt>", "<Dt>2026-02-28Z</Dt>",
      "<Dt>\n 2026-02-28 </Dt>",
    ])
  func days(xml: String) throws {
    let both = try #require(try CamtKit.line("<BookgDt>\(xml)</BookgDt>"))
    #expect(both.bookedOn.description == "2026-02-28")
    let value = try #require(try CamtKit.line("<ValDt>\(xml)</ValDt>"))
    #expect(value.bookedOn.description == "2026-02-28")
    #expect(value.valueOn?.description == "2026-02-28")
  }

  @Test(
    "What is no day is refused with its line",
    arguments: ["2026-02-30", "28.02.2026", "2026-2-8", "2026-02-28X", "٢٠٢٦-٠٢-٢٨", "0000-00-00"])
  func noDay(text: String) {
    let refusal = CamtKit.refusal(
      CamtKit.file(
        CamtKit.statement("<Ntry>\(CamtKit.euros)\n<BookgDt><Dt>\(text)</Dt></BookgDt></Ntry>")))
    #expect(refusal?.code == "statement_date")
    #expect(refusal?.line == 6)
    #expect(refusal?.message.contains(text) == true)
  }

  @Test(
    "Amounts are read exactly, in any form that the standard allows",
    arguments: [
      ("0.01", 1), ("12", 1200), ("12.5", 1250), ("12.50000", 1250), ("+12.50", 1250),
      (".5", 50), ("5.", 500), ("000000000000000000000012.50", 1250), ("0", 0),
      ("92233720368547758.07", Int64.max), (" 12.50\n", 1250),
    ])
  func amounts(text: String, minor: Int64) throws {
    for (indicator, sign) in [("CRDT", 1), ("DBIT", -1)] as [(String, Int64)] {
      let amount = "<Amt Ccy='EUR'>\(text)</Amt><CdtDbtInd>\(indicator)</CdtDbtInd>"
      #expect(try CamtKit.line("", amount: amount)?.amount.minor == sign * minor)
    }
  }

  @Test(
    "What is no amount is refused with its line, as it stands there",
    arguments: [
      "12..34", "", ".", "-1", "1e3", "1,50", "1.000,00", "1 000", "NaN", "12.345", "0x10", "١٢",
      "92233720368547758.08", "99999999999999999999", "+-1", "1.2.3",
    ])
  func noAmount(text: String) {
    let amount = "\n<Amt Ccy='EUR'>\(text)</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
    let refusal = CamtKit.refusal(CamtKit.file(CamtKit.statement("<Ntry>\(amount)</Ntry>")))
    #expect(refusal?.code == "statement_amount")
    #expect(refusal?.line == 6)
    #expect(refusal?.field == "Amt")
    #expect(refusal?.message.contains("\"\(text)\"") == true)
  }

  @Test(
    "An entry that cannot be understood is refused in words",
    arguments: [
      ("<Amt Ccy='EUR'>1</Amt>", "statement_field_missing"),
      ("<CdtDbtInd>CRDT</CdtDbtInd>", "statement_field_missing"),
      ("<Amt Ccy='EUR'>1</Amt><CdtDbtInd>XXXX</CdtDbtInd>", "statement_field_unknown"),
      ("<Amt>1</Amt><CdtDbtInd>CRDT</CdtDbtInd>", "statement_currency"),
      ("<Amt Ccy='XYZ'>1</Amt><CdtDbtInd>CRDT</CdtDbtInd>", "statement_currency"),
      ("<Amt Ccy='USD'>1</Amt><CdtDbtInd>CRDT</CdtDbtInd>", "statement_currency"),
      ("\(CamtKit.euros)<Sts>MAYBE</Sts>", "statement_field_unknown"),
    ])
  func refused(xml: String, code: String) {
    let refusal = CamtKit.refusal(CamtKit.file(CamtKit.statement("\n<Ntry>\(xml)</Ntry>")))
    #expect(refusal?.code == code)
    #expect(refusal?.line == 6)
  }

  @Test("A currency's own scale holds: none for yen, three for dinars")
  func scales() throws {
    for (code, text, minor) in [("JPY", "2700", 2700), ("BHD", "1.234", 1234)]
      as [(String, String, Int64)]
    {
      let file = CamtKit.file(
        CamtKit.statement(
          "<Ntry><Amt Ccy='\(code)'>\(text)</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>"
        )
        .replacing("<Ccy>EUR</Ccy>", with: ""))
      let statement = try #require(CamtWhole.all(of: try CamtKit.read(file)).first)
      #expect(statement.head.currency?.code == code)
      #expect(statement.lines.first?.amount.minor == minor)
    }
  }

  @Test("An entry in another currency counts with the amount that was converted")
  func foreign() throws {
    let amount = "<Amt Ccy='USD'>20.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
    let details = """
      <AmtDtls><InstdAmt><Amt Ccy="EUR">18.40</Amt><CcyXchg><SrcCcy>EUR</SrcCcy>
      <XchgRate>0.92</XchgRate></CcyXchg></InstdAmt><TxAmt><Amt Ccy="USD">20.00</Amt></TxAmt>
      </AmtDtls>
      """
    for xml in [details, "<NtryDtls><TxDtls>\(details)</TxDtls></NtryDtls>"] {
      let line = try #require(try CamtKit.line(xml, amount: amount))
      #expect(line.amount.description == "-18.40 EUR")
      #expect(line.original?.description == "-20.00 USD")
    }
    #expect(try CamtKit.line(details, amount: amount)?.rate == "0.92")
  }

  @Test("What a payer paid in his own currency, and the rate, stay with the line")
  func original() throws {
    let line = try #require(
      try CamtKit.line(
        """
        <NtryDtls><TxDtls><AmtDtls><InstdAmt><Amt Ccy="USD">14.00</Amt></InstdAmt>
        <TxAmt><Amt Ccy="EUR">12.50</Amt><CcyXchg><SrcCcy>USD</SrcCcy><TrgtCcy>EUR</TrgtCcy>
        <XchgRate>1.12</XchgRate></CcyXchg></TxAmt></AmtDtls></TxDtls></NtryDtls>
        """))
    #expect(line.original?.description == "14.00 USD")
    #expect(line.rate == "1.12")
    let unknown = try CamtKit.line(
      "<AmtDtls><InstdAmt><Amt Ccy='XBT'>0.0001</Amt></InstdAmt></AmtDtls>")
    #expect(unknown != nil && unknown?.original == nil)
  }

  @Test("Charges are told, and whether the amount is net of them, in both shapes")
  func charges() throws {
    let old = """
      <Chrgs><Amt Ccy="EUR">0.30</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>true</ChrgInclInd>
      </Chrgs><Chrgs><Amt Ccy="EUR">0.20</Amt><ChrgInclInd>1</ChrgInclInd></Chrgs>
      """
    let new = """
      <Chrgs><TtlChrgsAndTaxAmt Ccy="EUR">0.50</TtlChrgsAndTaxAmt>
      <Rcrd><Amt Ccy="EUR">0.30</Amt><ChrgInclInd>true</ChrgInclInd></Rcrd>
      <Rcrd><Amt Ccy="EUR">0.20</Amt><ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>
      """
    for xml in [old, new, "<NtryDtls><TxDtls>\(new)</TxDtls></NtryDtls>"] {
      let line = try #require(try CamtKit.line(xml))
      #expect(line.fee?.description == "0.50 EUR")
      #expect(line.isNet)
    }
    let apart = try CamtKit.line(new.replacing("true", with: "false"))
    #expect(apart?.fee?.description == "0.50 EUR")
    #expect(apart?.isNet == false)
    #expect(try CamtKit.line(new.replacing("EUR", with: "USD"))?.fee == nil)
  }

  @Test("A reversal keeps the sign of what it does to the account")
  func reversal() throws {
    let amount = "<Amt Ccy='EUR'>5</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>"
    let line = try #require(try CamtKit.line("", amount: amount))
    #expect(line.isReversal)
    #expect(line.amount.minor == -500)
  }

  @Test(
    "What stands twice where the standard allows one is refused, for nothing tells which counts",
    arguments: [
      ("Amt", "<Amt Ccy='EUR'>5</Amt>"), ("CdtDbtInd", "<CdtDbtInd>DBIT</CdtDbtInd>"),
      ("Sts", "<Sts>BOOK</Sts><Sts>PDNG</Sts>"),
      ("RvslInd", "<RvslInd>true</RvslInd><RvslInd>false</RvslInd>"),
      (
        "BookgDt",
        "<BookgDt><Dt>2026-02-27</Dt></BookgDt><BookgDt><Dt>2026-02-28</Dt></BookgDt>"
      ),
      ("ValDt", "<ValDt><Dt>2026-02-27</Dt></ValDt><ValDt><Dt>2026-02-28</Dt></ValDt>"),
      (
        "Amt",
        "<NtryDtls><TxDtls><Amt Ccy='EUR'>1</Amt><Amt Ccy='EUR'>2</Amt></TxDtls></NtryDtls>"
      ),
      (
        "CdtDbtInd",
        "<NtryDtls><TxDtls><CdtDbtInd>CRDT</CdtDbtInd><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>"
          + "</NtryDtls>"
      ),
    ])
  func twice(field: String, xml: String) {
    let refusal = CamtKit.refusal(
      CamtKit.file(CamtKit.statement("\n<Ntry>\(CamtKit.euros)\(xml)</Ntry>")))
    #expect(refusal?.code == "statement_field_twice")
    #expect(refusal?.field == field)
    #expect(refusal?.line == 6)
  }

  @Test(
    "What says how much, or which way, is not taken from behind the payments",
    arguments: [
      "<Amt Ccy='EUR'>5</Amt>", "<CdtDbtInd>DBIT</CdtDbtInd>", "<RvslInd>true</RvslInd>",
    ])
  func late(xml: String) {
    let entry = "<Ntry>\(CamtKit.euros)<NtryDtls><TxDtls/></NtryDtls>\(xml)</Ntry>"
    let refusal = CamtKit.refusal(CamtKit.file(CamtKit.statement(entry)))
    #expect(refusal?.code == "statement_order")
  }

  @Test("What was paid in another currency only explains: finer than that has, it is left out")
  func finer() throws {
    func details(_ amount: String) -> String {
      "<AmtDtls><InstdAmt><Amt Ccy='USD'>\(amount)</Amt></InstdAmt></AmtDtls>"
    }
    #expect(try CamtKit.line(details("14.420"))?.original?.description == "14.42 USD")
    let finer = try #require(try CamtKit.line(details("14.424")))
    #expect(finer.original == nil)
    #expect(finer.amount.minor == 1250)
    let garbled = CamtKit.refusal(
      CamtKit.file(CamtKit.statement("<Ntry>\(CamtKit.euros)\(details("14..4"))</Ntry>")))
    #expect(garbled?.code == "statement_amount")
  }
}
