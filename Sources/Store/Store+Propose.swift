public import Banking
import Ledger
import Postgres

extension Store {
  /// What may explain the lines that wait, or those of one bank account.
  public func proposals(bank: String? = nil) throws -> [ProposedLine] {
    try read { connection in
      if let bank {
        let isKnown: Bool = try connection.queryOne(
          "select exists (select from banking.account where lower(code) = lower(\(bank))) as known"
        ).decode("known")
        guard isKnown else {
          throw StoreError.unknown("bank", bank, hint: "coopledger bank list shows them.")
        }
      }
      let search = LineSearch(bank: bank)
      let lines = try search.openLines(connection)
      let candidates = try search.candidates(for: lines, connection)
      let rules = try self.rules(where: "r.removed_by is null", connection).map(\.rule)
      return Proposer(rules: rules).propose(lines.map { ($0, candidates[$0.id] ?? Candidates()) })
    }
  }

  /// Explains each line of which there is no doubt, one by one: what is refused is told, and
  /// hinders no other. Asked again with the same key, it goes on where it was stopped.
  public func applyProposals(bank: String? = nil, _ how: Recording) throws -> LineProposals {
    var answer = LineProposals(lines: try proposals(bank: bank))
    for line in answer.lines {
      guard let choice = line.choice else { continue }
      let one = Recording(
        key: "\(how.key)/\(line.line.id)", isDryRun: how.isDryRun, isLate: how.isLate)
      let part = LinePart(choice.explanation)
      do {
        answer.applied.append(try allocateLine(AllocationRequest(line: line.line.id, [part]), one))
      } catch let error as any Refusal {
        answer.refused.append((line.line.id, error.message))
      } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
        answer.refused.append((line.line.id, error.message))
      }
    }
    return answer
  }
}

extension LinePart {
  /// The whole of a line, as a proposal explains it.
  fileprivate init(_ explanation: Explanation) {
    switch explanation {
    case .gift(let campaign, let donor):
      self.init(nil, .campaign(campaign))
      self.donor = donor
      isAnonymous = donor == nil
    case .pledge(let number): self.init(nil, .pledge(number))
    case .donation(let number): self.init(nil, .donation(number))
    case .refund(let number): self.init(nil, .refund(number))
    case .fees(let campaign): self.init(nil, .fees(campaign))
    case .account(let name): self.init(nil, .account(name))
    }
  }
}
