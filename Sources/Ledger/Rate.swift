/// An exchange rate as it was given: units of the target currency for one unit of the other.
///
/// Exact: a whole number and how many of its digits are decimals. Equal rates are equal however
/// many zeros were typed behind them.
public struct Rate: Hashable, Sendable {
  /// The most decimals a rate may have; the ECB's reference rates have six at the most.
  public static let maximumDecimals = 12

  private let digits: UInt64
  private let decimals: Int

  /// The rate that a text says exactly: `0.8791`. It must be above zero.
  public init(parsing text: String) throws(AmountError) {
    guard let decimal = DecimalText(text) else {
      throw AmountError.explaining(text, as: "rate", example: "0.8791", scale: nil)
    }
    guard !decimal.isNegative, !decimal.isZero else {
      throw AmountError(
        .notPositive, "The rate must be above zero, and \(text.quoted) is not")
    }
    guard decimal.scale <= Self.maximumDecimals else {
      throw AmountError(
        .tooPrecise,
        "The rate \(text.quoted) has \(AmountError.counted(decimal.scale)): "
          + "at most \(Self.maximumDecimals) are kept")
    }
    guard var digits = decimal.digits else {
      throw AmountError(.tooLarge, "The rate \(text.quoted) has too many digits")
    }
    var decimals = decimal.scale
    while decimals > 0, digits.isMultiple(of: 10) {
      digits /= 10
      decimals -= 1
    }
    self.digits = digits
    self.decimals = decimals
  }

  /// The shortest exact decimal: `0.8791`.
  public var text: String {
    let parts = decimalParts(of: digits, scale: decimals)
    return parts.decimals.isEmpty ? parts.whole : "\(parts.whole).\(parts.decimals)"
  }

  /// The amount in another currency, rounded once, half up, to that currency's minor unit.
  ///
  /// Below zero a half is rounded away from zero, so that reversing commutes with converting.
  public func convert(_ money: Money, to unit: Unit) throws(AmountError) -> Money {
    // 64 × 64 bits fit in 128; then one shift of the decimal point, exact or rounded.
    let product = money.minor.magnitude.multipliedFull(by: digits)
    let shift = unit.scale - money.unit.scale - decimals
    let magnitude: UInt128
    if shift < 0 {
      magnitude = product.dividedHalfUp(by: .powerOfTen(-shift))
    } else {
      let (shifted, overflow) = product.multipliedReportingOverflow(by: .powerOfTen(shift))
      guard !overflow else { throw AmountError.tooLarge(unit) }
      magnitude = shifted
    }
    return try Money(magnitude: magnitude, negative: money.minor < 0, unit: unit)
  }
}

extension Rate: CustomStringConvertible {
  /// The shortest exact decimal.
  public var description: String { text }
}
