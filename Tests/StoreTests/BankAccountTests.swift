import Banking
import Store
import Testing

@Suite("Bank accounts")
struct BankAccountTests {
  private let bank: BankBooks

  init() throws { bank = try BankBooks() }

  @Test(
    "are registered once by their code, however it is written, and once in each currency",
    arguments: [
      ("MAIN", "another-id", "EUR", "CL008"), ("Other", BankBooks.iban, "EUR", "CL008"),
      ("Other", "another-id", "ZZZ", "CL006"), ("Other", BankBooks.iban, "USD", "done"),
      ("Other", "another-id", "EUR", "done"),
    ])
  func once(code: String, identifier: String, currency: String, outcome: String) throws {
    let id = try #require(BankAccountID(identifier))
    let said = try bank.refusal {
      _ = try bank.store.addBankAccount(
        code, identifier: id, currency: currency, name: nil, Recording())
    }
    #expect(said.split(separator: " ").first.map(String.init) == outcome, "\(said)")
    if outcome == "CL008" {
      #expect(
        said == "CL008 the bank account Main is registered already: \(BankBooks.iban), EUR")
    }
    #expect(try bank.store.bankAccounts().count == (outcome == "done" ? 2 : 1))
  }
}
