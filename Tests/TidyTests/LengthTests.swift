import Testing

@Suite("The lengths of files, lines and functions")
struct LengthTests {
  @Test("no file is too long")
  func files() { expectNone(Repository.files.flatMap(Lengths.tooLong)) }

  @Test("no line is too wide")
  func lines() { expectNone(Repository.files.flatMap(Lengths.wideLines)) }

  @Test("no function is too long")
  func functions() { expectNone(Repository.files.flatMap(Lengths.longFunctions)) }

  @Test("a file, a line and a function one over the limit are found")
  func found() {
    let body = String(repeating: "    call()\n", count: 69)
    func file(_ text: String) -> SourceFile { SourceFile(path: "Sources/A/B.swift", text: text) }
    #expect(Lengths.tooLong(file(String(repeating: "\n", count: 400))).isEmpty)
    #expect(Lengths.tooLong(file(String(repeating: "\n", count: 401))).count == 1)
    #expect(Lengths.wideLines(of: file(String(repeating: "é", count: 100))).isEmpty)
    #expect(Lengths.wideLines(of: file(String(repeating: "é", count: 101))).count == 1)
    let long = file("struct A {\n  func a(\n    b: Int\n  ) {\n\(body)  }\n}\n")
    #expect(
      Lengths.longFunctions(of: long) == [
        "Sources/A/B.swift:2: 73 lines, over 70: split the function"
      ])
    #expect(Lengths.longFunctions(of: file("  init() {\n\(body)  }\n")).count == 1)
    #expect(Lengths.longFunctions(of: file("  func a()\n\n  func b() {\n  }\n\(body)")).isEmpty)
  }
}

/// Fails with every finding on a line of its own.
func expectNone(_ findings: [String], _ location: SourceLocation = #_sourceLocation) {
  #expect(findings.isEmpty, "\n\(findings.joined(separator: "\n"))", sourceLocation: location)
}
