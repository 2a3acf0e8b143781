import Testing

@testable import Postgres

@Suite("The text of an array")
struct ArrayLiteralTests {
  @Test(
    "reads back as it was written",
    arguments: [
      [], [nil], [""], ["NULL", nil, "null"], ["a,b", "{c}", "d\"e", "f\\g", " h ", "é😀\u{301}"],
      ["\"\u{301}combined"], ["line\nbreak", "tab\t"],
    ] as [[String?]])
  func roundTrip(elements: [String?]) {
    #expect(ArrayLiteral.elements(of: ArrayLiteral.text(of: elements)) == elements)
  }

  @Test("is read as the server writes it, unquoted and with bounds")
  func serverForms() {
    #expect(ArrayLiteral.elements(of: "{1,NULL,-3}") == ["1", nil, "-3"])
    #expect(ArrayLiteral.elements(of: "[0:1]={a,\"b c\"}") == ["a", "b c"])
  }

  @Test(
    "is refused when malformed or of two dimensions",
    arguments: ["", "{", "}", "{a", "{a,}", "{,a}", "{\"a}", "{\"a\"b}", "{a}b", "{{1},{2}}", "1"])
  func malformed(text: String) {
    #expect(ArrayLiteral.elements(of: text) == nil)
  }
}
