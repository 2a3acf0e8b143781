public import Ledger

/// Why a movement is refused, in a sentence for the membership officer.
public struct MembershipError: Refusal, Hashable {
  /// Stable name of the reason.
  public let code: String
  public let message: String
  public let hint: String?
  /// The place, in the history's movements, of the one that cannot be.
  public let movement: Int

  init(_ code: String, _ movement: Int, _ message: String, hint: String? = nil) {
    self.code = code
    self.movement = movement
    self.message = message
    self.hint = hint
  }
}

extension MembershipError {
  static func memberAlready(_ movement: Int, on day: Day, since: Day) -> MembershipError {
    MembershipError(
      "member_already", movement,
      "It is a member from \(since) on: it cannot join on \(day) without having left before",
      hint: "If the date is wrong, correct it: coopledger member correct … --joined DATE.")
  }

  static func notMember(_ movement: Int, on day: Day, until: Day?) -> MembershipError {
    MembershipError(
      "not_a_member", movement,
      "It is not a member on \(day)" + (until.map { ": it was one until \($0)" } ?? ""),
      hint: "coopledger member show tells when it was.")
  }

  static func noDay(_ movement: Int, on day: Day) -> MembershipError {
    MembershipError(
      "stay_without_a_day", movement,
      "Two movements on \(day) would leave a membership of no day between them",
      hint: "Give the days on which they really happened, or void the wrong one.")
  }

  static func sameClass(_ movement: Int, _ memberClass: MemberClass) -> MembershipError {
    MembershipError(
      "class_unchanged", movement, "Its class is \(memberClass.rawValue) already")
  }

  static func namedBefore(_ movement: Int) -> MembershipError {
    MembershipError(
      "named_before", movement,
      "It was a member by name before, so that it cannot be one of those without a name",
      hint: "Use coopledger member join; or, if it was identified with a wrong day, take that back "
        + "first: coopledger member correct --entry ID --void.")
  }

  static func beforeOpening(_ movement: Int, on day: Day, opening: Day) -> MembershipError {
    MembershipError(
      "before_opening", movement,
      "On \(day) it would have been counted already: the members were counted on \(opening)",
      hint: "Use coopledger member identify: it gives one of the counted members its name.")
  }
}
