import Banking
import Ledger
import Testing

/// A statement and the clothes that it is written in, both by chance.
private struct Wardrobe {
  var random: SplitMix
  let separator: String
  let decimal: String
  let grouping: String
  let order: DateOrder
  let dateMark: String
  let signs: Int
  let isNewestFirst: Bool
  let encoding: TextEncoding
  let end: String

  init(seed: UInt64) {
    random = SplitMix(state: seed)
    separator = [";", ",", "\t", "|"].randomElement(using: &random) ?? ";"
    decimal = [".", ","].randomElement(using: &random) ?? "."
    grouping = ["", decimal == "." ? "," : ".", " ", "'"].randomElement(using: &random) ?? ""
    order = [DateOrder.dmy, .mdy, .ymd].randomElement(using: &random) ?? .ymd
    dateMark = ["/", "-", "."].randomElement(using: &random) ?? "-"
    signs = Int.random(in: 0..<4, using: &random)
    isNewestFirst = Bool.random(using: &random)
    encoding =
      [TextEncoding.utf8, .utf16, .latin1, .windows1252].randomElement(using: &random) ?? .utf8
    end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
  }

  var profile: String {
    var rows = ["column,field,value,means", ",dates,,\(order)", ",decimal,,\"\(decimal)\""]
    rows.append(",encoding,,\(encoding == .utf16 ? "utf-8" : encoding.rawValue)")
    rows += ["Tag,date,,", "Text,remittance,,", "Stand,balance,,", "Geld,currency,,"]
    switch signs {
    case 0: rows.append("Betrag,amount,,")
    case 1: rows += ["Betrag,amount,,", ",signs,,inverted"]
    case 2: rows += ["Soll,debit,,", "Haben,credit,,"]
    default: rows += ["Betrag,amount,,", "S/H,sign,S,debit", "S/H,sign,H,credit"]
    }
    return rows.joined(separator: "\n") + "\n"
  }

  var header: [String] {
    let amounts = signs == 2 ? ["Soll", "Haben"] : signs == 3 ? ["Betrag", "S/H"] : ["Betrag"]
    return ["Tag", "Text"] + amounts + ["Geld", "Stand"]
  }

  func cells(_ amount: Int, _ balance: Int, _ day: Day, _ text: String) -> [String] {
    let amounts =
      switch signs {
      case 0: [written(amount)]
      case 1: [written(-amount)]
      case 2: amount < 0 ? [written(-amount), ""] : ["", written(amount)]
      default: [written(abs(amount)), amount < 0 ? "S" : "H"]
      }
    return [written(day), text] + amounts + ["EUR", written(balance)]
  }

  private func written(_ minor: Int) -> String {
    var whole = String(abs(minor) / 100)
    var groups: [String] = []
    while whole.count > 3, !grouping.isEmpty {
      groups.insert(String(whole.suffix(3)), at: 0)
      whole = String(whole.dropLast(3))
    }
    let cents = abs(minor) % 100
    return (minor < 0 ? "-" : "") + ([whole] + groups).joined(separator: grouping) + decimal
      + (cents < 10 ? "0" : "") + String(cents)
  }

  private func written(_ day: Day) -> String {
    order.rawValue.map { letter in
      switch letter {
      case "d": (day.day < 10 ? "0" : "") + String(day.day)
      case "m": (day.month.number < 10 ? "0" : "") + String(day.month.number)
      default: String(day.year)
      }
    }.joined(separator: dateMark)
  }

  func line(_ cells: [String]) -> String {
    cells.map { cell in
      let needsQuotes = [separator, "\"", "\n", "\r"].contains { cell.contains($0) }
      return needsQuotes
        ? "\"" + cell.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\"" : cell
    }.joined(separator: separator) + end
  }

  func bytes(_ text: String) -> [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16: CSVFaultTests.utf16(text, bigEndian: isNewestFirst)
    // What stands in the texts has the same place in both.
    default: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
  }
}

/// Numbers by chance that are the same for the same seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("What is written in any bank's way")
struct ProfileRoundTripTests {
  @Test("is read back as it was", arguments: UInt64(0)..<300)
  func equal(seed: UInt64) throws {
    var clothes = Wardrobe(seed: seed)
    let texts = ["plain", "é à ß", "a;b,c|d\te", "say \"so\"", "two\nlines", "", "=1+1"]
    var balance = Int.random(in: -1_000_000...1_000_000, using: &clothes.random)
    let opening = balance
    var lines: [(amount: Int, balance: Int, day: Day, text: String)] = []
    for index in 0..<Int.random(in: 1...30, using: &clothes.random) {
      var amount = Int.random(in: -999_999_999...999_999_999, using: &clothes.random)
      if amount == 0 { amount = 1 }
      balance += amount
      let day = try #require(Day(ordinal: 17_500 + index / 2))
      lines.append((amount, balance, day, texts.randomElement(using: &clothes.random) ?? ""))
    }
    let closing = balance
    if clothes.isNewestFirst { lines.reverse() }
    let file = lines.reduce(clothes.line(clothes.header)) { text, line in
      text + clothes.line(clothes.cells(line.amount, line.balance, line.day, line.text))
    }
    let profile = try ProfileTesting.profile("own", text: clothes.profile)
    let statements = try ProfileTesting.read(
      clothes.bytes(file), ProfileTesting.choice(profile)
    ).statements
    let statement = try #require(statements.first)
    #expect(statements.count == 1)
    #expect(statement.lines.map(\.amount.minor) == lines.map { Int64($0.amount) })
    #expect(statement.lines.map(\.bookedOn) == lines.map(\.day))
    #expect(statement.lines.map { $0.remittance ?? "" } == lines.map(\.text))
    #expect(statement.end.opening?.amount.minor == Int64(opening))
    #expect(statement.end.closing?.amount.minor == Int64(closing))
    if lines.count > 2 { #expect(statement.end.isNewestFirst == clothes.isNewestFirst) }
  }
}
