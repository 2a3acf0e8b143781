import Testing

@Suite("The folders")
struct LayoutTests {
  @Test("the top level holds what it has to and no more")
  func topLevel() {
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "sql", "config", "scripts", "README.md", "LICENSE",
      "CHANGELOG.md", "CONTRIBUTING.md",
    ]
    let names = Set(Repository.files.compactMap { $0.path.split(separator: "/").first })
    #expect(names.contains("Package.swift"), "git ls-files must answer in \(Repository.top)")
    let strangers = names.filter { !allowed.contains(String($0)) && !$0.hasPrefix(".") }
    expectNone(strangers.sorted().map { "\($0): move it into one of the folders, or remove it" })
  }

  @Test("every script can be run and says that bash, or Python, runs it")
  func scripts() {
    let data = [".md", ".sql", ".csv", ".py", ".sh"]
    let scripts = Repository.files.filter { file in
      file.isUnder("scripts", ".ci") && !data.contains { file.path.hasSuffix($0) }
    }
    #expect(!scripts.isEmpty)
    expectNone(
      scripts.flatMap { script in
        [
          ["#!/usr/bin/env bash", "#!/usr/bin/env python3"].contains(script.lines[0])
            ? nil : script.finding(1, "begin with: #!/usr/bin/env bash"),
          Repository.isExecutable(script.path) ? nil : "\(script.path): chmod +x",
        ].compactMap { $0 }
      })
  }
}
