extension Money {
  /// The amount that a text says exactly: `1500`, `1500.00`, `-0.05`.
  ///
  /// A thousands separator or a decimal comma is refused with the readings it could have, because
  /// `1.000` is a thousand in one country and one in the next. So are signs other than one minus,
  /// spaces, exponents, digits of other scripts, and more decimals than the unit has.
  public init(parsing text: String, unit: Unit) throws(AmountError) {
    guard let decimal = DecimalText(text) else {
      throw AmountError.explaining(
        text, as: "amount", example: "1500 or 1500.00", scale: unit.scale)
    }
    guard decimal.scale <= unit.scale else {
      throw AmountError.tooPrecise(text, decimals: decimal.scale, unit: unit)
    }
    guard let digits = decimal.digits else { throw AmountError.tooLarge(unit) }
    try self.init(
      magnitude: UInt128(digits) * UInt128.powerOfTen(unit.scale - decimal.scale),
      negative: decimal.isNegative, unit: unit)
  }

  /// The amount that a text says, which must be above zero, as every gift, goal and transfer is.
  public static func positive(parsing text: String, unit: Unit) throws(AmountError) -> Money {
    let money = try Money(parsing: text, unit: unit)
    guard money.minor > 0 else { throw AmountError.notPositive(text, unit: unit) }
    return money
  }
}
