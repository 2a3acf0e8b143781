import Glibc
import TestSupport
import Testing

/// Every error that a command line alone can bring about, with what is said and the exit code.
@Suite("The catalogue of errors")
struct ErrorCatalogueTests {
  private static let lines = [
    // The command line itself.
    "donate", "donation", "donation record", "donation record 5", "donation record 5 EUR",
    "campaign status sdg --nonsense", "campaign status sdg --format pdf", "entry list --limit 0",
    "donation record 5 EUR --campaign sdg --method barter",
    "donation record 5 EUR --campaign sdg --anonymous --donor X", "entry show one",
    "export hledger --json", "export beancount --from 2018", "donatoin list", "donation lsit",
    // What is not there.
    "campaign status none", "campaign status SDG", "body show CICOPPA",
    "donation list --donor Nobody",
    "donation record 5 EUR --campaign none", "donation show D-2018-99999",
    "donation show D-2017-00001", "donation show 1", "pledge show P-2018-99999",
    "donation record 5 EUR --campaign sdg --pledge P-2018-99999", "entry show 99999",
    "entry reverse 99999 --reason x", "donor show Nobody", "account statement Assets:None",
    "account close Assets:None --unit EUR", "campaign goal none 5",
    "entry post --debit Assets:None --credit Assets:Cash 5 EUR",
    "donation record 5 EUR --campaign sdg --country ZZ", "init --config /nonexistent",
    // Days and moments.
    "donation record 5 EUR --campaign sdg --on 5.12.2018",
    "donation record 5 EUR --campaign sdg --on 2018-02-29",
    "donation record 5 EUR --campaign sdg --on 2018-13-01",
    "donation record 5 EUR --campaign sdg --on 2999-12-31",
    "donation record 5 EUR --campaign sdg --on 0018-12-05", "campaign status sdg --as-of yesterday",
    "campaign status sdg --known-at 2018-12-05", "campaign status sdg --known-at seal:3",
    "donation refund D-2018-00001 --reason x --on 2018-12-01",
    "donation list --from 2018-12-31 --to 2018-01-01",
    "entry list --from 2018-12-31 --to 2018-01-01", "export csv --from 2018-12-31 --to 2018-01-01",
    "account statement Assets:Cash --from 2018-12-31 --to 2018-01-01",
    "statement lines --from 2018-12-31 --to 2018-01-01",
    // What the books do not allow.
    "donation refund D-2018-00001 --amount 1500.01 --reason x",
    "donation void D-2018-00002 --reason x",
    "donation correct D-2018-00002 --amount 5 --reason x",
    "donation refund D-2018-00005 --reason x",
    "donation record 5 EUR --campaign sdg --method in-kind",
    "donation record 5 EUR --campaign sdg --method in-kind --basis x --fee 1",
    "entry reverse 1 --reason x",
    "entry post --debit Assets:Bank:Main --credit Assets:Cash 5 EUR",
    "entry post --debit Assets:Cash --credit Assets:Cash 5 EUR",
    "entry post --debit Pledges:SDG:Promised --credit Assets:Cash 5 EUR",
    "entry post --debit assets:cash --credit Assets:Cash 5 EUR",
    "account close Assets:Cash --unit EUR",
    "account open Assets:Cash --unit EUR --number 570000 --about x",
    "account open Members:X --unit EUR --number 570000 --about x",
    "account open Expenses:X --unit EUR --number abc --about x",
    "account open Expenses:X --unit XYZ --number 613000 --about x",
    "campaign create sdg --name Again --goal 5 --currency EUR",
    "campaign create 'Two words' --name X --goal 5 --currency EUR",
    "campaign create wells --name X --goal 5 --currency XYZ",
    "donation record 5 EUR --campaign sdg --donor ''",
    "donation record 5 EUR --campaign sdg --key ''",
    "donation record 1501 EUR --campaign sdg --donor COOPERAR --key k1",
    "pledge cancel P-2018-00001 --reason gone --key c1",
    "pledge cancel P-2018-00001 --reason again",
    "donation void R-2018-00001 --reason x --key v1", "donation void R-2018-00001 --reason again",
    "entry reverse 8 --reason x --key r1 --quiet", "entry reverse 8 --reason again",
    // Months.
    "period close 2018-13", "period close 2018", "period reopen 2018-12 --reason x",
    "period close 2018-12 --key p1", "period close 2018-12", "period reopen 2018-12 --reason ''",
    "donation record 5 EUR --campaign sdg --anonymous --on 2018-12-31",
    "donation void D-2018-00001 --reason x",
    "entry post --debit Expenses:Bank --credit "
      + "Assets:Cash 5 EUR --on 2018-12-31",
    "pledge record 5 EUR --campaign sdg --donor X "
      + "--on 2018-12-31", "donation refund D-2018-00001 --reason x --on 2018-12-31",
    "period reopen 2018-12 --reason x --key p2",
    // Who may do what, and who is forgotten.
    "role grant tess owner", "role grant tess king", "role grant nobody-there auditor",
    "role revoke tess officer --reason x",
    "donor erase DN-99999 --reason x", "donor erase COOPERAR --reason x",
    "donor erase DN-00001 --reason 'asked by cooperar'",
    // The connection.
    "campaign list --database host=x;port=y", "campaign list --database nonsense=1",
    "campaign list --database 'host=x password=secret'",
  ]

