/// What a person's text may hold that becomes part of a header.
enum HeaderText {
  /// Whether the text has a control character, or another by which a reader could begin a new
  /// line: with one in it, a name could add a header, or a recipient.
  static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
      default: false
      }
    }
  }

  /// Whether the text is printable ASCII that no mail program takes for an encoded word.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.utf8.holds("=?")
  }

  /// The text in quotation marks for a message, shortened.
  static func quoted(_ text: String) -> String {
    let shown = text.prefix(80)
    return shown.endIndex == text.endIndex ? "\"\(shown)\"" : "\"\(shown)…\""
  }
}

extension Collection<UInt8> {
  /// Whether the bytes of a word stand somewhere in a row.
  func holds(_ word: String) -> Bool {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.starts(with: word.utf8) { return true }
      rest = rest.dropFirst()
    }
    return word.isEmpty
  }
}

extension UInt8 {
  /// Whether it is a letter or a digit of ASCII.
  var isASCIIAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
