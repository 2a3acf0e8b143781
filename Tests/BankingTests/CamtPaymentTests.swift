import Banking
import Ledger
import Testing

@Suite("Payments in camt entries")
struct CamtPaymentTests {
  private func lines(_ entry: String, amount: String = CamtKit.euros) throws -> [StatementLine] {
    let file = CamtKit.file(CamtKit.statement("<Ntry>\(amount)\(entry)</Ntry>"))
    return CamtWhole.all(of: try CamtKit.read(file)).flatMap { $0.lines }
  }

  private func payment(_ amount: String, _ rest: String = "", sign: String = "CRDT") -> String {
    "<TxDtls>\(rest)<Amt Ccy='EUR'>\(amount)</Amt><CdtDbtInd>\(sign)</CdtDbtInd></TxDtls>"
  }

  @Test("Payments that add up to their entry are lines of their own")
  func divided() throws {
    let details =
      payment("10.00", "<Refs><AcctSvcrRef>A</AcctSvcrRef></Refs>")
      + payment("3.50", "<Refs><AcctSvcrRef>B</AcctSvcrRef></Refs>")
      + payment("1.00", "<Refs><AcctSvcrRef>C</AcctSvcrRef></Refs>", sign: "DBIT")
    let lines = try lines(
      """
      <NtryRef>7</NtryRef><AcctSvcrRef>E</AcctSvcrRef><AddtlNtryInf>batch</AddtlNtryInf>
      <NtryDtls><Btch><PmtInfId>P</PmtInfId></Btch>\(details)</NtryDtls>
      """)
    #expect(lines.map { $0.amount.minor } == [1000, 350, -100])
    #expect(lines.map { $0.detail } == [1, 2, 3])
    #expect(lines.map { $0.bankReference } == ["A", "B", "C"])
    for line in lines {
      #expect(line.entry == 1)
      #expect(line.entryReference == "E")
      #expect(line.entryNumber == "7")
      #expect(line.batch == "P")
      #expect(line.information == "batch")
    }
  }

  @Test("Payments may be spread over several lists")
  func lists() throws {
    let list = "<NtryDtls>\(payment("6.25"))</NtryDtls>"
    #expect(try lines(list + list).map { $0.amount.minor } == [625, 625])
  }

  @Test("Where payments have no reference of their own, the entry's and their place is theirs")
  func places() throws {
    let same = "<Refs><AcctSvcrRef>E</AcctSvcrRef></Refs>"
    let details = "<NtryDtls>\(payment("10", same))\(payment("2.50", same))</NtryDtls>"
    let named = try lines("<AcctSvcrRef>E</AcctSvcrRef>" + details)
    #expect(named.map { $0.bankReference } == ["E/1", "E/2"])
    #expect(try lines(details).map { $0.bankReference } == [nil, nil])
  }

  @Test("Where they do not add up the entry stays whole, with what all say alike and all texts")
  func whole() throws {
    let details = (1...150).map { number in
      payment(
        "10.00",
        """
        <RltdPties><Dbtr><Nm>Same</Nm></Dbtr></RltdPties>
        <RmtInf><Ustrd>text \(number)</Ustrd></RmtInf>
        """)
    }
    let line = try #require(try lines("<NtryDtls>\(details.joined())</NtryDtls>").first)
    #expect(line.amount.minor == 1250)
    #expect(line.detail == nil)
    #expect(line.counterparty.name == "Same")
    let texts = try #require(line.remittance).split(separator: "\n")
    #expect(texts.count == 101)
    #expect(texts.first == "text 1")
    #expect(texts.last == "(and 50 more payments)")
    let foreign = payment("10.00") + payment("2.50").replacing("EUR", with: "USD")
    #expect(try lines("<NtryDtls>\(foreign)</NtryDtls>").count == 1)
    let huge = payment("92233720368547758.07") + payment("92233720368547758.07")
    #expect(try lines("<NtryDtls>\(huge)</NtryDtls>").count == 1)
  }

  @Test("An entry with one payment is one line, whatever that says of its amount")
  func single() throws {
    let only = try lines("<NtryDtls>\(payment("0.04"))</NtryDtls>")
    #expect(only.map { $0.amount.minor } == [1250])
    #expect(only.first?.detail == nil)
  }

