import Ledger

extension Proposer {
  /// Takes back choices of movements between our own accounts that are not one line here and one
  /// line there: a payout is one line's other side at most, and both halves are without doubt, or
  /// neither is.
  ///
  /// - Parameter sides: for each line those that fit it.
  func withholdTransits(_ proposed: inout [ProposedLine], _ sides: [[OtherSide]]) {
    var claims: [Int64: [(line: Int64, confidence: Proposal.Confidence)]] = [:]
    for (one, sides) in zip(proposed, sides) {
      for side in sides {
        claims[side.line, default: []].append((one.line.id, one.confidence(of: side)))
      }
    }
    var met: [Int64: Int64] = [:]
    for place in proposed.indices {
      guard let choice = proposed[place].choice, choice.ground == .ownAccounts else { continue }
      let line = proposed[place].line.id
      let own = sides[place].filter { $0.confidence >= choice.confidence }
      let isContested = own.contains { side in
        claims[side.line, default: []].contains {
          $0.line != line && $0.confidence >= choice.confidence
        }
      }
      if let side = own.first, own.count == 1, !isContested { met[line] = side.line }
    }
    // (What is not among the lines is explained, as on its way.)
    let open = Set(proposed.map(\.line.id))
    for place in proposed.indices where proposed[place].choice?.ground == .ownAccounts {
      let line = proposed[place].line.id
      guard let other = met[line], !open.contains(other) || met[other] == line else {
        proposed[place].choice = nil
        continue
      }
    }
  }
}

extension OtherSide {
  func fits(_ line: OpenLine) -> Bool {
    amount == line.amount && abs(day.ordinal - line.day.ordinal) <= Proposer.window.after
  }

  var confidence: Proposal.Confidence {
    switch evidence {
    case .none: .likely
    case .processor: .strong
    case .reference: .certain
    }
  }
}

extension ProposedLine {
  /// How sure it is that the line is a side's: a rule of the treasurer's may say so too.
  fileprivate func confidence(of side: OtherSide) -> Proposal.Confidence {
    let rule = proposals.first { $0.explanation == .account(side.transit) && $0.ground == .rule }
    return max(side.confidence, rule?.confidence ?? side.confidence)
  }
}
