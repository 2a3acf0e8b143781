import Ledger
import Testing

@Suite("Amounts that are refused")
struct AmountRefusalTests {
  @Test(
    "A separator is refused with every reading it could have",
    arguments: [
      ("1,000.00", 2, "1000.00 or 1.00"),
      ("1.000,00", 2, "1.00 or 1000.00"),
      ("1,5", 2, "15.00 or 1.50"),
      ("1,500", 2, "1500.00 or 1.50"),
      ("1.500", 2, "1.50 or 1500.00"),
      ("-1,000", 2, "-1000.00 or -1.00"),
      ("1,000,000", 2, "1000000.00"),
      ("1.000.000", 0, "1000000"),
      ("1 000.00", 2, "1000.00"),
      ("1 000,00", 2, "1000.00"),
      ("1\u{202F}000", 2, "1000.00"),
      ("1'000.50", 2, "1000.50"),
      ("1,500", 3, "1500.000 or 1.500"),
      ("0,5", 2, "0.50"),
    ])
  func separators(text: String, scale: Int, readings: String) throws {
    let error = try refused(text, scale: scale)
    #expect(error.kind == .separators)
    #expect(error.code == "amount_separators")
    #expect(
      error.message
        == "\"\(text)\" could mean \(readings): separators differ from country to country")
    #expect(
      error.hint
        == "Write \(readings): no thousands separator, and a point before the decimals.")
  }

  @Test(
    "A point that cannot stand before the decimals of a unit is told so",
    arguments: [("1.234", 2, "1234.00", "2 decimals"), ("1.234", 0, "1234", "no decimals")])
  func grouped(text: String, scale: Int, reading: String, has: String) throws {
    let error = try refused(text, scale: scale)
    #expect(error.code == "amount_separators")
    #expect(error.message == "\"\(text)\" could mean \(reading): XTS has \(has)")
    #expect(
      error.hint
        == "Write \(reading) if it does, else what was really paid: nothing is rounded here.")
  }

  @Test(
    "Everything else that is no plain decimal gets a fitting sentence",
    arguments: [
      ("", .empty, "The amount is missing"),
      (" 5", .spaces, "The amount \" 5\" begins or ends with a space"),
      ("5\n", .spaces, "The amount \"5\n\" begins or ends with a space"),
      ("+5", .sign, "The amount \"+5\" has a sign that cannot be read"),
      ("--5", .sign, "The amount \"--5\" has a sign that cannot be read"),
      ("5-", .sign, "The amount \"5-\" has a sign that cannot be read"),
      ("−5", .sign, "The amount \"−5\" has a sign that cannot be read"),
      ("-", .sign, "The amount \"-\" has a sign that cannot be read"),
      ("1e3", .malformed, "The amount \"1e3\" is not a plain number"),
      ("1e-3", .malformed, "The amount \"1e-3\" is not a plain number"),
      ("NaN", .malformed, "The amount \"NaN\" is not a plain number"),
      ("inf", .malformed, "The amount \"inf\" is not a plain number"),
      ("0x10", .malformed, "The amount \"0x10\" is not a plain number"),
      ("١٢٣", .malformed, "The amount \"١٢٣\" is not a plain number"),
      ("１２", .malformed, "The amount \"１２\" is not a plain number"),
      ("5\u{301}", .malformed, "The amount \"5\u{301}\" is not a plain number"),
      ("5\u{0}", .malformed, "The amount \"5\u{0}\" is not a plain number"),
      (".5", .malformed, "The amount \".5\" is not a plain number"),
      ("5.", .malformed, "The amount \"5.\" is not a plain number"),
      (".", .malformed, "The amount \".\" is not a plain number"),
      ("5 EUR", .malformed, "The amount \"5 EUR\" is not a plain number"),
      ("€5", .malformed, "The amount \"€5\" is not a plain number"),
      ("1,,5", .malformed, "The amount \"1,,5\" is not a plain number"),
      ("1.2.3,4,5", .malformed, "The amount \"1.2.3,4,5\" is not a plain number"),
    ] as [(String, AmountError.Kind, String)])
  func sentences(text: String, kind: AmountError.Kind, message: String) throws {
    let error = try refused(text, scale: 2)
    #expect(error.kind == kind)
    #expect(error.message == message)
    #expect(error.hint?.contains("1500.00") == true)
  }

  @Test("More decimals than the unit has are refused, not rounded")
  func tooPrecise() throws {
    let thousandth = try refused("0.001", scale: 2)
    #expect(thousandth.kind == .tooPrecise)
    #expect(thousandth.message == "The amount \"0.001\" has 3 decimals, but XTS has 2")
    #expect(try refused("10.0000", scale: 2).kind == .tooPrecise)
    let yen = try refused("1.5", scale: 0)
    #expect(yen.message == "The amount \"1.5\" has 1 decimal, but XTS has none")
  }

  @Test(
    "An amount past 64 bits is refused with the most that can be kept",
    arguments: ["92233720368547758.08", "99999999999999999999999999", "-92233720368547758.09"])
  func tooLarge(text: String) throws {
    let error = try refused(text, scale: 2)
    #expect(error.kind == .tooLarge)
    #expect(
      error.message
        == "The amount is too large: at most 92233720368547758.07 XTS can be kept")
  }

  @Test("Where something is given, zero and less are refused", arguments: ["0", "-1", "-0.00"])
  func positive(text: String) throws {
    let unit = try Sample.eur()
    let error = refusal { () throws(AmountError) in
      try Money.positive(parsing: text, unit: unit)
    }
    #expect(error?.kind == .notPositive)
    #expect(error?.message == "The amount must be above zero, and \"\(text)\" is not")
    #expect(try Money.positive(parsing: "0.01", unit: unit).minor == 1)
  }

  @Test("A megabyte of digits is refused in a short sentence")
  func megabyte() throws {
    for text in ["7", "x", "1,"].map({ String(repeating: $0, count: 1_000_000) }) {
      #expect(try refused(text, scale: 2).message.utf8.count < 200)
    }
  }

  @Test("Every kind has a code of its own")
  func codes() throws {
    let kinds = AmountError.Kind.allCases
    #expect(Set(kinds.map(\.rawValue)).count == kinds.count)
  }

  private func refused(_ text: String, scale: Int) throws -> AmountError {
    let unit = try Sample.unit(scale: scale)
    return try #require(refusal { () throws(AmountError) in try Money(parsing: text, unit: unit) })
  }
}