  @Test("References that say that there is none are none")
  func notProvided() throws {
    for none in ["NOTPROVIDED", " NOTPROVIDED ", "NONREF", "NOT PROVIDED", ""] {
      let line = try lines(
        "<NtryDtls><TxDtls><Refs><EndToEndId>\(none)</EndToEndId></Refs></TxDtls></NtryDtls>")
      #expect(line.first?.endToEndID == nil)
    }
    let line = try lines(
      """
      <NtryDtls><TxDtls><Refs><PmtInfId>B</PmtInfId><EndToEndId>E2E</EndToEndId>
      <UETR>255ae394-9965-4438-ac86-f406feada396</UETR></Refs></TxDtls></NtryDtls>
      """)
    #expect(line.first?.endToEndID == "E2E")
    #expect(line.first?.uetr == "255ae394-9965-4438-ac86-f406feada396")
    #expect(line.first?.batch == "B")
  }

  private func party(_ xml: String, sign: String = "CRDT", more: String = "") throws
    -> Counterparty?
  {
    try lines(
      "\(more)<NtryDtls><TxDtls>\(xml)</TxDtls></NtryDtls>",
      amount: "<Amt Ccy='EUR'>1</Amt><CdtDbtInd>\(sign)</CdtDbtInd>"
    ).first?.counterparty
  }

  static let both = """
    <RltdPties><Dbtr><Nm>Payer</Nm></Dbtr><Cdtr><Nm>Payee</Nm></Cdtr></RltdPties>
    """

  @Test("The other side is who pays what came in, who is paid what went out")
  func sides() throws {
    #expect(try party(Self.both)?.name == "Payer")
    #expect(try party(Self.both, sign: "DBIT")?.name == "Payee")
    let reversed = "<RvslInd>true</RvslInd>"
    #expect(try party(Self.both, more: reversed)?.name == "Payee")
    #expect(try party(Self.both, sign: "DBIT", more: reversed)?.name == "Payer")
  }

  @Test("Whoever has our own account is never the other side")
  func own() throws {
    let swapped = """
      <RltdPties><Dbtr><Nm>We</Nm></Dbtr><DbtrAcct><Id><IBAN>BE71096123456769</IBAN></Id></DbtrAcct>
      <Cdtr><Nm>They</Nm></Cdtr><CdtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></CdtrAcct>
      </RltdPties>
      """
    #expect(try party(swapped)?.name == "They")
    #expect(try party(swapped)?.account?.text == "BE68539007547034")
    #expect(try party(swapped, sign: "DBIT")?.name == "They")
    let onlyUs = "<RltdPties><Cdtr><Nm>We</Nm></Cdtr></RltdPties>"
    #expect(try party(onlyUs) == Counterparty())
  }

  @Test("A party is read in the shapes of all versions")
  func shapes() throws {
    let inner = """
      <Nm>Ada</Nm><PstlAdr><Ctry>BE</Ctry></PstlAdr>
      <Id><PrvtId><Othr><Id>42</Id></Othr></PrvtId></Id>
      """
    let rest = """
      <DbtrAcct><Id><Othr><Id>12-34</Id></Othr></Id></DbtrAcct>
      <UltmtDbtr>ULT</UltmtDbtr></RltdPties>
      <RltdAgts><DbtrAgt><FinInstnId><BICTAG>GKCCBEBB</BICTAG></FinInstnId></DbtrAgt></RltdAgts>
      """
    let old =
      "<RltdPties><Dbtr>\(inner)</Dbtr>"
      + rest.replacing("ULT", with: "<Nm>Bob</Nm>").replacing("BICTAG", with: "BIC")
    let new =
      "<RltdPties><Dbtr><Pty>\(inner)</Pty></Dbtr>"
      + rest.replacing("ULT", with: "<Pty><Nm>Bob</Nm></Pty>").replacing("BICTAG", with: "BICFI")
    let expected = Counterparty(
      name: "Ada", account: BankAccountID("12-34"), bank: "GKCCBEBB", country: "BE", id: "42",
      ultimateName: "Bob")
    #expect(try party(old) == expected)
    #expect(try party(new) == expected)
    let bank = """
      <RltdPties><Dbtr><Agt><FinInstnId><BICFI>GKCCBEBB</BICFI><Nm>Bank</Nm></FinInstnId></Agt>
      </Dbtr></RltdPties>
      """
    #expect(try party(bank) == Counterparty(name: "Bank", bank: "GKCCBEBB"))
    let behalf = "<RltdPties><UltmtDbtr><Nm>Bob</Nm></UltmtDbtr></RltdPties>"
    #expect(try party(behalf) == Counterparty(name: "Bob"))
  }

