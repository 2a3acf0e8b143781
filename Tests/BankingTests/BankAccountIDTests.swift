import Banking
import Testing

@Suite("How accounts are named")
struct BankAccountIDTests {
  @Test(
    "An IBAN is known by its check digits, however it is spaced",
    arguments: [
      "BE68539007547034", "be68 5390 0754 7034", "DE89370400440532013000",
      "GB29 NWBK 6016 1331 9268 19", "NO9386011117947", "MT84MALT011000012345MTLCAST001S",
    ])
  func valid(text: String) throws {
    let id = try #require(BankAccountID(text))
    #expect(id.isIBAN)
    #expect(id.text == text.uppercased().filter { $0 != " " })
  }

  @Test(
    "What only looks like one stays the bank's own id",
    arguments: [
      "BE68539007547035", "BE86539007547034", "DE8937040044053201300", "11111111",
      "1234 5678", "ABCDE1234", "BE68-5390-0754-7034",
    ])
  func other(text: String) throws {
    let id = try #require(BankAccountID("  \(text)\n"))
    #expect(!id.isIBAN)
    #expect(id.text == text)
  }

  @Test("Nothing is no id", arguments: ["", "  ", "\t\n"])
  func nothing(text: String) {
    #expect(BankAccountID(text) == nil)
  }
}
