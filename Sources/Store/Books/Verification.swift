/// What recomputing the books came to.
public struct Verification: Sendable {
  /// Something that is not as it was sealed.
  public struct Finding: Sendable {
    /// What was compared: program, anchor, leaves, tree, or the name of a check.
    public let part: String
    /// The seal concerned, where one is known.
    public let seal: Int64?
    /// The entry concerned, where one is known.
    public let entry: Int64?
    /// Its place in the tree.
    public let leaf: Int64?
    /// Whom it is about, in words.
    public let subject: String
    /// What differs.
    public let finding: String
  }

  /// The last seal; nil where nothing was ever sealed.
  public let last: Seal?
  /// How many seals there are.
  public let seals: Int
  /// Whether the database's functions and views could be compared with this program's.
  public let isProgramCompared: Bool
  /// In the order of the books; none if everything agrees.
  public let findings: [Finding]
}

extension Verification.Finding {
  /// A function or view that is not this program's.
  init(_ difference: Schema.Difference) {
    self.init(
      part: "program", seal: nil, entry: nil, leaf: nil, subject: difference.name,
      finding: difference.finding)
  }
}
