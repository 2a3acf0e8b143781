import Ledger
import Membership
import Store

extension Store {
  /// Does an operation of the model; answers once for each body.
  func perform(
    _ operation: MemberOperation, entry: Int64? = nil, _ how: Recording
  ) throws -> [MemberAnswer] {
    switch operation {
    case .open(let body, let count, let day, let countries):
      return try [
        openBody(
          body, count: Int64(count), on: day, source: "told", countries: countries, how
        ).document
      ]
    case .join(let member, let body, let day, let memberClass, let precision):
      return try [
        joinMember(
          member, body: body, on: day, precision: precision, memberClass: memberClass, how
        ).document
      ]
    case .leave(let member, let body, let day, let precision):
      return try [
        leaveMember(
          member, body: body, on: day, precision: precision, reason: "told", how
        ).document
      ]
    case .change(let member, let body, let memberClass, let day):
      return try [
        changeClass(of: member, body: body, to: memberClass, on: day, how).document
      ]
    case .identify(let member, let body, let day, let memberClass):
      return try [
        identifyMember(member, body: body, on: day, memberClass: memberClass, how).document
      ]
    case .merge(let member, let other, let day):
      return try mergeMembers(member, into: other, on: day, how).document
    case .count(let body, let joined, let left, let day, let precision):
      return try [
        countMembers(
          body: body, joined: Int64(joined), left: Int64(left), on: day, precision: precision,
          source: "told", how
        ).document
      ]
    case .correct(let member, let body, _, let change):
      return try [
        correctMember(
          member, body: body, entry: entry, change.correction, reason: "told", how
        ).document
      ]
    }
  }
}

extension MemberOperation.Change {
  fileprivate var correction: MemberCorrection {
    switch self {
    case .joined(let day): .joined(day)
    case .left(let day): .left(day)
    case .void: .void
    }
  }
}
