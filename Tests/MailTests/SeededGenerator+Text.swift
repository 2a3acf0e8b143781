import RandomCases

extension SeededGenerator {
  /// Up to so many of the pieces in a row.
  mutating func text(of pieces: [String], upTo most: Int64) -> String {
    (0..<size(upTo: most)).map { _ in one(of: pieces) }.joined()
  }
}
