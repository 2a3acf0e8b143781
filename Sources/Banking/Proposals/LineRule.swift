/// A treasurer's rule: lines that look like this are that. All that it asks for must hold.
public struct LineRule: Hashable, Sendable {
  public let id: Int64
  /// Texts that must occur in the counterparty's name or account, in what the payer wrote, and in
  /// the bank's kind of movement; small and capital letters alike.
  public var counterparty: String?
  public var remittance: String?
  public var kind: String?
  /// The code of the account whose statement shows the line.
  public var account: String?
  /// Only what came in (true), or went out (false).
  public var isIn: Bool?
  public let explanation: Explanation

  public init(id: Int64, explanation: Explanation) {
    self.id = id
    self.explanation = explanation
  }

  public func matches(_ line: OpenLine) -> Bool {
    let parties = [line.counterparty.name, line.counterparty.account?.text].compactMap { $0 }
    return holds(isIn, line.isIn) && holds(account, line.account)
      && occurs(counterparty, in: parties) && occurs(remittance, in: [line.remittance ?? ""])
      && occurs(kind, in: [line.kind ?? ""])
  }

  private func holds<Value: Equatable>(_ wanted: Value?, _ value: Value) -> Bool {
    wanted.map { $0 == value } ?? true
  }

  private func occurs(_ wanted: String?, in texts: [String]) -> Bool {
    guard let wanted else { return true }
    let pattern = OpenLine.plain(wanted)
    return texts.contains { OpenLine.plain($0).contains(pattern) }
  }
}