  @Test("What the payer wrote is kept: texts, references, what belongs to those")
  func remittance() throws {
    let line = try lines(
      """
      <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn>
      <Prtry><Cd>Z04</Cd></Prtry></BkTxCd>
      <NtryDtls><TxDtls><RmtInf><Ustrd>one</Ustrd><Ustrd>two</Ustrd>
      <Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18539007547034</Ref>
      </CdtrRefInf><AddtlRmtInf>three</AddtlRmtInf></Strd>
      <Strd><CdtrRefInf><Ref>other</Ref></CdtrRefInf></Strd></RmtInf>
      <RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed</AddtlInf></RtrInf>
      <AddtlTxInf>told</AddtlTxInf></TxDtls></NtryDtls><AddtlNtryInf>more</AddtlNtryInf>
      """
    ).first
    #expect(line?.structuredReference == "RF18539007547034")
    #expect(line?.remittance == "one\ntwo\nthree\nother")
    #expect(line?.information == "AC04\nclosed\ntold\nmore")
    #expect(line?.kind == "PMNT-RCDT-ESCT Z04")
  }

  @Test("More payments in one entry than can be held are refused, never cut off")
  func tooMany() {
    let details = String(repeating: "<TxDtls/>", count: 50_001)
    let refusal = CamtKit.refusal(
      CamtKit.file(
        CamtKit.statement("<Ntry>\(CamtKit.euros)<NtryDtls>\(details)</NtryDtls></Ntry>")))
    #expect(refusal?.code == "statement_too_long")
    #expect(refusal?.line == 5)
  }

  @Test("Where a batch is of more payments than are told, none of them explains all of it")
  func partial() throws {
    let one = payment("2.00", "<RltdPties><Dbtr><Nm>Ana Diaz</Nm></Dbtr></RltdPties>")
    func only(_ count: Int, _ details: String) throws -> StatementLine? {
      try lines(
        "<NtryDtls><Btch><NbOfTxs>\(count)</NbOfTxs></Btch>\(details)</NtryDtls>"
      ).first
    }
    #expect(try only(3, one)?.counterparty == Counterparty())
    #expect(try only(3, one + one)?.counterparty == Counterparty())
    #expect(try only(1, one)?.counterparty.name == "Ana Diaz")
    #expect(try only(2, one + one)?.counterparty.name == "Ana Diaz")
    let whole = payment("12.50", "<RltdPties><Dbtr><Nm>Ana Diaz</Nm></Dbtr></RltdPties>")
    #expect(try only(3, whole)?.counterparty.name == "Ana Diaz")
  }

  @Test("In what comes back, whoever has an account of another is not us")
  func returned() throws {
    let parties = """
      <RltdPties><Dbtr><Nm>We</Nm></Dbtr><Cdtr><Nm>Printer</Nm></Cdtr>
      <CdtrAcct><Id><IBAN>NL77ABNA0574908765</IBAN></Id></CdtrAcct></RltdPties>
      """
    let reason = "<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>"
    func name(_ xml: String) throws -> String? {
      try lines("<NtryDtls><TxDtls>\(xml)</TxDtls></NtryDtls>").first?.counterparty.name
    }
    #expect(try name(parties + reason) == "Printer")
    #expect(try name(parties) == "We")
    let ours = parties.replacing("NL77ABNA0574908765", with: "BE71096123456769")
    #expect(try name(ours + reason) == "We")
  }
}
