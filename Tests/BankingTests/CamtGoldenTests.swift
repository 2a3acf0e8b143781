import Banking
import Ledger
import Testing

@Suite("Real camt files, against others' readers", .enabled(if: CamtKit.realFiles != nil))
struct CamtGoldenTests {
  /// The values that stand behind a key, in the order of a file in Python's notation.
  private func values(_ key: String, in text: String) -> [String] {
    var rest = text[...]
    var found: [String] = []
    while let range = rest.firstRange(of: "'\(key)': ") {
      rest = rest[range.upperBound...]
      if rest.first == "'" {
        found.append(String(rest.dropFirst().prefix { $0 != "'" }))
      } else {
        found.append(String(rest.prefix { $0 != "," && $0 != "}" }))
      }
    }
    return found
  }

  @Test(
    "Accounts, balances, amounts, days, partners and references are those of the other reader",
    arguments: ["test-camt053", "test-camt053-txdtls", "test-camt054"])
  func python(name: String) throws {
    let folder = try #require(CamtKit.realFiles) + "/oca/"
    let golden = try #require(
      CamtKit.text(of: folder + name.replacing("test", with: "golden") + ".pydata"))
    let bytes = try #require(CamtKit.bytes(of: folder + name))
    let statement = try #require(try CamtKit.statements(bytes).first)
    let account = try #require(statement.head.account?.text)
    #expect(golden.contains("'\(account)'"))
    #expect(values("name", in: golden) == [statement.head.id])
    func scaled(_ texts: [String]) -> [Int64?] { texts.map { CamtSummaryTests.scaled($0) } }
    #expect(
      scaled(values("amount", in: golden))
        == statement.lines.map { CamtSummaryTests.scaled($0.amount) })
    if !statement.head.isNotification {
      #expect(
        scaled(values("balance_start", in: golden) + values("balance_end_real", in: golden))
          == [statement.end?.opening, statement.end?.closing].map {
            $0.flatMap { CamtSummaryTests.scaled($0.amount) }
          })
    }
    #expect(
      values("date", in: golden).dropFirst().elementsEqual(
        statement.lines.map { $0.bookedOn.description }))
    #expect(
      values("partner_name", in: golden) == statement.lines.map { $0.counterparty.name ?? "" })
    #expect(
      values("account_number", in: golden)
        == statement.lines.map { $0.counterparty.account?.text ?? "" })
    #expect(
      values("ref", in: golden)
        == statement.lines.map { $0.structuredReference ?? $0.endToEndID ?? "" })
    for (type, line) in zip(values("transaction_type", in: golden), statement.lines) {
      #expect(line.kind?.hasPrefix(type) == true)
    }
  }

  /// The different texts that a key has in a JSON file.
  private func texts(_ key: String, in json: String) -> Set<String> {
    var rest = json[...]
    var found: Set<String> = []
    while let range = rest.firstRange(of: "\"\(key)\": ") {
      rest = rest[range.upperBound...]
      if rest.first == "\"" { found.insert(String(rest.dropFirst().prefix { $0 != "\"" })) }
    }
    return found
  }

  // Of the file with two statements the tree has only one: the other is cut off as a repetition.
  static let treeFiles = [
    "camt053.v2.all-balance-types", "camt053.v2.five.decimals", "camt053.v2.minimal",
    "camt053.v2.minimal.ultimate", "camt053.v2.with-account-name",
    "camt053.v2.with-party-ids", "camt053.v3", "camt053.v4", "camt053.v8",
    "camt054.v2.with-account-name", "camt054.v8-with-UETR",
    "camt054.v8-with-financial-institution", "camt53.only-Dt-with-DtTm",
  ]

  @Test(
    "What a third reader's trees say of payments and statements is all there", arguments: treeFiles)
  func trees(name: String) throws {
    let path = try #require(CamtKit.realFiles) + "/genkgo/\(name)"
    let json = try #require(CamtKit.text(of: path + ".json"))
    let statements = try CamtKit.statements(try #require(CamtKit.bytes(of: path + ".xml")))
    let lines = statements.flatMap { $0.lines }
    func agree(_ key: String, _ read: [String?]) {
      #expect(texts(key, in: json).subtracting([""]) == Set(read.compactMap { $0 }), "\(key)")
    }
    agree("getEndToEndId", lines.map { $0.endToEndID })
    agree("getUuidEndToEndReference", lines.map { $0.uetr })
    agree("getBatchPaymentId", lines.map { $0.batch })
    agree("getAccountServicerReference", lines.map { $0.entryReference })
    agree("getAdditionalInfo", lines.map { $0.information })
    agree("getRef", lines.map { $0.structuredReference })
    agree("getElectronicSequenceNumber", statements.map { $0.head.sequence })
    agree("getId", statements.map { $0.head.id })
    for line in lines {
      let name = line.counterparty.name
      #expect(name.map { texts("getName", in: json).contains($0) } ?? true)
    }
  }
}
