public import Ledger

/// How a write is to be done.
public struct Recording: Sendable {
  /// The idempotency key: the same key with the same request is answered, not done again.
  public let key: String
  /// Do everything, then take it back, and tell what would have been.
  public let isDryRun: Bool
  /// Money of a closed month is posted on the first open day after it, and keeps its own day too;
  /// otherwise it is refused.
  public let isLate: Bool

  /// - Parameter key: nil makes one that nobody has used.
  public init(key: String? = nil, isDryRun: Bool = false, isLate: Bool = false) {
    self.key = key ?? Self.makeKey()
    self.isDryRun = isDryRun
    self.isLate = isLate
  }

  private static func makeKey() -> String {
    var generator = SystemRandomNumberGenerator()
    let random = UInt64.random(in: .min ... .max, using: &generator)
    let digits = String(random, radix: 36)
    return "auto-" + String(repeating: "0", count: 13 - digits.count) + digits
  }
}

/// What came of a write.
public struct Recorded<Document: Sendable>: Sendable {
  /// Whether this call did it.
  public enum Status: String, Sendable {
    /// It is new.
    case created
    /// The same key had done the same before: the answer is the stored one.
    case exists
    /// A closed account takes postings again.
    case reopened
  }

  public let status: Status
  public let key: String
  public let document: Document
  /// What the caller should look at, in sentences; nothing of it hindered the write.
  public private(set) var warnings: [String]
  /// The day that money of a closed month was posted on, the first open one after it.
  public internal(set) var postedLateOn: Day?

  public func warning(_ more: [String]) -> Recorded {
    var copy = self
    copy.warnings += more
    return copy
  }
}
