import ArgumentParser
import Glibc
import Ledger
import Reports
import Store

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Prove every invariant of the books; exit 1 on a finding.",
    discussion: """
      Each check is a query that an auditor can read and run: audit.violations has all of them.

      Examples:
        coopledger check
        coopledger check --metrics /var/lib/prometheus/node-exporter/coopledger_check.prom
      """)

  @Option(
    help: ArgumentHelp(
      "Write how many findings there are for node_exporter, too.", valueName: "file"))
  var metrics: Typed?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let violations = try common.store().violations()
    let checks = Store.checkNames.count
    if let metrics {
      try Metrics.write(
        Metrics.text(
          checks: Store.checkNames, findings: violations.map(\.check), at: Int64(time(nil))),
        to: metrics.text)
    }
    if common.json {
      try common.console.json(
        .object([
          ("checks", .int(checks)),
          (
            "findings",
            .array(
              violations.map { violation in
                .object([
                  ("check_name", .string(violation.check)),
                  ("subject", .string(violation.subject)),
                  ("finding", .string(violation.finding)),
                ])
              })
          ),
        ]))
    } else if violations.isEmpty {
      try common.console.line("\(checks) checks, nothing found")
    } else {
      var table = TextTable([.left("Check"), .left("Subject"), .left("Finding")])
      for violation in violations {
        table.append([violation.check, violation.subject, violation.finding])
      }
      try common.console.put(table.text)
    }
    guard violations.isEmpty else { throw ExitCode(ExitStatus.checkFailed.rawValue) }
  }
}
