import Reports
import Testing

@Suite("Text for a terminal")
struct TerminalTests {
  @Test(
    "What a terminal would act on is shown as an escape",
    arguments: [
      ("\u{1B}[2Jgone", "\\u{1B}[2Jgone"),
      ("a\u{9B}31mb", "a\\u{9B}31mb"),
      ("line\none\ttab\rback", "line\\none\\ttab\\rback"),
      ("both\r\n", "both\\r\\n"),
      ("bell\u{7}nul\u{0}del\u{7F}", "bell\\u{7}nul\\u{0}del\\u{7F}"),
      ("\u{202E}0051\u{202C}", "\\u{202E}0051\\u{202C}"),
      ("\u{2066}x\u{2069}\u{200E}\u{200F}\u{61C}", "\\u{2066}x\\u{2069}\\u{200E}\\u{200F}\\u{61C}"),
      (
        "a\u{200B}b\u{200C}c\u{200D}d\u{FEFF}e\u{2060}",
        "a\\u{200B}b\\u{200C}c\\u{200D}d\\u{FEFF}e\\u{2060}"
      ),
      ("x\u{2028}y\u{2029}z", "x\\u{2028}y\\u{2029}z"),
    ])
  func escapes(hostile: String, visible: String) {
    #expect(Terminal.safe(hostile) == visible)
  }

  @Test(
    "Everything else is verbatim",
    arguments: [
      "", "COOPERAR", "Coopérative d’Été", "e\u{301}", "协同组合", "تعاونية", "🤝", "a\\u{1B}b",
      "~ \u{A0}",
    ])
  func verbatim(text: String) {
    #expect(Array(Terminal.safe(text).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test("No control, and no character that turns the direction, ever passes")
  func everyScalar() {
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let safe = Terminal.safe(String(scalar)).unicodeScalars
      let dangerous =
        scalar.properties.generalCategory == .control
        || scalar.properties.isBidiControl
      if dangerous, safe.elementsEqual([scalar]) {
        Issue.record("U+\(String(value, radix: 16)) passes")
      }
    }
    #expect(Terminal.safe("\u{85}") == "\\u{85}")
  }
}
