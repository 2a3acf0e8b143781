import Ledger
import Testing

@Suite("Day and month")
struct DayTests {
  @Test("The calendar agrees with one that walks day by day, over the whole range")
  func wholeCalendar() throws {
    var (year, month, number) = (1800, 1, 1)
    // 62,091 days lie between 1800-01-01 and 1970-01-01.
    var ordinal = -62_091
    var before: Day?
    while year <= 2999 {
      let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      let day = try #require(Day(year: year, month: month, day: number))
      // One comparison in the common case: four hundred thousand expectations would be slow.
      let agrees =
        day.ordinal == ordinal && Day(ordinal: ordinal) == day
        && before?.adding(days: 1) == (before == nil ? nil : day)
        && day.month.dayCount == lengths[month - 1] && before.map { $0 < day } != false
        && day.adding(days: -1) == before
      if !agrees { Issue.record("\(day) is reckoned wrongly") }
      before = day
      ordinal += 1
      number += 1
      if number > lengths[month - 1] {
        (month, number) = (month + 1, 1)
        if month > 12 { (year, month) = (year + 1, 1) }
      }
    }
    #expect(before?.description == "2999-12-31")
    #expect(before?.adding(days: 1) == nil)
    #expect(Day(ordinal: ordinal) == nil)
    #expect(Day(ordinal: -62_092) == nil)
  }

  @Test("Known days have their known ordinals")
  func knownOrdinals() throws {
    for (text, ordinal) in [
      ("1970-01-01", 0), ("2000-02-29", 11_016), ("2018-12-05", 17_870), ("1969-12-31", -1),
      ("1900-03-01", -25_508),
    ] {
      #expect(try Day(parsing: text).ordinal == ordinal)
    }
  }

  @Test("A day prints as it is read, and nothing but the strict form is read")
  func parsing() throws {
    for text in ["1800-01-01", "2018-12-05", "2000-02-29", "2999-12-31"] {
      #expect(try Day(parsing: text).description == text)
    }
    let day = try Day(parsing: "2018-12-05")
    #expect((day.year, day.month.number, day.day) == (2018, 12, 5))
  }

  @Test(
    "Texts that are no date are refused in words",
    arguments: [
      ("05/12/2018", "\"05/12/2018\" is not a date", "day_malformed"),
      ("2018-12-5", "\"2018-12-5\" is not a date", "day_malformed"),
      ("2018-12-05 ", "\"2018-12-05 \" is not a date", "day_malformed"),
      ("2018-12-05T", "\"2018-12-05T\" is not a date", "day_malformed"),
      ("20181205", "\"20181205\" is not a date", "day_malformed"),
      ("", "\"\" is not a date", "day_malformed"),
      ("٢٠١٨-١٢-٠٥", "\"٢٠١٨-١٢-٠٥\" is not a date", "day_malformed"),
      ("-018-12-05", "\"-018-12-05\" is not a date", "day_malformed"),
      ("2019-02-29", "There is no day 2019-02-29: 2019-02 has 28 days", "day_unknown"),
      ("2018-12-00", "There is no day 2018-12-00: 2018-12 has 31 days", "day_unknown"),
      ("2018-13-01", "There is no day 2018-13-01", "day_unknown"),
      ("1799-12-31", "There is no day 1799-12-31", "day_unknown"),
      ("3000-01-01", "There is no day 3000-01-01", "day_unknown"),
    ])
  func refusals(text: String, message: String, code: String) throws {
    let error = refusal { () throws(DayError) in try Day(parsing: text) }
    #expect(error?.message == message)
    #expect(error?.code == code)
    #expect(error?.hint != nil || message.contains("has"))
  }

  @Test("Arithmetic that leaves the calendar gives nothing, never a trap")
  func extremes() throws {
    let day = try Day(parsing: "2018-12-05")
    for days in [Int.max, Int.min, 1_000_000, -1_000_000] {
      #expect(day.adding(days: days) == nil)
      #expect(day.month.advanced(by: days) == nil)
      #expect(Day(ordinal: days) == nil)
    }
    #expect(day.adding(days: 27)?.description == "2019-01-01")
  }

  @Test("A month knows its ends and its neighbours")
  func months() throws {
    let month = try Month(parsing: "2020-02")
    #expect(month.description == "2020-02")
    #expect(month.firstDay.description == "2020-02-01")
    #expect(month.lastDay.description == "2020-02-29")
    #expect(month.next?.description == "2020-03")
    #expect(month.previous?.description == "2020-01")
    #expect(month.advanced(by: -2)?.description == "2019-12")
    #expect(month.advanced(by: 11)?.description == "2021-01")
    #expect(try Month(parsing: "2999-12").next == nil)
    #expect(try Month(parsing: "1800-01").previous == nil)
    let winter = try Month.months(from: Month(parsing: "2018-11"), through: month)
    #expect(winter.count == 16)
    #expect(winter.first?.description == "2018-11")
    #expect(winter.last == month)
    #expect(Month.months(from: month, through: try Month(parsing: "2020-01")).isEmpty)
  }

  @Test(
    "Texts that are no month are refused in words",
    arguments: [
      ("2018", "\"2018\" is not a month"), ("2018-1", "\"2018-1\" is not a month"),
      ("2018-13", "There is no month 2018-13"), ("2018-00", "There is no month 2018-00"),
      ("3000-01", "There is no month 3000-01"),
    ])
  func monthRefusals(text: String, message: String) throws {
    #expect(refusal { () throws(DayError) in try Month(parsing: text) }?.message == message)
  }
}
