import Ledger

extension MemberRow {
  /// The movements that the row tells of.
  var steps: [MemberPlan.Step] {
    guard let stay else { return [] }
    return [stay.first(line)] + (stay.last(line).map { [$0] } ?? [])
  }
}

extension MemberRow.Stay {
  /// How the row begins: with the stay, or with a change of class in it.
  fileprivate func first(_ line: Int) -> MemberPlan.Step {
    let memberClass = memberClass ?? .full
    let kind: Movement.Kind =
      switch isChange ? nil : began ?? .join {
      case .join: .join(memberClass)
      case .identify: .identify(memberClass)
      case .mergeIn: .mergeIn(memberClass)
      case nil: .change(to: memberClass)
      }
    var step = MemberPlan.Step(
      movement: Movement(kind: kind, day: from, precision: precision ?? .day))
    step.line = line
    step.saysPrecision = precision != nil
    step.saysKind = began != nil
    // What the stay as a whole is like is said where it begins.
    if isChange {
      step.column = .classSince
    } else {
      step.via = via
      step.memberSince = memberSince
      step.counterpart = began == .mergeIn ? mergedFrom : nil
    }
    return step
  }

  /// How the stay ends, if it does with the row.
  fileprivate func last(_ line: Int) -> MemberPlan.Step? {
    guard let leftOn else { return nil }
    let kind: Movement.Kind =
      switch ended ?? .leave {
      case .leave: .leave
      case .mergeOut: .mergeOut(isSurplus: false)
      case .surplus: .mergeOut(isSurplus: true)
      }
    var step = MemberPlan.Step(
      movement: Movement(kind: kind, day: leftOn, precision: leftPrecision ?? .day))
    step.line = line
    step.column = .leftOn
    step.saysPrecision = leftPrecision != nil
    step.saysKind = ended != nil
    step.requestedOn = requestedOn
    step.counterpart = kind == .leave ? nil : mergedInto
    step.reason = kind == .leave ? leaveReason : nil
    return step
  }
}
