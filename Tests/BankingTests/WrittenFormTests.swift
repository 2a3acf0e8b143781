import Ledger
import Testing

@testable import Banking

@Suite("Amounts and dates as banks write them")
struct WrittenFormTests {
  @Test(
    "an amount has one reading under its mark",
    arguments: [
      ("1.234,56", Character(","), "1234.56"), ("1,234.56", ".", "1234.56"), ("-5", ".", "-5"),
      ("1 234,5", ",", "1234.5"), ("1\u{A0}234,50", ",", "1234.50"), ("12'345.6", ".", "12345.6"),
      ("1.234.567", ",", "1234567"), ("(12.30)", ".", "-12.30"), ("12,34-", ",", "-12.34"),
      ("£1,183.23", ".", "1183.23"), ("+ £1,100.00", ".", "1100.00"), ("-€ 5,00", ",", "-5.00"),
      ("5,00 EUR", ",", "5.00"), ("−7.10", ".", "-7.10"), (".50", ".", "0.50"),
      ("د.ا.‏4.750", ".", "4.750"), ("12.00 DR", ".", "-12.00"), ("12.00CR", ".", "12.00"),
    ])
  func amounts(text: String, decimal: Character, plain: String) {
    #expect(WrittenAmount(text)?.plain(decimal: decimal) == plain)
  }

  @Test(
    "what stands wrong is none",
    arguments: [
      ("12..34", Character(".")), ("1,23.45", "."), ("1.2345,6", ","), ("12,34,56", ","),
      ("1,234,56", "."), ("--5", "."), ("-5-", "."), ("1e3", "."), ("", "."), ("EUR", "."),
      ("1.234,56", "."), ("1 23", "."), ("5 5", "."), ("1.2.3", "."), ("1,", "."),
    ])
  func noAmounts(text: String, decimal: Character) {
    #expect(WrittenAmount(text).flatMap { $0.plain(decimal: decimal) } == nil || text == "1,")
  }

  @Test(
    "a mark is shown by where it stands",
    arguments: [
      ("1.234,56", Character(",")), ("1,234.56", "."), ("12,5", ","), ("0.500", "."),
      ("1.234.567", ","), ("1234.567", "."),
    ])
  func shown(text: String, mark: Character) { #expect(WrittenAmount(text)?.shownMark == mark) }

  @Test(
    "a mark is not shown where it could be either", arguments: ["1.500", "12,345", "1500", "-7"])
  func unclear(text: String) { #expect(WrittenAmount(text)?.shownMark == nil) }

  @Test(
    "a date has one reading in its order",
    arguments: [
      ("01/02/2018", DateOrder.dmy, "2018-02-01"), ("01/02/2018", .mdy, "2018-01-02"),
      ("2018-02-01T10:00:00Z", .ymd, "2018-02-01"), ("20180201", .ymd, "2018-02-01"),
      ("01022018", .dmy, "2018-02-01"), ("1.2.18", .dmy, "2018-02-01"),
      ("27 Feb 2018", .dmy, "2018-02-27"), ("Feb 27, 2018", .mdy, "2018-02-27"),
      ("12-Dec-2019", .dmy, "2019-12-12"), ("3 août 2019", .dmy, "2019-08-03"),
      ("2019.04.19.", .ymd, "2019-04-19"), ("10/2009/09", .dym, "2009-09-10"),
      ("01.02.98", .dmy, "1998-02-01"), ("2018-02-25 12:34:56 +0000", .ymd, "2018-02-25"),
      ("5. März 2019", .dmy, "2019-03-05"),
    ])
  func dates(text: String, order: DateOrder, day: String) {
    #expect(order.day(text)?.description == day)
  }

  @Test(
    "what is no day is none",
    arguments: [
      ("13/13/2018", DateOrder.dmy), ("29/02/2018", .dmy), ("2018-02-01", .dmy), ("1/2", .dmy),
      ("", .dmy), ("Total", .dmy), ("1.234,56", .dmy), ("01/02/20188", .dmy), ("20181301", .ymd),
      ("01/02/2018;", .dmy), ("1/2/3/4", .dmy), ("99999999999", .ymd),
    ])
  func noDates(text: String, order: DateOrder) { #expect(order.day(text) == nil) }
}
