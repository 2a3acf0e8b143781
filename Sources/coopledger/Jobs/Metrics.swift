import Glibc
import Store

/// Figures for node_exporter's textfile collector, in Prometheus' text format.
enum Metrics {
  /// Writes a file whole or not at all, for the collector, which is another user, to read.
  static func write(_ text: String, to path: String) throws(Failure) {
    let part = "\(path).\(getpid())"
    // What lies there was left by one that was killed, or is somebody's trap.
    unlink(part)
    let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw cannotWrite(path) }
    defer { close(file) }
    guard Console.write(text, to: file), fchmod(file, 0o644) == 0, rename(part, path) == 0 else {
      let failure = cannotWrite(path)
      unlink(part)
      throw failure
    }
  }

  private static func cannotWrite(_ path: String) -> Failure {
    Failure(
      "cannot_write", "\(path) cannot be written: \(String(cString: strerror(errno)))",
      exit: .cannotCreate)
  }

  /// What the report job has to tell.
  static func text(_ health: ReportHealth) -> String {
    let states = health.deliveries.map { state, count in
      "coopledger_report_deliveries{state=\"\(state)\"} \(count)\n"
    }
    return """
      # HELP coopledger_report_last_success_seconds When the report job last ended well, since 1970.
      # TYPE coopledger_report_last_success_seconds gauge
      coopledger_report_last_success_seconds \(health.lastSuccess ?? 0)
      # HELP coopledger_reports_due Reports that are due and not made.
      # TYPE coopledger_reports_due gauge
      coopledger_reports_due \(health.due)
      # HELP coopledger_report_deliveries Mails by state.
      # TYPE coopledger_report_deliveries gauge
      \(states.joined())\
      # HELP coopledger_unsealed_operations Recorded operations that no seal covers yet.
      # TYPE coopledger_unsealed_operations gauge
      coopledger_unsealed_operations \(health.unsealed)

      """
  }

  /// What `check` has to tell: each check with its findings, those without any too.
  static func text(checks: [String], findings: [String], at moment: Int64) -> String {
    let counts = Dictionary(findings.map { ($0, 1) }, uniquingKeysWith: +)
    let lines = checks.sorted().map { name in
      "coopledger_check_findings{check=\"\(name)\"} \(counts[name] ?? 0)\n"
    }
    return """
      # HELP coopledger_check_findings What the checks of the books have found.
      # TYPE coopledger_check_findings gauge
      \(lines.joined())\
      # HELP coopledger_check_last_run_seconds When the books were last checked, since 1970.
      # TYPE coopledger_check_last_run_seconds gauge
      coopledger_check_last_run_seconds \(moment)

      """
  }
}
