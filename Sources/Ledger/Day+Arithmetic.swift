extension Day {
  /// Days since 1970-01-01, negative before it.
  public var ordinal: Int {
    Self.daysBefore(year: year) + Self.daysBefore(month) + day - 1 - Self.daysBefore(year: 1970)
  }

  /// The day with this ordinal, or nil outside of the years taken.
  public init?(ordinal: Int) {
    let (days, overflow) = ordinal.addingReportingOverflow(Self.daysBefore(year: 1970))
    let first = Self.daysBefore(year: Month.years.lowerBound)
    let end = Self.daysBefore(year: Month.years.upperBound + 1)
    guard !overflow, days >= first, days < end else { return nil }

    // 400 years have 146,097 days. No year begins a whole day later than that mean would have it,
    // and none two days earlier: the guess is the right year or the one before.
    var year = days * 400 / 146_097 + 1
    if Self.daysBefore(year: year + 1) <= days { year += 1 }

    var rest = days - Self.daysBefore(year: year)
    for number in 1...12 {
      guard let month = Month(year: year, number: number) else { return nil }
      if rest < month.dayCount {
        self.init(month: month, existingDay: rest + 1)
        return
      }
      rest -= month.dayCount
    }
    return nil
  }

  /// The day so many days later, or earlier if negative; nil outside of the years taken.
  public func adding(days: Int) -> Day? {
    let (sum, overflow) = ordinal.addingReportingOverflow(days)
    return overflow ? nil : Day(ordinal: sum)
  }

  /// Days from 0001-01-01 to the first of January of `year`.
  private static func daysBefore(year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }

  /// Days from the first of January to the first of `month`.
  private static func daysBefore(_ month: Month) -> Int {
    daysBeforeMonth[month.number - 1] + (month.number > 2 && month.isLeapYear ? 1 : 0)
  }

  /// The same in a common year, January first.
  private static let daysBeforeMonth = [
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334,
  ]
}
