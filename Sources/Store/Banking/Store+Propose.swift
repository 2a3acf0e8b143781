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
      let search = LineSearch()
      let lines = try search.openLines(connection)
      let candidates = try search.candidates(for: lines, connection)
      let rules = try self.rules(where: "r.removed_by is null", connection).map(\.rule)
      // All of them, for a line of another account may be what a document or payout waits for.
      let all = Proposer(rules: rules).propose(
        lines.map { ($0, candidates[$0.key] ?? Candidates()) })
      return all.filter { bank == nil || $0.line.account.lowercased() == bank?.lowercased() }
    }
  }

  /// Explains each line of which there is no doubt, one by one: what is refused is told, and
  /// hinders no other. Asked again with the same key, it goes on where it was stopped.
  public func applyProposals(bank: String? = nil, _ how: Recording) throws -> LineProposals {
    var answer = LineProposals(lines: try proposals(bank: bank))
    for pieces in answer.lines.byLine {
      guard let line = pieces.first?.line.id else { continue }
      // A line with payments is explained as a whole: all of them are without doubt, or none is.
      let choices = pieces.compactMap(\.choice)
      guard choices.count == pieces.count else { continue }
      let one = Recording(
        key: "\(how.key)/\(line)", isDryRun: how.isDryRun, isLate: how.isLate)
      let parts = zip(pieces, choices).map { piece, choice in
        LinePart(pieces.count == 1 ? nil : piece.line.amount.magnitudeText, as: choice.explanation)
      }
      do {
        answer.applied.append(try allocateLine(AllocationRequest(line: line, parts), one))
      } catch let error as any Refusal {
        answer.refused.append((line, error.message))
      } catch let error as PostgresError where error.sqlState?.classCode == "CL" {
        answer.refused.append((line, error.message))
      }
    }
    return answer
  }
}

extension LinePart {
  /// Some of a line, or (nil) the whole, as a proposal explains it.
  fileprivate init(_ amount: String?, as explanation: Explanation) {
    switch explanation {
    case .gift(let campaign, let donor):
      self.init(amount, .campaign(campaign))
      self.donor = donor
      isAnonymous = donor == nil
    case .pledge(let number): self.init(amount, .pledge(number))
    case .donation(let number): self.init(amount, .donation(number))
    case .refund(let number): self.init(amount, .refund(number))
    case .fees(let campaign): self.init(amount, .fees(campaign))
    case .account(let name): self.init(amount, .account(name))
    }
  }
}

extension [ProposedLine] {
  /// The payments of one line together.
  fileprivate var byLine: [[ProposedLine]] {
    reduce(into: []) { lines, piece in
      if lines.last?.first?.line.id == piece.line.id {
        lines[lines.count - 1].append(piece)
      } else {
        lines.append([piece])
      }
    }
  }
}

extension Money {
  /// Without its sign, as it is typed.
  fileprivate var magnitudeText: String {
    text.hasPrefix("-") ? String(text.dropFirst()) : text
  }
}
