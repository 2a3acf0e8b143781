import Testing

@Suite("The words of the repository")
struct BannedTests {
  @Test("no file holds a banned word", arguments: Banned.all)
  func absent(banned: Banned) {
    // The list itself and its tests have to name them.
    let files = Repository.files.filter { !$0.path.hasPrefix("Tests/TidyTests/Banned") }
    let findings = files.flatMap { banned.findings(in: $0) }
    #expect(findings.isEmpty, "\n\(findings.joined(separator: "\n"))")
  }

  @Test("every ban catches its word", arguments: Banned.all)
  func caught(banned: Banned) {
    let places = ["Sources/Ledger/A.swift", "Tests/A/B.swift", "sql/a.sql"]
    let files = places.map { SourceFile(path: $0, text: "a\n  b = (\(banned.word)\n") }
    #expect(files.contains { banned.findings(in: $0).count == 1 })
  }

  @Test("a ban leaves longer names and comments alone")
  func spared() {
    let file = SourceFile(
      path: "Sources/Ledger/A.swift",
      text: "import FoundationEssentials\nlet Doubled = 1  // no Double here\n")
    #expect(Banned.all.flatMap { $0.findings(in: file) } == [])
  }
}
