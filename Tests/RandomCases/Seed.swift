import Glibc

/// The start of a run of random cases. A failing test names its seed, and
/// `COOPLEDGER_TEST_SEED=that` repeats it.
public struct Seed: CustomStringConvertible, Sendable {
  let value: UInt64

  /// By which a failing test names it.
  public var description: String { "COOPLEDGER_TEST_SEED=\(value)" }

  /// Fresh seeds, or the one that the environment asks for.
  public static func some(_ count: Int = 8) -> [Seed] {
    if let asked = getenv("COOPLEDGER_TEST_SEED"), let value = UInt64(String(cString: asked)) {
      return [Seed(value: value)]
    }
    return (0..<count).map { _ in Seed(value: .random(in: 0...UInt64.max)) }
  }

  /// Random numbers that follow from the seed alone.
  public var generator: SeededGenerator { SeededGenerator(state: value) }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and good enough to choose cases.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of the range, small ones as often as large ones.
  public mutating func size(upTo most: Int64) -> Int64 {
    let bits = Int64.bitWidth - most.leadingZeroBitCount
    let limit = Int64(1) << Int.random(in: 0..<max(1, bits), using: &self)
    return Int64.random(in: 1...min(most, limit), using: &self)
  }

  public mutating func isHeads() -> Bool { Bool.random(using: &self) }

  public mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &self)]
  }
}
