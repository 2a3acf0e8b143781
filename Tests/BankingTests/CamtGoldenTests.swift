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
}
