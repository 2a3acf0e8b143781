extension UInt64 {
  /// The product in 128 bits, which always hold it.
  func multipliedFull(by other: UInt64) -> UInt128 { UInt128(self) * UInt128(other) }
}

extension UInt128 {
  /// The quotient rounded to the nearest whole number, a half upwards.
  ///
  /// The remainder is compared with what is missing to the divisor: doubling it could overflow.
  func dividedHalfUp(by divisor: UInt128) -> UInt128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder >= divisor - remainder ? quotient + 1 : quotient
  }

  /// Ten to the power of `exponent`, for 0 to 38.
  static func powerOfTen(_ exponent: Int) -> UInt128 {
    var power: UInt128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
