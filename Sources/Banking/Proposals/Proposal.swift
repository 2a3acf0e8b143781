/// How a line may be explained, and why.
public struct Proposal: Hashable, Sendable {
  /// How sure it is; what is at least strong may be applied without asking, if nothing else is as
  /// sure.
  public enum Confidence: Int, Comparable, Sendable, CaseIterable {
    case possible, likely, strong, certain

    public static func < (one: Confidence, other: Confidence) -> Bool {
      one.rawValue < other.rawValue
    }
  }

  /// What speaks for it.
  public enum Ground: String, Sendable, CaseIterable {
    case sameReference = "same amount and reference"
    case sameDonor = "same amount and donor"
    case similarDonor = "same amount and similar donor"
    case toldAmount = "donor and amount in its text"
    case sameAmount = "same amount"
    case reference = "structured reference"
    case ownAccounts = "between our own accounts"
    case rule = "rule"
    case accountOfDonor = "account of a donor"
    case nameOfDonor = "name of a donor"
  }

  public let explanation: Explanation
  public let ground: Ground
  public let confidence: Confidence
  /// The rule that says so.
  public var rule: Int64?

  public init(
    _ explanation: Explanation, _ ground: Ground, _ confidence: Confidence, rule: Int64? = nil
  ) {
    self.explanation = explanation
    self.ground = ground
    self.confidence = confidence
    self.rule = rule
  }

  /// Whether it says that something recorded by hand is seen here.
  public var isSighting: Bool {
    switch ground {
    case .sameReference, .sameDonor, .similarDonor, .toldAmount, .sameAmount: true
    case .reference, .ownAccounts, .rule, .accountOfDonor, .nameOfDonor: false
    }
  }
}

/// A line with what may explain it, the surest first.
public struct ProposedLine: Hashable, Sendable {
  public let line: OpenLine
  public let proposals: [Proposal]
  /// How many recorded gifts or refunds of its amount could be it beside those.
  public let more: Int
  /// The one that may be applied without asking; nil where there is doubt.
  public internal(set) var choice: Proposal?
}
