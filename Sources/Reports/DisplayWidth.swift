extension String {
  /// How many columns of a terminal the text takes, as nearly as can be said without asking it.
  ///
  /// Context: names come in every script, and ICU would cost 41 MB. Choice: the standard library's
  /// grapheme clusters and properties, and the wide blocks of Unicode's East Asian Width (UAX 11)
  /// in one table. Rejected: `wcwidth`, which depends on the locale and knows no emoji sequences.
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Character {
  fileprivate var displayWidth: Int {
    let isEmoji = unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
    if isEmoji { return 2 }
    return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension Unicode.Scalar {
  /// Columns of one scalar: 0 if it is drawn onto the one before, 2 if it is wide.
  fileprivate var displayWidth: Int {
    guard value >= 0x300 else { return value < 0x20 || (0x7F...0x9F).contains(value) ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    // Vowels and final consonants that join the Hangul syllable before them.
    case 0x1160...0x11FF: return 0
    // Hangul, CJK, kana, Yi, compatibility and full-width forms, the ideographic planes.
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18CFF, 0x1B000...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
