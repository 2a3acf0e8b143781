import Testing

/// A word that does not belong in some files, with what to write there instead.
struct Banned: Sendable, CustomTestStringConvertible {
  let word: String
  let instead: String
  /// Where the ban holds.
  let covers: @Sendable (SourceFile) -> Bool
  /// Comments may speak of most of these words; of some they may not.
  var inComments = false

  var testDescription: String { word }

  func findings(in file: SourceFile) -> [String] {
    guard covers(file), file.text.find(word) != nil else { return [] }
    return (inComments ? file.lines : file.code).enumerated()
      .filter { $0.element.holds(word: word) }
      .map { file.finding($0.offset + 1, "not \(word): \(instead)") }
  }

  static let all: [Banned] =
    [
      Banned(
        word: "import Foundation",
        instead: "import Glibc, or FoundationEssentials; the whole costs 4 to 8 ms at every start"
      ) { $0.isSwift && $0.isUnder("Sources") },
      Banned(word: "import XCTest", instead: "import Testing") { $0.isSwift },
      Banned(word: "try!", instead: "handle the error", covers: isSource),
      Banned(word: "as!", instead: "as? with an answer for nil", covers: isSource),
      Banned(word: "fatalError", instead: "throw an error", covers: isSource),
      Banned(word: "Double", instead: "Money, Rate or a whole number: exact", covers: isExact),
      Banned(word: "Float", instead: "Money, Rate or a whole number: exact", covers: isExact),
      Banned(word: "double precision", instead: "bigint or numeric: exact") { $0.isSQL },
      Banned(word: "now()", instead: "clock_timestamp(); this one is the transaction's start") {
        $0.isSQL
      },
      Banned(word: "current_timestamp", instead: "clock_timestamp(), for the same reason") {
        $0.isSQL
      },
      Banned(word: "sleep(", instead: "wait for what is to happen, not for the clock") {
        $0.isUnder("Tests")
      },
      Banned(word: "usleep(", instead: "wait for what is to happen, not for the clock") {
        $0.isUnder("Tests")
      },
      Banned(
        word: "TODO", instead: "do it now, or write down why not", covers: { _ in true },
        inComments: true),
      Banned(
        word: "FIXME", instead: "mend it now, or write down why not", covers: { _ in true },
        inComments: true),
      Banned(
        word: "../shared", instead: "COOPLEDGER_TEST_DATA, which .ci/run alone may set from there",
        covers: { $0.path != ".ci/run" }, inComments: true),
    ]

  private static let isSource: @Sendable (SourceFile) -> Bool = {
    $0.isSwift && $0.isUnder("Sources")
  }
  private static let isExact: @Sendable (SourceFile) -> Bool = {
    $0.isSwift && $0.isUnder("Sources/Ledger", "Sources/Giving", "Sources/Store")
  }
}
