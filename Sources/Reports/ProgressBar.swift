/// How far a campaign has come, as a bar.
public struct ProgressBar: Hashable, Sendable {
  /// What has been raised, in minor units.
  public let raised: Int128
  /// What is aimed at, in minor units of the same currency, above zero.
  public let goal: Int64

  /// A bar of what is raised against what is aimed at.
  public init(raised: Int128, goal: Int64) {
    self.raised = raised
    self.goal = goal
  }

  /// The percentage, rounded down: `0.55`.
  public var percent: String { Percent.roundedDown(raised, of: goal) }

  /// The bar for a terminal: `[█████▌    ] 55.00 %`.
  ///
  /// It is filled by eighths of a column and rounded down: full only when the goal is reached, and
  /// never over-full.
  ///
  /// - Parameter width: columns between the brackets.
  public func text(width: Int) -> String {
    let eighths = filled(of: max(width, 0) * 8)
    let full = String(repeating: "█", count: eighths / 8)
    let tip = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    let rest = max(width, 0) - eighths / 8 - (tip.isEmpty ? 0 : 1)
    let space = String(repeating: " ", count: max(0, 5 - percent.utf8.count))
    return "[\(full)\(tip)\(String(repeating: " ", count: rest))] \(space)\(percent) %"
  }

  /// How many of `steps` are reached, rounded down, between none and all.
  func filled(of steps: Int) -> Int {
    guard raised > 0, goal > 0 else { return 0 }
    guard raised < goal else { return steps }
    return Int(Int128(steps) * raised / Int128(goal))
  }
}
