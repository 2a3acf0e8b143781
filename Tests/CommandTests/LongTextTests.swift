import Postgres
import TestSupport
import Testing

@Suite("A text of another size or encoding")
struct LongTextTests {
  private static let gift = ["donation", "record", "5", "EUR", "--campaign=sdg"]
  /// The longest that one argument of a command line can be is 128 KiB.
  private static let long = String(repeating: "ab ", count: 33_333)

  /// The command with a long text in one place, the field, and how much it takes.
  private static let places: [([String], String, String)] = [
    (gift + ["--donor=?"], "donor", "500 bytes"), (gift + ["--memo=?"], "memo", "10000 bytes"),
    (gift + ["--ref=?"], "reference", "10000 bytes"),
    (gift + ["--method=in-kind", "--basis=?"], "basis", "10000 bytes"),
    (gift + ["--key=?"], "key", "200 bytes"),
    (
      ["campaign", "create", "wells", "--name=?", "--goal=5", "--currency=EUR"], "name",
      "500 bytes"
    ),
    (["donation", "void", "D-2018-00001", "--reason=?"], "reason", "10000 bytes"),
    (
      ["pledge", "record", "5", "EUR", "--campaign=sdg", "--donor=?"], "donor", "500 bytes"
    ),
    (
      [
        "entry", "post", "--debit=Expenses:Bank", "--credit=Assets:Cash", "5", "EUR", "--memo=?",
      ], "memo", "10000 bytes"
    ),
  ]

  @Test("is refused with its field and its limit if it is too long, and taken up to there")
  func tooLong() throws {
    let ledger = try Ledger()
    try ledger.json("donation record 5 EUR --campaign sdg --anonymous --on 2018-12-05")
    for (words, field, limit) in Self.places {
      let filled = words.map { $0.hasSuffix("=?") ? $0.dropLast() + Self.long : $0 }
      let output = try ledger.run(filled + ["--json"])
      let what = "\(words): \(output.error.prefix(600))"
      #expect(output.status == 65, "\(what)")
      #expect(try output.errorJSON.text("field") == field, "\(what)")
      #expect(try output.errorJSON.text("message")?.contains(limit) == true, "\(what)")
      #expect(output.standardError.count < 1000, "\(what)")
    }
    #expect(try ledger.value("select count(*)::text from ledger.operation") == "2")
    // Two bytes each: bytes are counted, and the last one that fits is taken.
    let name = String(repeating: "é", count: 250)
    #expect(try ledger.run(Self.gift + ["--donor=\(name)"]).status == 0)
    #expect(try ledger.run(Self.gift + ["--donor=\(name)x"]).status == 65)
    let memo = String(repeating: "é", count: 5000)
    #expect(try ledger.run(Self.gift + ["--memo=\(memo)"]).status == 0)
    #expect(try ledger.run(Self.gift + ["--memo=\(memo)x"]).status == 65)
  }

  @Test("is refused with little said in numbers, codes and dates")
  func longCodes() throws {
    let ledger = try Ledger()
    for words in [
      ["donation", "record", Self.long, "EUR", "--campaign=sdg"],
      ["donation", "record", String(repeating: "9", count: 100_000), "EUR", "--campaign=sdg"],
      ["donation", "record", "5", Self.long, "--campaign=sdg"],
      ["donation", "record", "5", "EUR", "--campaign", Self.long], Self.gift + ["--on", Self.long],
      Self.gift + ["--country", Self.long], ["donation", "show", Self.long],
      ["campaign", "create", Self.long, "--name=x", "--goal=5", "--currency=EUR"],
      ["entry", "post", "--debit", Self.long, "--credit=Assets:Cash", "5", "EUR"],
      ["account", "open", "Expenses:X", "--unit=EUR", "--number", Self.long, "--about=x"],
    ] {
      let output = try ledger.run(words)
      let what = "\(words.map { $0.prefix(20) }): \(output.error.prefix(600))"
      #expect(output.status == 65, "\(what)")
      #expect(output.standardError.count < 1000, "\(what)")
    }
  }

  @Test("is refused if it is not UTF-8, and nothing is stored")
  func notUTF8() throws {
    let ledger = try Ledger()
    for bytes in ["caf\\351", "\\300\\257", "\\355\\240\\200", "\\377", "\\364\\220\\200\\200"] {
      for option in ["--donor", "--memo", "--key", "--campaign"] {
        let output = try Program.shell(
          "exec \"$0\" donation record 5 EUR --campaign sdg \(option) \"$(printf '\(bytes)')\"", [],
          ledger.environment)
        #expect(output.status == 65)
        #expect(
          output.error == """
            Error: An argument is not valid UTF-8 text.
            Hint: Set the terminal to UTF-8 and type it again.

            """)
      }
      let zone = try Program.shell(
        "COOPLEDGER_TIME_ZONE=\"$(printf '\(bytes)')\" exec \"$0\" campaign status sdg", [],
        ledger.environment)
      #expect([65, 78].contains(zone.status), "\(zone.error)")
    }
    #expect(try ledger.value("select count(*)::text from ledger.operation") == "1")
  }
}
