public import Ledger

/// Days of membership in one class, half-open: the day of leaving is not counted.
public struct Stay: Hashable, Sendable {
  /// The place, in the history's movements, of the one that began it.
  public let movement: Int
  public let from: Day
  /// The first day that is not counted any more; nil while it lasts.
  public let until: Day?
  /// When the stay as a whole began, also where a change of class begins this part of it.
  public let joinedOn: Day
  /// When the stay as a whole ended; nil while it lasts or where only the class changes.
  public let leftOn: Day?
  public let memberClass: MemberClass
  public let precision: DatePrecision
}
