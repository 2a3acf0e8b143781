import Ledger
import Testing

@Suite("Account names")
struct AccountNameTests {
  @Test(
    "The root says class and group",
    arguments: [
      ("Assets:Clearing:Bank", .asset, .real),
      ("Liabilities:Suspense:Main", .liability, .real),
      ("Equity:Conversion", .equity, .real),
      ("Income:Donations:SDG", .income, .real),
      ("Expenses:Fees:SDG", .expense, .real),
      ("Pledges:SDG:Outstanding", .memorandum, .memorandum),
      ("InKind:SDG:Given", .memorandum, .memorandum),
      ("Members:CICOPA:Full", .statistical, .statistical),
    ] as [(String, AccountClass, AccountGroup)])
  func roots(text: String, accountClass: AccountClass, group: AccountGroup) throws {
    let name = try AccountName(text)
    #expect(name.text == text)
    #expect(name.accountClass == accountClass)
    #expect(name.group == group)
    #expect(name.components.joined(separator: ":") == text)
  }

  @Test("Digits and hyphens are taken as beancount takes them")
  func components() throws {
    for text in ["Assets:2018-Fund", "Income:Donations:SDG-2", "Assets:0"] {
      #expect(try AccountName(text).description == text)
    }
  }

  @Test(
    "Other names are refused in words",
    arguments: [
      ("", "account_root"), ("Bank:Main", "account_root"), ("assets:Main", "account_root"),
      ("Ássets:Main", "account_root"), ("Assets", "account_root_only"),
      ("Assets:", "account_malformed"), ("Assets::Main", "account_malformed"),
      ("Assets:main", "account_malformed"), ("Assets:Main Bank", "account_malformed"),
      ("Assets:-Main", "account_malformed"), ("Assets:Été", "account_malformed"),
      ("Assets:Main\u{0}", "account_malformed"), ("Assets:Ma_in", "account_malformed"),
      ("Assets:Main:", "account_malformed"), (":Assets:Main", "account_root"),
    ])
  func refusals(text: String, code: String) throws {
    let error = refusal { () throws(AccountError) in try AccountName(text) }
    #expect(error?.code == code)
    #expect(error?.message.contains("\"\(text)\"") == true)
    #expect(error?.hint != nil)
  }

  @Test("A name of a megabyte is refused in a short sentence")
  func tooLong() throws {
    let text = "Assets:" + String(repeating: "A", count: 1_000_000)
    let error = refusal { () throws(AccountError) in try AccountName(text) }
    #expect(error?.code == "account_too_long")
    #expect(error.map { $0.message.utf8.count < 200 } == true)
  }

  @Test("Names are ordered by their bytes")
  func order() throws {
    let names = try ["Assets:B", "Assets:A:Z", "Assets:A-1", "Assets:A"].map(AccountName.init)
    #expect(
      names.sorted().map(\.text) == ["Assets:A", "Assets:A-1", "Assets:A:Z", "Assets:B"])
  }
}
