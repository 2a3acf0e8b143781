/// Text inside an XML document.
enum XML {
  /// The text for an element or an attribute.
  ///
  /// Characters that XML 1.0 cannot hold, even as references, become the replacement character:
  /// https://www.w3.org/TR/xml/#charsets. Those that it discourages (C1 controls, DEL) as well, and
  /// those that turn the direction of what follows: a name could show a figure beside it reversed.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where !isAllowed(scalar): escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
    case 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}
