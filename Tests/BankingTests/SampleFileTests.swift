import Banking
import Ledger
import Testing

/// One of the published files, and what it holds by arithmetic that is none of the reader's.
struct SampleFile: Sendable, CustomTestStringConvertible {
  let path: String
  /// The profile of the tests that it needs; nil where the one that fits is found.
  var own: String?
  var currency: String?
  /// The profile that is found.
  var profile = ""
  /// Booked lines of each statement, what they add up to, and the first and last of them.
  var statements: [[String]] = []
  var opening: String?
  var closing: String?
  /// The code and the line of the refusal, and words that stand in it.
  var refusal: (code: String, line: Int, words: String)?

  var testDescription: String { path }
}

@Suite(
  "Files that banks and processors really export",
  .enabled(if: ProfileTesting.realFiles != nil, "COOPLEDGER_TEST_DATA is not set"))
struct SampleFileTests {
  @Test("each reads as its own project says, or is refused with its reason", arguments: samples)
  func reads(sample: SampleFile) throws {
    let bytes = ProfileTesting.bytes((ProfileTesting.realFiles ?? "") + "csv/" + sample.path)
    #expect(!bytes.isEmpty)
    let own = try sample.own.map {
      try ProfileTesting.profile("own", text: $0, others: ProfileTesting.carried)
    }
    let choice = ProfileTesting.choice(own, currency: sample.currency)
    if let refusal = sample.refusal {
      let error = try #require(try ProfileTesting.refusal(bytes, choice))
      #expect(error.code == refusal.code)
      #expect(error.line == refusal.line)
      #expect(error.message.contains(refusal.words), "\(error.message)")
      #expect(error.hint != nil)
      return
    }
    let (statements, reader) = try ProfileTesting.read(bytes, choice)
    if own == nil { #expect(reader.layout.profile.name == sample.profile) }
    let read = statements.map { statement in
      let minor = statement.booked.reduce(Int64(0)) { $0 + $1.amount.minor }
      let unit = statement.head.currency
      let sum = unit.map { Money(minor: minor, unit: $0).text } ?? ""
      return [
        "\(statement.booked.count)", sum, statement.amounts.first ?? "",
        statement.amounts.last ?? "",
      ]
    }
    #expect(read == sample.statements)
    if let opening = sample.opening {
      #expect(statements.first?.end.opening?.amount.text == opening)
      #expect(statements.first?.end.closing?.amount.text == sample.closing)
    }
  }

  @Test("no file of the collection is forgotten")
  func complete() {
    let folder = (ProfileTesting.realFiles ?? "") + "csv"
    let known = Set(Self.samples.map(\.path))
    let files = ProfileTesting.files(in: folder).filter { !$0.hasSuffix(".csv") }.flatMap {
      ProfileTesting.files(in: $0)
    }.filter { !$0.hasSuffix(".rules") }
    let forgotten = files.map { String($0.dropFirst(folder.count + 1)) }
      .filter { !known.contains($0) }
    #expect(files.count > 50)
    #expect(forgotten == [])
  }

  @Test("the report of settlements keeps gross, fee, net and payout apart")
  func settlement() throws {
    let path = (ProfileTesting.realFiles ?? "") + "csv/wikimedia/Stripe__settlement_report.csv"
    let lines = try #require(
      try ProfileTesting.read(ProfileTesting.bytes(path)).statements.first?.lines)
    #expect(
      lines.map(\.kind) == [
        "charge", "refund", "charge", "fee", "fee", "dispute_reversal", "payout",
      ])
    #expect(
      lines.map { $0.fee?.text ?? "0.00" }.prefix(5) == ["0.95", "0.00", "0.00", "0.00", "0.00"])
    #expect(lines[0].isNet)
    #expect(lines.prefix(5).allSatisfy { $0.batch == "po_test123" })
    #expect(lines[6].batch == "po_test123")
    #expect(lines[0].counterparty.country == "US")
  }

  @Test("what was paid in another currency stays beside the amount")
  func original() throws {
    let path = (ProfileTesting.realFiles ?? "") + "csv/oca_sheet/original_currency.csv"
    let line = try #require(
      try ProfileTesting.read(
        ProfileTesting.bytes(path), ProfileTesting.choice(currency: "USD")
      ).statements.first?.lines.first)
    #expect(line.amount.description == "1525.00 USD")
    #expect(line.original?.description == "1000.00 EUR")
  }
}
