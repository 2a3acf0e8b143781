import Reports
import Testing

@Suite("JSON")
struct JSONTests {
  @Test("Members keep their order, on one line")
  func order() {
    let document = JSON.object([
      ("status", .string("created")), ("entry", .int(17)), ("amount", .string("1500.00")),
      ("late", .bool(false)), ("yes", .bool(true)), ("seal", .null),
      ("warnings", .array([.string("one"), .int(-2), .object([])])), ("empty", .array([])),
      ("donor", .optional(nil)), ("country", .optional("AR")),
    ])
    #expect(
      document.text
        == #"{"status":"created","entry":17,"amount":"1500.00","late":false,"yes":true,"#
        + #""seal":null,"warnings":["one",-2,{}],"empty":[],"donor":null,"country":"AR"}"#)
  }

  @Test(
    "Text is escaped as RFC 8259 asks, and so that a terminal is safe",
    arguments: [
      ("say \"no\" \\ /", #""say \"no\" \\ /""#),
      ("a\nb\rc\td\r\n", #""a\nb\rc\td\r\n""#),
      ("\u{0}\u{8}\u{C}\u{1F}\u{1B}[2J", #""\u0000\u0008\u000c\u001f\u001b[2J""#),
      ("\u{7F}\u{9B}", #""\u007f\u009b""#),
      ("\u{202E}x\u{2028}\u{FEFF}", #""\u202ex\u2028\ufeff""#),
      ("Été 协 🤝 \u{FFFF}", "\"Été 协 🤝 \u{FFFF}\""),
      ("\u{301}", "\"\u{301}\""),
      ("\"\u{301}", "\"\\\"\u{301}\""),
    ])
  func escaping(text: String, literal: String) {
    #expect(Array(JSON.string(text).text.utf8) == Array(literal.utf8))
    #expect(Array(JSON.object([(text, .null)]).text.utf8) == Array("{\(literal):null}".utf8))
  }
}
