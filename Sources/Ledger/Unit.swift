/// What an amount counts: a currency, or a statistical unit such as member organisations.
///
/// The scale lives here and nowhere else: it says how many decimals the minor unit has, so that
/// `Money` can be a whole number of minor units (ISO 4217 calls it the "minor unit" of a currency).
public struct Unit: Hashable, Sendable {
  /// Whether a unit is money or a count that is kept by double entry beside the money.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Money, by its ISO 4217 code.
    case currency
    /// A count of things or people: member organisations, workers.
    case statistical
  }

  /// The code in capital letters: `EUR`, `ORG`.
  public let code: String
  /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for BHD.
  public let scale: Int
  /// Money or a count.
  public let kind: Kind
  /// The last day on which a currency that no longer exists may be used; nil while it lives.
  public let lastDay: Day?

  /// A unit whose code and scale keep the rules.
  ///
  /// - Parameters:
  ///   - code: three to fifteen capital letters A to Z.
  ///   - scale: decimals of the minor unit, 0 to 4 (four is the largest in ISO 4217).
  ///   - kind: money or a count.
  ///   - lastDay: the last day of use, for dead currencies only.
  public init(code: String, scale: Int, kind: Kind, lastDay: Day? = nil) throws(UnitError) {
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard (3...15).contains(code.utf8.count), code.utf8.allSatisfy({ letters.contains($0) }) else {
      throw .malformedCode(code)
    }
    guard (0...4).contains(scale) else { throw .scaleOutOfRange(code: code, scale: scale) }
    self.code = code
    self.scale = scale
    self.kind = kind
    self.lastDay = lastDay
  }

  /// Whether the unit may be used for what happened on `day`.
  public func isUsable(on day: Day) -> Bool {
    guard let lastDay else { return true }
    return day <= lastDay
  }
}

extension Unit: CustomStringConvertible {
  /// The code.
  public var description: String { code }
}
