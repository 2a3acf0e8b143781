public import Ledger
import Membership
import Postgres

/// What was wrong about a movement.
public enum MemberCorrection: Sendable {
  /// It joined on another day.
  case joined(Day)
  /// It left on another day.
  case left(Day)
  /// It did not happen.
  case void
}

extension Store {
  /// Corrects a movement of a member: it is taken back on its own day and recorded anew, and what
  /// follows from the whole history (joined or rejoined, the register) follows anew.
  ///
  /// - Parameter entry: which movement, where there are several; nil for the last of its kind.
  public func correctMember(
    _ member: String, body: String, entry: Int64? = nil, _ correction: MemberCorrection,
    reason: String, _ how: Recording
  ) throws -> Recorded<MemberAnswer> {
    try write(how) { connection in
      let said: RequestFields = [
        "member": member, "body": body, "entry": entry.map(String.init),
        "correction": correction.text, "reason": reason,
      ]
      return try self.once("member.correct", said, how, connection) {
        let locked = try connection.lock(body: body)
        let organisation = try connection.organisation(member)
        let stored = try connection.movements(body: locked.id, organisations: [organisation.id])
        let place = try correction.place(in: stored, entry: entry, of: member, body)
        var wanted = stored.map {
          RegisterChange.Wanted(movement: $0.movement, facts: $0.facts)
        }
        let old = wanted.remove(at: place)
        if let day = correction.day {
          try self.pastDay(day, connection)
          wanted.append(
            .init(movement: Movement(kind: old.movement.kind, day: day), facts: old.facts))
        }
        var change = RegisterChange()
        try change.add(
          body: locked, organisation: organisation.id, stored: stored,
          stays: connection.stays(body: locked.id, organisations: [organisation.id]),
          wanted: wanted)
        return change.call(
          kind: "member.correct", said: said, texts: ["reason": reason], how)
      } document: { operation in
        let day = try connection.queryOne(
          """
          select coalesce(
            (select max(m.effective_on) from membership.movement as m
             where m.operation_id = \(operation)),
            (select max(m.effective_on)
             from membership.withdrawal as w
             join membership.movement as m on m.id = w.movement_id
             where w.operation_id = \(operation))) as day
          """
        ).day("day")
        return try connection.memberAnswer(
          operation, member: member, body: body,
          movement: correction.day == nil ? "voided" : "corrected", on: correction.day ?? day)
      }
    }
  }
}

extension MemberCorrection {
  fileprivate var day: Day? {
    switch self {
    case .joined(let day), .left(let day): day
    case .void: nil
    }
  }

  fileprivate var text: String {
    switch self {
    case .joined(let day): "joined \(day)"
    case .left(let day): "left \(day)"
    case .void: "void"
    }
  }

  /// The place of the movement that was wrong.
  fileprivate func place(
    in stored: [StoredMovement], entry: Int64?, of member: String, _ body: String
  ) throws -> Int {
    let place = stored.lastIndex { movement in
      if let entry, movement.entry != entry { return false }
      return switch (self, movement.movement.kind) {
      case (.joined, .join), (.joined, .identify), (.left, .leave), (.void, _): true
      default: false
      }
    }
    guard let place else {
      throw StoreError(
        "no_such_movement", field: entry == nil ? "member" : "entry",
        "\(member) has no such movement in \(body)",
        hint: "coopledger member show \(member) lists its movements with their entries.")
    }
    switch stored[place].movement.kind {
    case .mergeIn, .mergeOut:
      throw StoreError(
        "merger_stands", field: entry == nil ? "member" : "entry",
        "A merger is of two organisations, and of all bodies at once: it cannot be taken back",
        hint: "Let the organisation join again (coopledger member merge --help tells more); "
          + "to take back an earlier movement, name it with --entry.")
    default: return place
    }
  }
}
