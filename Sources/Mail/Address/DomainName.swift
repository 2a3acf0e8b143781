/// Names of hosts as DNS has them: letters, digits and hyphens between dots (RFC 1123).
enum DomainName {
  /// What is wrong with the text as a domain name; nil if nothing is.
  static func problem(_ text: some StringProtocol) -> String? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return "has letters beyond ASCII: write the domain in its form for machines, xn--…"
    }
    guard !text.isEmpty, text.utf8.count <= 253 else { return "has 1 to 253 letters" }
    let labels = Array(text.utf8).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    for label in labels {
      let isNamed =
        (1...63).contains(label.count)
        && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
        && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
      guard isNamed else { return "is letters, digits and hyphens between single dots" }
    }
    return nil
  }
}
