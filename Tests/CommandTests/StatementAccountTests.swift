import Glibc
import TestSupport
import Testing

/// Which account a file is imported into.
@Suite("coopledger statement import into an account")
struct StatementAccountTests {
  private func write(_ text: String, _ folder: StatementFolder) throws -> String {
    let path = "\(folder.path)/export.csv"
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
    return path
  }

  @Test("takes a processor's file once for each currency, and refuses it where no line is in it")
  func currencies() throws {
    let ledger = try Ledger()
    let folder = try StatementFolder()
    defer { try? folder.remove() }
    let file = try write(
      "Date,Amount,Currency,Name\n2018-12-05,10.00,EUR,A\n2018-12-06,20.00,USD,B\n", folder)
    for code in ["EUR", "USD", "GBP"] {
      try ledger.json("bank add Pay-\(code) --id pay --currency \(code)")
    }
    let wrong = try ledger.run("statement import \(file) --account Pay-GBP --json")
    #expect(wrong.status == 65)
    #expect(try wrong.errorJSON.text("message")?.contains("is in GBP") == true)
    let euros = try ledger.run("statement import \(file) --account Pay-EUR")
    #expect(euros.status == 0)
    #expect(euros.error.contains("1 of the lines are in other currencies and were left aside"))
    let dollars = try ledger.json("statement import \(file) --account Pay-USD")
    #expect(try dollars.text("status") == "created")
    for code in ["EUR", "USD"] {
      let again = try ledger.json("statement import \(file) --account pay-\(code)")
      #expect(try again.text("status") == "exists")
    }
    let lines = try ledger.run("statement lines --format csv")
    #expect(lines.output.split(whereSeparator: \.isNewline).count == 3)
    #expect(try ledger.findings() == [])
  }

  @Test("names an account without valid check digits as one that has another id than an IBAN")
  func hint() throws {
    let ledger = try Ledger()
    let folder = try StatementFolder()
    defer { try? folder.remove() }
    for (account, option) in [("NL18INGB00012345678", "id"), ("NL26VAYB8060476890", "iban")] {
      let file = try write(
        "Date,Amount,Currency,Account\n2018-12-05,10.00,EUR,\(account)\n", folder)
      let unknown = try ledger.run("statement import \(file) --json")
      #expect(unknown.status == 65)
      #expect(
        try unknown.errorJSON.text("hint")
          == "To register it: coopledger bank add CODE --\(option) \(account) --currency EUR")
      try ledger.json("bank add Of-\(option) --\(option) \(account) --currency EUR")
      try ledger.json("statement import \(file)")
    }
  }

  @Test("is refused for days that are yet to come")
  func future() throws {
    let ledger = try Ledger()
    let folder = try StatementFolder()
    defer { try? folder.remove() }
    try ledger.json("bank add Main --iban \(StatementFolder.iban) --currency EUR")
    let file = try folder.write("a", day: "2918-12-05", opening: 0, [100])
    let refused = try ledger.run("statement import \(file)")
    #expect(refused.status == 65)
    #expect(refused.error.contains("a.xml:4: The statement tells of 2918-12-05, which is yet to"))
  }

  @Test("finds its suspense account open: nobody closes it")
  func suspense() throws {
    let ledger = try Ledger()
    try ledger.json("bank add Main --iban \(StatementFolder.iban) --currency EUR")
    let closed = try ledger.run("account close Liabilities:Suspense:Main --unit EUR")
    #expect(closed.status == 65)
    #expect(closed.error.contains("belongs to a bank account's statements and stays open"))
  }

  @Test("is foretold by profile test for camt.053 as well, with lines and sums")
  func preview() throws {
    let folder = try StatementFolder()
    defer { try? folder.remove() }
    let file = try folder.write("a", day: "2018-12-05", opening: 0, [100, -50])
    let shown = try Program.run(["statement", "profile", "test", file])
    #expect(shown.status == 0)
    #expect(shown.output.contains("camt.053, which needs no profile.\n"))
    #expect(
      shown.output.contains("in 1.00, out -0.50, together 0.50, opening 0.00, closing 0.50\n"))
    let json = try Program.run(["statement", "profile", "test", file, "--json"])
    #expect(json.output.contains("\"format\":\"camt.053\""))
    #expect(json.output.contains("\"sum\":\"0.50\""))
  }
}
