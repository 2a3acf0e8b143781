import Ledger
import Membership

/// Histories written as one would say them, and what follows as a few words.
extension Movement {
  static func join(_ day: String, _ memberClass: MemberClass = .full) throws -> Movement {
    Movement(kind: .join(memberClass), day: try Day(parsing: day))
  }

  static func identify(_ day: String, _ memberClass: MemberClass = .full) throws -> Movement {
    Movement(kind: .identify(memberClass), day: try Day(parsing: day))
  }

  static func leave(_ day: String) throws -> Movement {
    Movement(kind: .leave, day: try Day(parsing: day))
  }

  static func change(_ day: String, to memberClass: MemberClass) throws -> Movement {
    Movement(kind: .change(to: memberClass), day: try Day(parsing: day))
  }

  static func mergeOut(_ day: String, isSurplus: Bool) throws -> Movement {
    Movement(kind: .mergeOut(isSurplus: isSurplus), day: try Day(parsing: day))
  }

  static func mergeIn(_ day: String, _ memberClass: MemberClass = .full) throws -> Movement {
    Movement(kind: .mergeIn(memberClass), day: try Day(parsing: day))
  }
}

extension History {
  static let accounts = BodyAccounts(body: "cicopa")

  init(_ movements: Movement..., opening: String? = nil) throws {
    self = try History(
      movements, in: Self.accounts, opening: opening.map { try Day(parsing: $0) })
  }

  /// Each booking as `Full <- Joined`, or a dash where there is none.
  var booked: [String] {
    bookings.map { booking in
      booking.map { "\($0.debit.leaf) <- \($0.credit.leaf)" } ?? "-"
    }
  }

  /// Each stay as `2017-01-01..2017-05-01 full`, with the days of joining and leaving if they
  /// differ from its ends.
  var stayed: [String] {
    stays.map { stay in
      let joined = stay.joinedOn == stay.from ? "" : ", joined \(stay.joinedOn)"
      let left = stay.leftOn == stay.until ? "" : ", goes on"
      return "\(stay.from)..\(stay.until?.description ?? "") \(stay.memberClass.rawValue)"
        + joined + left
    }
  }
}

extension AccountName {
  /// What comes after the body.
  var leaf: String { text.split(separator: ":").last.map(String.init) ?? "" }
}

/// The refusal with which a body ends.
func refusal(_ body: () throws -> History) throws -> MembershipError? {
  do {
    _ = try body()
    return nil
  } catch let error as MembershipError {
    return error
  }
}
