import Glibc
import Store

/// Figures for node_exporter's textfile collector, in Prometheus' text format.
enum Metrics {
  /// Writes them to the file that `COOPLEDGER_METRICS_FILE` names, whole or not at all.
  static func write(_ health: ReportHealth, _ session: Session) throws {
    guard let path = session.settings["COOPLEDGER_METRICS_FILE"]?.text else { return }
    let part = "\(path).\(getpid())"
    try OutputFile(part).write(text(health))
    guard rename(part, path) == 0 else {
      unlink(part)
      throw Failure(
        "cannot_write", "\(path) cannot be written: \(String(cString: strerror(errno)))",
        exit: .cannotCreate)
    }
  }

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
}
