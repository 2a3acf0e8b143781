import Glibc
import TestSupport
import Testing

/// Files that never end, or never begin.
@Suite("A file that is read")
struct InputFileTests {
  private let ledger: Ledger
  private let folder: TemporaryFolder

  init() throws {
    ledger = try Ledger()
    folder = try TemporaryFolder()
  }

  private static let commands = [
    "member import", "rate import", "donation import --campaign sdg", "statement import",
    "member import x.csv --map",
  ]

  @Test("may be no device: some of them never end", arguments: commands)
  func devices(command: String) throws {
    for device in ["/dev/zero", "/dev/full", "/dev/null", folder.path] {
      let refused = try ledger.run("\(command) \(device) --dry-run --json")
      #expect(refused.status == 66, "\(device): \(refused.error)")
      #expect(try refused.errorJSON.text("code") == "file_unreadable", "\(device)")
    }
  }

  @Test("may be a pipe, and who waits for one that nobody fills can be interrupted")
  func pipes() throws {
    let pipe = "\(folder.path)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    defer { unlink(pipe) }
    let member = "code,name,country\nsmart,SMart,BE"
    let done = try Program.shell(
      "(printf '\(member)' >'\(pipe)' &) ; exec \"$0\" member import '\(pipe)' --dry-run --json",
      [],
      try officer())
    #expect(done.status == 0, "\(done.error)")
    #expect(try done.json["created"] == .number("1"))
    for signal in [SIGINT, SIGTERM] {
      let child = try Program.start(["member", "import", pipe, "--json"], ledger.environment)
      // Once somebody can write without waiting, the program has opened it.
      var writer: Int32 = -1
      while writer < 0 { writer = open(pipe, O_WRONLY | O_NONBLOCK) }
      defer { close(writer) }
      child.signal(signal)
      let interrupted = child.wait()
      #expect(interrupted.status == 75)
      #expect(try interrupted.errorJSON.text("code") == "interrupted")
    }
  }

  @Test("more than once is no pipe", arguments: ["rate import", "donation import --campaign sdg"])
  func readAgain(command: String) throws {
    let piped = try Program.shell(
      "printf 'Date,USD' | \"$0\" \(command) /dev/stdin --json", [], ledger.environment)
    #expect(piped.status == 66)
    #expect(try piped.errorJSON.text("message")?.contains("more than once") == true)
  }

  private func officer() throws -> [String: String] {
    try ledger.database.need(role: "olga", memberOf: "coopledger_officer", "coopledger_auditor")
    return ledger.environment.merging(["PGUSER": "olga"]) { $1 }
  }
}
