public import Ledger

/// Sums of amounts, one for each unit: units are never added up with each other.
public struct UnitSums: Hashable, Sendable {
  private var sums: [String: Total] = [:]

  /// Sums of nothing.
  public init() {}

  /// Adds an amount to the sum of its unit.
  public mutating func add(_ total: Total) { add(total, times: 1) }

  /// Takes an amount from the sum of its unit.
  public mutating func subtract(_ total: Total) { add(total, times: -1) }

  /// The sums by their units' codes, those that are zero too.
  public var all: [Total] { sums.values.sorted { $0.unit.code < $1.unit.code } }

  /// The sum of a unit.
  public func total(of unit: Unit) -> Total {
    sums[unit.code] ?? Total(minor: 0, unit: unit)
  }

  /// The sums in words, such as `1,585.86 € and 970.70 USD`; `nothing` if there is none.
  public var inWords: String {
    let words = all.filter { $0.minor != 0 }.map(\.forPeople)
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Makes sure that every sum is zero.
  ///
  /// - Parameters:
  ///   - code: the stable name of the rule that is broken where one is not.
  ///   - rule: the rule in words, to which the figure that breaks it is added.
  public func requireNothing(_ code: String, _ rule: String) throws(ReportError) {
    guard let uneven = all.first(where: { $0.minor != 0 }) else { return }
    throw ReportError(code, "\(rule): it is \(uneven.text) \(uneven.unit.code)")
  }

  private mutating func add(_ total: Total, times factor: Int128) {
    let sum = sums[total.unit.code]?.minor ?? 0
    sums[total.unit.code] = Total(minor: sum + factor * total.minor, unit: total.unit)
  }
}
