import Ledger
import Reports
import Store

/// Computes and words what a campaign has raised by the end of one period, month by month.
struct CampaignIssue {
  let task: ReportTask
  let anchor: ReportAnchor
  let store: Store

  private var horizon: Horizon { Horizon(asOf: task.end, knownAt: .seal(anchor.seal)) }

  func issue() throws -> ReportIssue {
    let first = task.end.month.advanced(by: -11) ?? task.start.month
    let months = try store.campaignMonths(
      of: task.scope, from: first, to: task.end.month, at: horizon)
    let figures = try store.campaignFigures(task.scope, at: horizon)
    return ReportIssue(
      coversFrom: min(first.firstDay, task.start),
      subject: "\(task.scope.uppercased()) campaign \(task.periodInShort): "
        + "\(figures.raised.forPeople) of \(figures.goal.forPeople) (\(figures.percent) %)",
      heading: "\(task.scope.uppercased()), \(task.periodInWords)", subtitle: figures.name,
      sentence: CampaignReport.sentence(months), table: table(months),
      revision: try revision(),
      sections: [
        ReportMail.Section("Control totals", [.points(try JournalControl.points(store, horizon))])
      ],
      pictureWords: "", svg: nil,
      csv: try CampaignReport.table(
        of: task.scope, months, asOf: task.end, knownAt: "seal:\(anchor.seal)"
      ).csv())
  }

  private func table(_ months: [CampaignMonth]) -> ReportMail.Table {
    var table = ReportMail.Table(
      ["month", "received", "refunded", "raised", "%", "donors"], endsWithNews: true)
    for month in months {
      table.append([
        month.period, month.received.text, month.refunded.text, month.raised.text, month.percent,
        String(month.donors),
      ])
    }
    return table
  }

  private func revision() throws -> ReportIssue.Revision? {
    guard let schedule = task.schedule, let told = try store.reported(by: schedule) else {
      return nil
    }
    let restatement = try restatement(since: told, now: horizon)
    // Whose gift it was that did it is nothing for a mail.
    return ReportIssue.Revision(
      restatement: restatement, movements: nil, section: Restating.section(restatement, []))
  }

  /// What is known otherwise than when the schedule last told of it.
  func restatement(since told: ReportedSoFar, now: Horizon) throws -> Restatement {
    func table(_ known: KnownAt?) throws -> ReportTable {
      let months = try store.campaignMonths(
        of: task.scope, from: told.start.month, to: told.end.month,
        at: Horizon(asOf: told.end, knownAt: known))
      return try CampaignReport.table(of: task.scope, months, asOf: told.end, knownAt: "")
    }
    return Restatement(try table(.seal(told.seal)), now: try table(now.knownAt))
  }
}
