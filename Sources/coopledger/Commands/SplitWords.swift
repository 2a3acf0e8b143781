import Store

/// The words behind --split: for each part an amount and a target, and perhaps a donor.
///
/// The option may be given once for each part; its words come here one behind the other, and an
/// amount begins the next part.
struct SplitWords {
  private let words: [String]

  init(_ words: [String]) { self.words = words }

  func parts() throws -> [LinePart] {
    var parts: [LinePart] = []
    var rest = words[...]
    while let amount = rest.popFirst() {
      guard Self.isAmount(amount), let target = rest.popFirst() else {
        throw Failure(
          "split_malformed", "--split needs an amount and what that part is", field: "split",
          hint: "Such as --split 60.00 sdg \"J. Doe\" --split 40.00 Income:Other.", exit: .usage)
      }
      var part = LinePart(amount, Self.target(target))
      if let donor = rest.first, !Self.isAmount(donor) {
        rest.removeFirst()
        if donor == "anonymous" { part.isAnonymous = true } else { part.donor = donor }
      }
      parts.append(part)
    }
    return parts
  }

  private static func isAmount(_ word: String) -> Bool {
    guard let first = word.utf8.first(where: { $0 != UInt8(ascii: "-") }) else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
      && word.utf8.allSatisfy { !(0x41...0x5A).contains($0) && !(0x61...0x7A).contains($0) }
  }

  /// What a word names: documents have numbers, accounts have colons, all else is a campaign.
  private static func target(_ word: String) -> LineTarget {
    if word.hasPrefix("fees-of:") { return .fees(String(word.dropFirst(8))) }
    if word.contains(":") { return .account(word) }
    let parts = word.split(separator: "-")
    if parts.count == 3, parts[0].utf8.count == 1, parts[1...].allSatisfy({ Int($0) != nil }) {
      return .document(word)
    }
    return .campaign(word)
  }
}
