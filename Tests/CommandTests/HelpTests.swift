import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
  /// Every command and group, found by following the help's own lists of subcommands.
  private func allCommands() throws -> [([String], String)] {
    var found: [([String], String)] = []
    var waiting: [[String]] = [[]]
    while let path = waiting.popLast() {
      let help = try Program.run(path + ["--help"])
      #expect(help.status == 0 && help.error == "", "\(path)")
      found.append((path, help.output))
      let listed = help.output.split(separator: "\n", omittingEmptySubsequences: false)
      var isListing = false
      for line in listed {
        if line.hasSuffix("SUBCOMMANDS:") {
          isListing = true
        } else if !line.hasPrefix("  ") {
          isListing = false
        } else if isListing, line.dropFirst(2).first != " " {
          let name = line.dropFirst(2).prefix { $0 != " " }
          waiting.append(path + [String(name)])
        }
      }
    }
    return found
  }

  @Test("of every command has an example and is the known text")
  func all() throws {
    let commands = try allCommands()
    #expect(commands.count > 30)
    for (path, help) in commands where path != ["help"] {
      let name = (["coopledger"] + path).joined(separator: " ")
      #expect(help.contains("Example"), "\(name)")
      #expect(help.contains("  \(name)"), "\(name): an example of it")
      try Golden.expect(help, is: "help/\((["coopledger"] + path).joined(separator: "-")).txt")
    }
  }

  @Test("of every command offers --json, and every write --key and --dry-run")
  func commonOptions() throws {
    for (path, help) in try allCommands() where !help.contains("SUBCOMMANDS:") && path.count > 0 {
      // psql takes over the process.
      guard path != ["local", "psql"] else { continue }
      #expect(help.contains("--json"), "\(path)")
      // What was sent is known by its recipient, without a key.
      guard path != ["report", "send"] else { continue }
      #expect(help.contains("--key") == help.contains("--dry-run"), "\(path)")
    }
  }

  @Test("and the version need no database and no settings")
  func version() throws {
    let version = try Program.run(["--version"], ["COOPLEDGER_SETTINGS": "/nonexistent"])
    #expect(version.status == 0)
    #expect(version.output.split(separator: ".").count == 3)
  }
}
