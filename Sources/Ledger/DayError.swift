/// Why a text is refused as a day or a month.
public enum DayError: Refusal, Hashable {
  /// Not in the form `2018-12-05`.
  case malformedDay(String)
  /// Not in the form `2018-12`.
  case malformedMonth(String)
  /// The form is right, but the calendar, or the years taken, have no such day; its month if
  /// that exists.
  case unknownDay(String, in: Month?)
  /// The form is right, but there is no such month in the years taken.
  case unknownMonth(String)

  public var code: String {
    switch self {
    case .malformedDay: "day_malformed"
    case .malformedMonth: "month_malformed"
    case .unknownDay: "day_unknown"
    case .unknownMonth: "month_unknown"
    }
  }

  public var message: String {
    switch self {
    case .malformedDay(let text): "\(text.quoted) is not a date"
    case .malformedMonth(let text): "\(text.quoted) is not a month"
    case .unknownDay(let text, let month?):
      "There is no day \(text): \(month) has \(month.dayCount) days"
    case .unknownDay(let text, nil): "There is no day \(text)"
    case .unknownMonth(let text): "There is no month \(text)"
    }
  }

  public var hint: String? {
    let years = "The years \(Month.years.lowerBound) to \(Month.years.upperBound) can be used."
    return switch self {
    case .malformedDay: "Write year-month-day, like 2018-12-05 for the fifth of December."
    case .malformedMonth: "Write year-month, like 2018-12 for December."
    case .unknownDay(_, .some): nil
    case .unknownDay(_, nil), .unknownMonth: "Months are 01 to 12. \(years)"
    }
  }
}
