/// How exactly the day of a movement is known: "at the beginning of the year" is a quarter.
public enum DatePrecision: String, CaseIterable, Hashable, Sendable {
  case day, month, quarter
  case halfYear = "half-year"
  case year
}
