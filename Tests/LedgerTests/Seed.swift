import Glibc
import Testing

/// The start of a run of random cases. A failing test names its seed, and
/// `COOPLEDGER_TEST_SEED=that` repeats it.
struct Seed: CustomTestStringConvertible, Sendable {
  let value: UInt64
  var testDescription: String { "COOPLEDGER_TEST_SEED=\(value)" }

  /// Fresh seeds, or the one that the environment asks for.
  static func some(_ count: Int = 8) -> [Seed] {
    if let asked = getenv("COOPLEDGER_TEST_SEED"), let value = UInt64(String(cString: asked)) {
      return [Seed(value: value)]
    }
    return (0..<count).map { _ in Seed(value: .random(in: 0...UInt64.max)) }
  }

  /// Random numbers that follow from the seed alone.
  var generator: SeededGenerator { SeededGenerator(state: value) }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and good enough to choose cases.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

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
