import Ledger
import Reports
import Store

/// Computes and words what a campaign has raised by the end of one period, month by month.
struct CampaignIssue: ReportMaker {
  let task: ReportTask
  let anchor: ReportAnchor
  let store: Store

  init(_ task: ReportTask, at anchor: ReportAnchor, _ store: Store) {
    self.task = task
    self.anchor = anchor
    self.store = store
  }

  private var horizon: Horizon { Horizon(asOf: task.end, knownAt: .seal(anchor.seal)) }

  func issue() throws -> ReportIssue {
    let first = task.end.month.advanced(by: -11) ?? task.start.month
    let months = try store.campaignMonths(
      of: task.scope, from: first, to: task.end.month, at: horizon)
    let figures = try store.raised(by: task.scope, at: horizon)
    return ReportIssue(
      coversFrom: min(first.firstDay, task.start),
      subject: "\(task.scope.uppercased()) campaign \(task.periodInShort): "
        + "\(figures.raised.forPeople) of \(figures.goal.forPeople) (\(figures.percent) %)",
      heading: "\(task.scope.uppercased()), \(task.periodInWords)", subtitle: figures.name,
      // The table goes back a year; the sentence is of the period alone.
      sentence: CampaignReport.sentence(
        months.filter { $0.period >= task.start.month.description }), table: table(months),
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

  func revision(since told: ReportedSoFar, through seal: Int64?) throws -> Revision {
    // From the first day on: what was raised before the table begins is in all its rows.
    let lines = try store.restatingLines(
      of: task.kind, task.scope, from: nil, to: told.end, after: told.seal, through: seal)
    // Counting the donors of the past takes long, and is for nothing where nothing was moved.
    guard try !lines.isEmpty || store.hasNewGoals(task.scope, after: told.seal, through: seal)
    else {
      return Revision(scope: task.scope, restatement: Restatement(joining: []), cause: .lines([]))
    }
    func table(_ known: Int64?) throws -> ReportTable {
      let months = try store.campaignMonths(
        of: task.scope, from: told.start.month, to: told.end.month,
        at: Horizon(asOf: told.end, knownAt: known.map(KnownAt.seal)))
      return try CampaignReport.table(of: task.scope, months, asOf: told.end, knownAt: "")
    }
    let restatement = Restatement(
      try table(told.seal), now: try table(seal), by: ["period", "campaign"])
    return Revision(scope: task.scope, restatement: restatement, cause: .lines(lines))
  }
}
