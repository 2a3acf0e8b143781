/// A month of the proleptic Gregorian calendar, from 1800-01 to 2999-12.
///
/// Later centuries than any campaign, earlier than any cooperative; a typed year outside of them
/// is a slip, and refusing it keeps PostgreSQL's and everybody's calendars in agreement.
public struct Month: Hashable, Sendable {
  /// The years that are taken.
  public static let years = 1800...2999

  /// The year, 1800 to 2999.
  public let year: Int
  /// The month of the year, 1 to 12.
  public let number: Int

  /// The month, or nil if there is no such month in the years taken.
  public init?(year: Int, number: Int) {
    guard Self.years.contains(year), (1...12).contains(number) else { return nil }
    self.year = year
    self.number = number
  }

  /// The month that a text says as `2018-12`, in exactly this form.
  public init(parsing text: String) throws(DayError) {
    guard let fields = DateText.fields(of: text, widths: [4, 2]) else {
      throw DayError.malformedMonth(text)
    }
    guard let month = Month(year: fields[0], number: fields[1]) else {
      throw DayError.unknownMonth(text)
    }
    self = month
  }

  /// How many days it has.
  public var dayCount: Int {
    switch number {
    case 4, 6, 9, 11: 30
    case 2: isLeapYear ? 29 : 28
    default: 31
    }
  }

  /// Its first day.
  public var firstDay: Day { Day(month: self, existingDay: 1) }
  /// Its last day.
  public var lastDay: Day { Day(month: self, existingDay: dayCount) }
  /// The month after; nil after 2999-12.
  public var next: Month? { advanced(by: 1) }
  /// The month before; nil before 1800-01.
  public var previous: Month? { advanced(by: -1) }

  /// The month so many months later, or earlier if negative; nil outside of the years taken.
  public func advanced(by months: Int) -> Month? {
    let (sum, overflow) = index.addingReportingOverflow(months)
    guard !overflow, sum >= 0 else { return nil }
    return Month(year: sum / 12, number: sum % 12 + 1)
  }

  /// Every month from the first to the last, both included; none if they are the wrong way round.
  public static func months(from first: Month, through last: Month) -> [Month] {
    guard first <= last else { return [] }
    return (first.index...last.index).compactMap { Month(year: $0 / 12, number: $0 % 12 + 1) }
  }

  /// Months since the year 0.
  private var index: Int { year * 12 + number - 1 }

  var isLeapYear: Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}

extension Month: Comparable {
  /// By time.
  public static func < (one: Month, other: Month) -> Bool { one.index < other.index }
}

extension Month: CustomStringConvertible {
  /// ISO 8601: `2018-12`.
  public var description: String { "\(year)-\(DateText.twoDigits(number))" }
}
