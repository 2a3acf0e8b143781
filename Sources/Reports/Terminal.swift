/// What a terminal would act on instead of showing, made visible.
public enum Terminal {
  /// The text, with every character that could move the cursor, colour, reorder or hide what
  /// stands around it written as a visible escape: `\u{1B}`, `\n`. Everything else is verbatim.
  ///
  /// A donor's name is anybody's text; printed raw, it could clear the screen or pretend to be
  /// another line of the report.
  public static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHazard) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHazard(scalar) {
        safe.append(contentsOf: visible(scalar).unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// Whether a terminal, or an eye, could be misled by the character.
  ///
  /// Controls; every character with Unicode's property Bidi_Control; what has no width and no
  /// ink; line and paragraph separators.
  static func isHazard(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x200B...0x200D, 0x2060, 0xFEFF: true
    case 0x2028...0x2029: true
    default: false
    }
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
}
