/// A day of the proleptic Gregorian calendar, from 1800-01-01 to 2999-12-31, as PostgreSQL's
/// `date` counts them: without a time, without a zone.
public struct Day: Hashable, Sendable {
  /// The month that it is in.
  public let month: Month
  /// The day of the month, 1 to 31.
  public let day: Int
  /// The year, 1800 to 2999.
  public var year: Int { month.year }

  /// The day, or nil if the calendar has no such day in the years taken.
  public init?(year: Int, month: Int, day: Int) {
    guard let month = Month(year: year, number: month), (1...month.dayCount).contains(day) else {
      return nil
    }
    self.init(month: month, existingDay: day)
  }

  /// The day that a text says as `2018-12-05`, in exactly this form.
  public init(parsing text: String) throws(DayError) {
    guard let fields = DateText.fields(of: text, widths: [4, 2, 2]) else {
      throw DayError.malformedDay(text)
    }
    guard let day = Day(year: fields[0], month: fields[1], day: fields[2]) else {
      throw DayError.unknownDay(text, in: Month(year: fields[0], number: fields[1]))
    }
    self = day
  }

  /// A day that the caller knows the month has.
  init(month: Month, existingDay day: Int) {
    self.month = month
    self.day = day
  }
}

extension Day: Comparable {
  /// By time.
  public static func < (one: Day, other: Day) -> Bool {
    (one.month, one.day) < (other.month, other.day)
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2018-12-05`.
  public var description: String { "\(month)-\(DateText.twoDigits(day))" }
}