  @Test("is as it is known")
  func catalogue() throws {
    let ledger = try OutputTests.story()
    let transcript = try ledger.transcript(Self.lines)
    try Golden.expect(Self.withoutToday(OutputTests.timeless(transcript)), is: "errors.txt")
    #expect(try ledger.findings() == [])
  }

  /// The day of the test itself stands in one message.
  private static func withoutToday(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let today = line.firstRange(of: "today is ") else { return String(line) }
      return line[..<today.upperBound] + "<today>."
    }.joined(separator: "\n")
  }

  @Test("gives the same codes as JSON, one document on standard error and nothing else")
  func asJSON() throws {
    let ledger = try OutputTests.story()
    for line in Self.lines {
      let output = try ledger.run(words(line) + ["--json"])
      guard output.status != 0 else { continue }
      #expect(output.output == "", "\(line)")
      let error = try output.errorJSON
      for name in ["code", "message", "field", "file", "line", "hint"] {
        #expect(throws: Never.self, "\(line)") { try error[name] }
      }
      #expect(![70, 1].contains(output.status), "\(line): \(output.error)")
    }
  }

  @Test("has one for an output that cannot be written, and the write before it stands")
  func fullOutput() throws {
    let ledger = try OutputTests.story()
    for line in ["campaign list", "export csv", "donation list --format csv", "check --json"] {
      let output = try Program.shell("exec \"$0\" \(line) >/dev/full", [], ledger.environment)
      #expect(output.status == 73, "\(line)")
      #expect(output.error.contains("No space left on device"), "\(line): \(output.error)")
      let closed = try Program.shell("exec \"$0\" \(line) >&-", [], ledger.environment)
      #expect(closed.status == 73, "\(line)")
      #expect(!(output.error + closed.error).contains("recorded"), "\(line): \(output.error)")
    }
    let line = "donation record 5 EUR --campaign sdg --anonymous --key full1"
    let output = try Program.shell("exec \"$0\" \(line) >/dev/full", [], ledger.environment)
    #expect(output.status == 73)
    #expect(output.error.contains("What was asked to be recorded is recorded"))
    let dry = try Program.shell(
      "exec \"$0\" \(line)-dry --dry-run >/dev/full", [], ledger.environment)
    #expect(dry.status == 73 && !dry.error.contains("is recorded"), "\(dry.error)")
    #expect(try ledger.operations(key: "full1") == 1)
    #expect(try ledger.json(line).text("status") == "exists")
    for words in ["--help", "--version", "donation list --help", "help donation"] {
      let help = try Program.shell("exec \"$0\" \(words) >/dev/full", [])
      #expect(help.status == 73 && help.error.contains("No space left"), "\(words)")
    }
  }
}
