/// An exact amount: a whole number of minor units (cents) and the unit they are of.
///
/// Nothing here wraps, traps or rounds unasked: a result that does not fit in 64 bits, or an
/// operation on two different units, is an `AmountError`.
public struct Money: Hashable, Sendable {
  /// The amount in minor units: 150000 for 1500.00 EUR.
  public let minor: Int64
  /// What is counted.
  public let unit: Unit

  /// So many minor units.
  public init(minor: Int64, unit: Unit) {
    self.minor = minor
    self.unit = unit
  }

  /// Nothing, in this unit.
  public static func zero(_ unit: Unit) -> Money { Money(minor: 0, unit: unit) }

  /// The sum.
  public func adding(_ other: Money) throws(AmountError) -> Money {
    try sameUnit(as: other)
    return try checked(minor.addingReportingOverflow(other.minor))
  }

  /// The difference, which may be negative.
  public func subtracting(_ other: Money) throws(AmountError) -> Money {
    try sameUnit(as: other)
    return try checked(minor.subtractingReportingOverflow(other.minor))
  }

  /// The same amount with the other sign.
  public func negated() throws(AmountError) -> Money {
    try checked(Int64(0).subtractingReportingOverflow(minor))
  }

  /// This amount × `part` ÷ `whole`, rounded half up to the minor unit: what a partial refund
  /// gives back of a gift's value.
  ///
  /// `part` and `whole` share a unit of their own, which need not be this amount's. Below zero a
  /// half is rounded away from zero, so that the share of a negative amount is exactly the
  /// negative of the share (PostgreSQL's `round(numeric)` does the same).
  public func share(_ part: Money, of whole: Money) throws(AmountError) -> Money {
    try part.sameUnit(as: whole)
    guard whole.minor != 0 else { throw AmountError.shareOfNothing(whole) }
    let product = minor.magnitude.multipliedFull(by: part.minor.magnitude)
    let negative = ((minor < 0) != (part.minor < 0)) != (whole.minor < 0)
    let magnitude = product.dividedHalfUp(by: UInt128(whole.minor.magnitude))
    return try Money(magnitude: magnitude, negative: negative, unit: unit)
  }

  /// The amount of a sign and a size that may be too large.
  init(magnitude: UInt128, negative: Bool, unit: Unit) throws(AmountError) {
    let limit = UInt128(Int64.max.magnitude) + (negative ? 1 : 0)
    guard magnitude <= limit else { throw AmountError.tooLarge(unit) }
    let size = Int128(magnitude)
    self.init(minor: Int64(negative ? -size : size), unit: unit)
  }

  private func sameUnit(as other: Money) throws(AmountError) {
    guard unit == other.unit else { throw AmountError.differentUnits(self, other) }
  }

  private func checked(
    _ result: (partialValue: Int64, overflow: Bool)
  ) throws(AmountError) -> Money {
    guard !result.overflow else { throw AmountError.tooLarge(unit) }
    return Money(minor: result.partialValue, unit: unit)
  }
}
