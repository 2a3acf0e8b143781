import RandomCases

extension SeededGenerator {
  /// A number of any size: small ones and the ends of the range as often as the huge.
  mutating func minor() -> Int64 {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: [.min, .min + 1, -1, 0, 1, .max - 1, .max].randomElement(using: &self) ?? 0
    default: Int64(truncatingIfNeeded: next()) >> Int.random(in: 0...63, using: &self)
    }
  }

  /// A number of any size above zero.
  mutating func positiveMinor() -> Int64 { max(1, minor() & .max) }
}
