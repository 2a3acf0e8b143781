/// The columns of the register as a file: what `report members` writes and `member import` reads.
public enum MemberColumn: String, CaseIterable, Hashable, Sendable {
  case code, name, country, body
  case memberClass = "class"
  case joinedOn = "joined_on"
  case leftOn = "left_on"
  /// How exactly the row's first day is known: that of joining, or that of the change of class.
  case datePrecision = "date_precision"
  case via
  case memberSince = "member_since"
  case leaveReason = "leave_reason"
  /// From when on it is in this class; empty where it joined in it.
  case classSince = "class_since"
  case leftPrecision = "left_precision"
  case began, ended
  case requestedOn = "requested_on"
  case mergedFrom = "merged_from"
  case mergedInto = "merged_into"
  case kind, acronym
  case nativeName = "native_name"
  case founded, website, sectors
}
