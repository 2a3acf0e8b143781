import Glibc
import Testing

/// The start of a random history. A failing test names its seed, and
/// `COOPLEDGER_TEST_SEED=that` repeats it.
struct ModelSeed: CustomTestStringConvertible, Sendable {
  let value: UInt64
  var testDescription: String { "COOPLEDGER_TEST_SEED=\(value)" }

  /// Fresh seeds, or the one that the environment asks for.
  static func some(_ count: Int) -> [ModelSeed] {
    if let asked = getenv("COOPLEDGER_TEST_SEED"), let value = UInt64(String(cString: asked)) {
      return [ModelSeed(value: value)]
    }
    return (0..<count).map { _ in ModelSeed(value: .random(in: 0...UInt64.max)) }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and good enough to choose cases.
struct ModelGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
