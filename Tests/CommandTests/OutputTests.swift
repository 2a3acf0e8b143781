import CSV
import Glibc
import Reports
import TestSupport
import Testing

@Suite("What the program prints")
struct OutputTests {
  /// A ledger with a bit of everything, all on fixed days.
  static func story() throws -> Ledger {
    let ledger = try Ledger()
    for line in [
      "donation record 1500.00 EUR --campaign sdg --donor COOPERAR --country AR --fee 2.50 "
        + "--on 2018-12-05 --key k1",
      "donation record 1000.00 USD --campaign sdg --donor 'J. Doe' --country US --method card "
        + "--rate 0.8791 --fee 29.30 --on 2018-11-10 --key k2 --memo '=1+1'",
      "donation refund D-2018-00002 --amount 400.00 --paid 352.00 EUR --reason half "
        + "--on 2018-12-10 --key k3",
      "donation record 50 EUR --campaign sdg --anonymous --method cash --on 2018-11-11 --key k4",
      "pledge record 1000 EUR --campaign sdg --donor LIGACOOP --on 2018-10-01 --key k5",
      "donation record 400 EUR --campaign sdg --pledge P-2018-00001 --on 2018-10-02 --key k6",
      "donation record 200 EUR --campaign sdg --method in-kind --donor SMart --basis invoice "
        + "--on 2018-10-03 --key k7",
      "entry post --debit Expenses:Bank --credit Assets:Cash 12.00 EUR --on 2018-12-06 "
        + "--memo coins --key k8",
    ] { try ledger.json(line) }
    return ledger
  }

  /// Moments differ from run to run: they become their own form.
  static func timeless(_ text: String) -> String {
    let shape = Array("####-##-##T##:##:##.######Z")
    var result: [Character] = []
    for character in text {
      result.append(character)
      let tail = result.suffix(shape.count)
      let isMoment = zip(tail, shape).allSatisfy { $1 == "#" ? $0.isNumber : $0 == $1 }
      guard tail.count == shape.count, isMoment else { continue }
      result.removeLast(shape.count)
      result += Array("<moment>")
    }
    return String(result).replacing(digest, with: "<digest>")
  }

  /// A text's salted digest, which differs from run to run as well.
  nonisolated(unsafe) private static let digest = /[0-9a-f]{64}/

  @Test("of a campaign is known in each format", arguments: ["text", "csv", "json", "svg"])
  func campaignStatus(format: String) throws {
    let ledger = try Self.story()
    let output = try ledger.run("campaign status sdg --as-of 2018-12-31 --format \(format)")
    #expect(output.status == 0 && output.error == "")
    try Golden.expect(Self.timeless(output.output), is: "status/campaign.\(format)")
    if format == "json" {
      let other = try ledger.run("campaign status sdg --as-of 2018-12-31 --json")
      #expect(Self.timeless(other.output) == Self.timeless(output.output))
    }
  }

  @Test("of the books in text and CSV is known, and the same again")
  func books() throws {
    let ledger = try Self.story()
    let lines = [
      "donation list", "donation list --format csv", "donation show D-2018-00002", "pledge list",
      "pledge show P-2018-00001", "donor list", "campaign list", "entry list", "entry show 3",
      "account statement Assets:Cash", "report trial-balance --as-of 2018-12-31",
      "report trial-balance --format csv", "export csv", "export csv --dialect excel-eu",
      "export hledger", "export beancount", "check",
    ]
    let transcript = try ledger.transcript(lines)
    try Golden.expect(Self.timeless(transcript), is: "status/books.txt")
    #expect(try ledger.transcript(lines) == transcript)
  }

  @Test("of the journal as CSV adds up to the trial balance, to the cent")
  func export() throws {
    let ledger = try Self.story()
    let exported = try ledger.run("export csv").output
    #expect(exported.utf8.starts(with: Array("entry_id,".utf8)))
    var reader = CSVReader()
    let rows = try (reader.take(exported.utf8) + reader.finish()).map { try $0.get().fields }
    let header = try #require(rows.first)
    #expect(rows.allSatisfy { $0.count == header.count })
    let column = { (name: String) in try #require(header.firstIndex(of: name)) }
    let (account, unit) = (try column("account"), try column("unit"))
    let (debit, credit) = (try column("debit"), try column("credit"))
    // Cents, exactly: no number here is a float.
    func cents(_ text: String) throws -> Int {
      text.isEmpty ? 0 : try #require(Int(text.filter { $0 != "." }))
    }
    var balances: [String: Int] = [:]
    for row in rows.dropFirst() {
      balances["\(row[account]) \(row[unit])", default: 0] +=
        try cents(row[debit])
        - cents(row[credit])
    }
    for row in try ledger.json("report trial-balance").elements {
      let name = "\(try row.text("account") ?? "") \(try row.text("unit") ?? "")"
      #expect(try balances[name] == cents(try row.text("balance") ?? ""), "\(name)")
    }
    #expect(balances.count > 10)
  }

  @Test("with --json is one document, for every command")
  func json() throws {
    let ledger = try Self.story()
    for line in [
      "campaign list", "campaign status sdg", "donation list", "donation show D-2018-00001",
      "donor list", "donor show COOPERAR", "pledge list", "pledge show P-2018-00001",
      "account list", "account statement Assets:Cash", "entry list", "entry show 1", "check",
      "report trial-balance", "export csv", "db status",
      "donation correct D-2018-00001 --amount 1501 --reason typo",
      "donation void D-2018-00003 --reason typo", "donation void R-2018-00001 --reason typo",
      "donation refund D-2018-00002 --reason all", "pledge cancel P-2018-00001 --reason gone",
      "entry post --debit Expenses:Bank --credit Assets:Cash 1 EUR", "entry reverse 8 --reason x",
      "account open Expenses:Travel --unit EUR --number 613000 --about Travel",
      "account close Expenses:Travel --unit EUR",
      "campaign create wells --name Wells --goal 10 --currency EUR", "campaign goal wells 20",
    ] {
      let output = try ledger.run(words(line) + ["--json"])
      #expect(output.status == 0, "\(line): \(output.error)")
      #expect(output.error == "", "\(line)")
      #expect(throws: Never.self, "\(line)") { try output.json }
    }
    let admin = ledger.database.environment
    for line in ["init", "db migrate"] {
      let output = try Program.run(words(line) + ["--json"], admin)
      #expect(output.status == 0, "\(line): \(output.error)")
      #expect(throws: Never.self, "\(line)") { try output.json }
    }
    // The test server has its fsync off, which a doctor must find.
    let doctor = try ledger.run("doctor --json")
    #expect(doctor.status == 1)
    #expect(throws: Never.self) { try doctor.json }
  }

  @Test("on a terminal has a progress bar, and elsewhere none; nothing is ever asked")
  func terminal() throws {
    let ledger = try Self.story()
    let line = words("campaign status sdg --as-of 2018-12-31")
    let (shown, status) = try PseudoTerminal.run(line, ledger.environment)
    #expect(status == 0)
    #expect(shown.contains("\r\n[▎"))
    #expect(shown.contains("] \u{20} 0.90 %\r\n") || shown.contains("]  0.90 %\r\n"))
    #expect(!shown.contains("\u{1B}"))
    let elsewhere = try ledger.run(line)
    #expect(!elsewhere.output.contains("▎"))
    #expect(
      shown.split(separator: "\r\n").count == elsewhere.output.split(separator: "\n").count + 1)
    // Data in other formats has no bar.
    let csv = try PseudoTerminal.run(line + ["--format", "csv"], ledger.environment)
    #expect(!csv.shown.contains("▎"))
  }
}
