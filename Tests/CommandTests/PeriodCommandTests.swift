import TestSupport
import Testing

@Suite("Closing a month at the keyboard")
struct PeriodCommandTests {
  private func closed(_ ledger: Ledger) throws -> Bool {
    try ledger.run("period list").output.contains("2018-12  closed")
  }

  @Test("Who says no has closed nothing, and was told what is missing")
  func refusing() throws {
    let ledger = try OutputTests.story()
    let (shown, status) = try PseudoTerminal.run(
      ["period", "close", "2018-12"], ledger.environment, answering: "n\n")
    #expect(status == 1)
    #expect(shown.contains("Warning: 2018-11 comes before it and is open"))
    #expect(shown.contains("Close 2018-12? [y/N]"))
    #expect(try !closed(ledger))
  }

  @Test("Who says yes has closed it, and is told how to undo that")
  func agreeing() throws {
    let ledger = try OutputTests.story()
    let (shown, status) = try PseudoTerminal.run(
      ["period", "close", "2018-12"], ledger.environment, answering: "y\n")
    #expect(status == 0)
    #expect(shown.contains("To undo: coopledger period reopen 2018-12 --reason TEXT"))
    #expect(shown.split(separator: "2018-11 comes before it").count == 2, "said once")
    #expect(try closed(ledger))
  }

  @Test("Who is sure is not asked, nor is a program, and both learn what was missing")
  func notAsking() throws {
    let ledger = try OutputTests.story()
    let (shown, _) = try PseudoTerminal.run(
      ["period", "close", "2018-12", "--yes"], ledger.environment, answering: "")
    #expect(!shown.contains("[y/N]"))
    #expect(shown.contains("Warning: 2018-11 comes before it and is open"))
    let output = try ledger.run("period close 2018-11 --json")
    #expect(output.status == 0)
    #expect(output.output.contains(#""2018-10 comes before it and is open""#))
  }

  @Test("Members are no money: no month of theirs, and none of their entries, is missing")
  func members() throws {
    let ledger = try OutputTests.story()
    let missing = try ledger.json("period close 2018-12 --dry-run")["missing"].elements
    for line in [
      "member opening --body cicopa --count 44 --on 2018-09-30 --source published",
      "member add smart --name SMart --country BE",
      "member join smart --body cicopa --on 2018-12-30",
    ] { #expect(try ledger.run(line, ledger.database.environment).status == 0, "\(line)") }
    #expect(missing.count > 1)
    #expect(try ledger.json("period close 2018-12 --dry-run")["missing"].elements == missing)
  }

  @Test("What is late is told with both its days, also to programs")
  func late() throws {
    let ledger = try OutputTests.story()
    try ledger.json("period close 2018-12")
    let gift = try ledger.run("donation record 5 EUR --campaign sdg --on 2018-12-31 --late")
    #expect(gift.output.contains("received on 2018-12-31"))
    #expect(gift.output.contains("Posted on 2019-01-01, the first open day"))
    let shown = try ledger.run(
      "entry post --debit Expenses:Bank --credit Assets:Cash 5 EUR --on 2018-12-31 --late --json")
    #expect(shown.output.contains(#""effective_on":"2019-01-01""#))
    #expect(shown.output.contains(#""occurred_on":"2018-12-31""#))
  }
}
