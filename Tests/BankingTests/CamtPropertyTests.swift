import Banking
import Ledger
import RandomCases
import Testing

@Suite("Random statements, written as camt by a naive writer")
struct CamtPropertyTests {
  /// How a version of the standard writes what they write differently.
  struct Dialect: Sendable {
    let version: String
    let hasStatusCode: Bool
    let hasPartyWrapper: Bool
    let bic: String
  }

  static let dialects = [
    Dialect(version: "053.001.02", hasStatusCode: false, hasPartyWrapper: false, bic: "BIC"),
    Dialect(version: "053.001.04", hasStatusCode: false, hasPartyWrapper: false, bic: "BICFI"),
    Dialect(version: "053.001.08", hasStatusCode: true, hasPartyWrapper: true, bic: "BICFI"),
    Dialect(version: "053.001.13", hasStatusCode: true, hasPartyWrapper: true, bic: "BICFI"),
  ]

  @Test(
    "They are read back as they were, in every version and however the bytes come",
    arguments: Seed.some())
  func roundTrip(seed: Seed) throws {
    var random = seed.generator
    for dialect in Self.dialects {
      let entries = try (1...Int.random(in: 1...12, using: &random)).map { place in
        try lines(entry: place, &random)
      }
      let xml = entries.map { write($0, dialect) }.joined(separator: "\n")
      let file = CamtKit.file(CamtKit.statement(xml), version: dialect.version)
      let pieces = Int.random(in: 1...500, using: &random)
      let statement = try #require(
        CamtWhole.all(of: try CamtKit.read(Array(file.utf8), pieces: pieces)).first)
      var read = statement.lines
      for place in read.indices { read[place].fileLine = 0 }
      #expect(read == entries.flatMap { $0 })
    }
  }

  /// The lines of one entry: one, or several that add up to it.
  private func lines(entry: Int, _ random: inout SeededGenerator) throws -> [StatementLine] {
    let euro = try #require(CamtKit.units["EUR"])
    let count =
      Int.random(in: 0...2, using: &random) == 0 ? Int.random(in: 2...5, using: &random) : 1
    let sign: Int64 = Bool.random(using: &random) ? 1 : -1
    let statuses: [StatementLine.Status] = [.booked, .pending, .information]
    let status = statuses.randomElement(using: &random) ?? .booked
    let day = try #require(Day(year: 2026, month: 2, day: Int.random(in: 1...28, using: &random)))
    let valueOn = Bool.random(using: &random) ? day.adding(days: 1) : nil
    let entryReference = text(&random)
    return (1...count).map { place in
      var line = StatementLine(
        entry: entry, detail: count > 1 ? place : nil, status: status,
        amount: Money(minor: sign * Int64.random(in: 1...9_999_999, using: &random), unit: euro),
        bookedOn: day, valueOn: valueOn, fileLine: 0)
      line.entryReference = entryReference
      line.bankReference =
        count == 1 ? entryReference : entryReference.map { "\($0)/\(place)" }
      line.endToEndID = text(&random)
      line.counterparty = Counterparty(
        name: text(&random), account: BankAccountID("BE68539007547034"), bank: "GKCCBEBB",
        country: Bool.random(using: &random) ? "BE" : nil)
      line.structuredReference = Bool.random(using: &random) ? "RF18539007547034" : nil
      line.remittance = text(&random)
      return line
    }
  }

  private func text(_ random: inout SeededGenerator) -> String? {
    [nil, "plain", "<&>\"'", "Žofie 東京 𝔸", "]]>", "two\nlines", "tab\tin", "+++", "&amp;"]
      .randomElement(using: &random) ?? nil
  }

  private func write(_ lines: [StatementLine], _ dialect: Dialect) -> String {
    let sum = lines.reduce(0) { $0 + $1.amount.minor }
    let status =
      switch lines[0].status {
      case .booked: "BOOK"
      case .pending: "PDNG"
      case .information: "INFO"
      }
    return """
      <Ntry>\(amount(sum))
      <Sts>\(dialect.hasStatusCode ? "<Cd>\(status)</Cd>" : status)</Sts>
      <BookgDt><Dt>\(lines[0].bookedOn)</Dt></BookgDt>
      \(lines[0].valueOn.map { "<ValDt><DtTm>\($0)T12:00:00</DtTm></ValDt>" } ?? "")
      \(element("AcctSvcrRef", lines[0].entryReference))
      <NtryDtls>\(lines.map { write($0, dialect) }.joined(separator: "\n"))</NtryDtls></Ntry>
      """
  }

  private func write(_ line: StatementLine, _ dialect: Dialect) -> String {
    let side = line.amount.minor > 0 ? "Dbtr" : "Cdtr"
    let moved =
      dialect.version == "053.001.02"
      ? "<AmtDtls><TxAmt>\(bare(line.amount.minor))</TxAmt></AmtDtls>"
      : amount(line.amount.minor)
    let reference = line.structuredReference
      .map { "<Strd><CdtrRefInf><Ref>\($0)</Ref></CdtrRefInf></Strd>" }.orEmpty
    let party =
      element("Nm", line.counterparty.name)
      + line.counterparty.country.map { "<PstlAdr><Ctry>\($0)</Ctry></PstlAdr>" }.orEmpty
    return """
      <TxDtls><Refs>\(element("EndToEndId", line.endToEndID ?? "NOTPROVIDED"))</Refs>
      \(moved)
      <RltdPties><\(side)>\(dialect.hasPartyWrapper ? "<Pty>\(party)</Pty>" : party)</\(side)>
      <\(side)Acct><Id>\(element("IBAN", line.counterparty.account?.text))</Id></\(side)Acct>
      </RltdPties><RltdAgts><\(side)Agt>
      <FinInstnId>\(element(dialect.bic, line.counterparty.bank))</FinInstnId>
      </\(side)Agt></RltdAgts>
      <RmtInf>\(element("Ustrd", line.remittance))\(reference)</RmtInf></TxDtls>
      """
  }

  private func amount(_ minor: Int64) -> String {
    "\(bare(minor))<CdtDbtInd>\(minor > 0 ? "CRDT" : "DBIT")</CdtDbtInd>"
  }

  private func bare(_ minor: Int64) -> String {
    let cents = minor.magnitude % 100
    return "<Amt Ccy=\"EUR\">\(minor.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)</Amt>"
  }

  private func element(_ name: String, _ text: String?) -> String {
    guard let text else { return "" }
    var escaped = ""
    for character in text {
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return "<\(name)>\(escaped)</\(name)>"
  }
}

extension String? {
  fileprivate var orEmpty: String { self ?? "" }
}
