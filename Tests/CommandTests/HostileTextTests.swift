import Postgres
import TestSupport
import Testing

@Suite("Hostile text")
struct HostileTextTests {
  static let texts = [
    "'; drop table ledger.entry; --", "Robert'); delete from giving.donor; --", "\\'; \\\\", "$1",
    "%s%n%x", "$(touch /tmp/x) `id` ${HOME}", "\"quoted\", \"twice\"", "null", "NULL", "\\N", "{}",
    "=cmd|' /C calc'!A0", "+1+1", "@sum(1)", "\tbegins with a tab", "-5", "-5 € off", "--5",
    "two\nlines", "carriage\rreturn", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "bell \u{7}",
    "\u{202E}desrever", "zero\u{200B}width", "\u{FEFF}mark", "\u{9B}31m", "line\u{2028}separator",
    "e\u{301} is not é", "👩‍👩‍👧‍👦", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "\u{F02D}private", "\u{10FFFF}last", "ﷺ﷽",
  ]

  /// Whether a terminal would act on it, beyond the newlines of the output itself.
  private func isSafe(_ output: String) -> Bool {
    output.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0x00...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
        false
      default: true
      }
    }
  }

  @Test("in a donor's name, a memo, a reference, a basis or a reason is kept as it was typed")
  func verbatim() throws {
    let ledger = try Ledger()
    for text in Self.texts {
      let said = [
        "--campaign=sdg", "--on=2018-12-05", "--donor=\(text)", "--memo=\(text)", "--ref=\(text)",
        "--basis=\(text)", "--method=in-kind", "--key=\(text)",
      ]
      let recorded = try ledger.run(["donation", "record", "5", "EUR"] + said)
      #expect(recorded.status == 0, "\(text.debugDescription): \(recorded.error)")
      #expect(isSafe(recorded.output + recorded.error), "\(text.debugDescription)")
      let again = try ledger.run(["donation", "record", "5", "EUR", "--json"] + said)
      let gift = try again.json
      for field in ["donor", "memo", "reference", "basis", "key"] {
        #expect(try gift.text(field)?.elementsEqual(text) == true, "\(text.debugDescription)")
      }
      let number = try #require(try gift.text("donation"))
      let stored = try ledger.database.connect().queryOne(
        """
        select d.name, f.memo, f.reference, f.basis, f.key
        from giving.donation_fact as f
        join giving.donor as d on d.id = f.donor_id
        where f.donation = \(number)
        """)
      for value in stored.texts {
        #expect(value.map { Array($0.utf8) } == Array(text.utf8), "\(text.debugDescription)")
      }
      let shown = try ledger.run(["donation", "show", number])
      #expect(isSafe(shown.output), "\(text.debugDescription)")
      let void = try ledger.run(["donation", "void", number, "--reason=\(text)", "--json"])
      #expect(void.status == 0, "\(text.debugDescription): \(void.error)")
    }
    for list in ["donation list", "donor list", "entry list", "pledge list", "account list"] {
      let listed = try ledger.run(list)
      #expect(listed.status == 0 && isSafe(listed.output), "\(list)")
      #expect(try !ledger.json(list).elements.isEmpty || list == "pledge list")
    }
    #expect(try ledger.findings() == [])
  }

  @Test("in a list for a spreadsheet stays text, whatever it begins with")
  func spreadsheet() throws {
    let ledger = try Ledger()
    for name in ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "a, \"b\"", "two\nlines"] {
      let gift = ["donation", "record", "5", "EUR", "--campaign=sdg", "--donor=\(name)"]
      #expect(try ledger.run(gift + ["--on=2018-12-05"]).status == 0)
    }
    let csv = try ledger.run("donation list --format csv").output
    for cell in [
      ",'=1+1,", ",'+1,", ",'-1,", ",'@x,", ",'\tx,", ",\"'\rx\",", ",\"a, \"\"b\"\"\",",
      ",\"two\nlines\",",
    ] {
      #expect(csv.contains(cell), "\(cell.debugDescription) in \(csv)")
    }
    // Numbers stay numbers.
    #expect(csv.contains(",5.00,"))
  }

  /// One argument at a time is hostile, all others are right.
  private static let places: [[String]] = [
    ["donation", "record", "?", "EUR", "--campaign=sdg"],
    ["donation", "record", "5", "?", "--campaign=sdg"],
    ["donation", "record", "5", "EUR", "--campaign=?"],
    ["donation", "record", "5", "EUR", "--campaign=sdg", "--country=?"],
    ["donation", "record", "5", "EUR", "--campaign=sdg", "--on=?"],
    ["donation", "record", "5", "EUR", "--campaign=sdg", "--fee=?"],
    ["donation", "record", "5", "USD", "--campaign=sdg", "--rate=?"],
    ["donation", "record", "5", "USD", "--campaign=sdg", "--settled=?"],
    ["donation", "record", "5", "EUR", "--campaign=sdg", "--pledge=?"],
    ["donation", "record", "5", "EUR", "--campaign=sdg", "--method=?"],
    ["donation", "show", "?"], ["donation", "list", "--from=?"],
    ["donation", "void", "?", "--reason=x"], ["pledge", "show", "?"],
    ["campaign", "status", "?"], ["campaign", "status", "sdg", "--known-at=?"],
    ["campaign", "status", "sdg", "--as-of=?"], ["campaign", "status", "sdg", "--format=?"],
    ["campaign", "create", "?", "--name=x", "--goal=5", "--currency=EUR"],
    ["entry", "show", "?"], ["entry", "reverse", "?", "--reason=x"],
    ["entry", "post", "--debit=?", "--credit=Assets:Cash", "5", "EUR"],
    ["account", "open", "?", "--unit=EUR", "--number=613000", "--about=x"],
    ["account", "open", "Expenses:X", "--unit=EUR", "--number=?", "--about=x"],
    ["account", "statement", "?"], ["check", "--database=?"], ["?"], ["donation", "?"],
    ["check", "--x?"],
  ]

  /// A few of each kind: there are many places.
  private static let samples =
    stride(from: 0, to: texts.count, by: 3).map { texts[$0] } + ["", "-"]

  @Test("where a number, a code or a day belongs is refused in words", arguments: places)
  func refused(place: [String]) throws {
    let ledger = try Ledger()
    for (index, text) in Self.samples.enumerated() {
      let words = place.map { $0.split(separator: "?", omittingEmptySubsequences: false) }
        .map { $0.joined(separator: text) }
      let asJSON = index.isMultiple(of: 2)
      let output = try ledger.run(words + (asJSON ? ["--json"] : []))
      let what = "\(words.map(\.debugDescription)): \(output.error)"
      #expect([64, 65, 78].contains(output.status), "\(what)")
      #expect(output.output == "", "\(what)")
      #expect(isSafe(output.error), "\(what)")
      if asJSON {
        #expect(try output.errorJSON.text("message")?.isEmpty == false, "\(what)")
      } else {
        #expect(output.error.hasPrefix("Error: "), "\(what)")
      }
    }
    // The one that the set-up has made.
    #expect(try ledger.value("select count(*)::text from ledger.operation") == "1")
  }
}
