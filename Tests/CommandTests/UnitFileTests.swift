import TestSupport
import Testing

@Suite("The systemd units")
struct UnitFileTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/config/systemd"

  private static let isPossible =
    (try? Child.run("systemd-analyze", ["--version"]))?.status == 0

  /// Runs a line of the shell in a copy of the units, the program being one that is there.
  private func inCopy(_ line: String) throws -> Child.Output {
    try Child.run(
      "/bin/sh",
      [
        "-c",
        """
        set -e
        copy=$(mktemp -d); trap 'rm -rf "$copy"' EXIT; cp "$0"/* "$copy"; cd "$copy"
        sed -i 's#/usr/local/bin/coopledger#/bin/true#' ./*.service
        \(line)
        """, Self.folder,
      ])
  }

  @Test(
    "are valid, and their exposure is OK, as systemd itself says",
    .enabled("needs systemd", { isPossible }))
  func verified() throws {
    for service in ["coopledger-report", "coopledger-check"] {
      let verified = try inCopy("systemd-analyze verify ./\(service).service ./\(service).timer")
      #expect(verified.status == 0, "\(verified.error)")
      #expect(verified.error == "")
      let security = try inCopy(
        "systemd-analyze security --offline=true --threshold=15 ./\(service).service")
      #expect(security.status == 0, "\(security.output)")
      #expect(security.output.contains("OK"))
    }
  }
}
