import Ledger
import Reports
import Store

/// Computes and words the growth of a body, or of all bodies, in one period.
struct GrowthIssue: ReportMaker {
  let task: ReportTask
  let anchor: ReportAnchor
  let store: Store

  init(_ task: ReportTask, at anchor: ReportAnchor, _ store: Store) {
    self.task = task
    self.anchor = anchor
    self.store = store
  }

  private var horizon: Horizon { Horizon(asOf: task.end, knownAt: .seal(anchor.seal)) }
  private var body: String? { task.scope == "all" ? nil : task.scope }

  func issue() throws -> ReportIssue {
    let report = try report(from: task.firstMonth)
    let news = report.rows.filter { $0.periodStart == task.start }
    return ReportIssue(
      coversFrom: report.rows.map(\.periodStart).min() ?? task.start,
      subject: subject(news), heading: "\(report.name), \(task.periodInWords)",
      subtitle: try fullName(),
      sentence: sentence(news), table: table(report, news),
      sections: try people() + countries(report) + campaigns() + [controls(report)],
      pictureWords: "\(report.name): a line of the members above bars of those who came and left; "
        + "the table says the same.",
      svg: body == nil ? nil : report.svg(), csv: report.csv())
  }

  /// The rows from a month on, without the periods in which nothing was counted yet; checked.
  private func report(
    from first: Month, to last: Month? = nil, at horizon: Horizon? = nil
  ) throws -> GrowthReport {
    let last = last ?? task.end.month
    let growth = try store.growth(
      of: body, from: first, to: last, by: task.step, at: horizon ?? self.horizon)
    let counted = Set(growth.filter { $0.closing != nil }.map(\.body))
    let opened = growth.filter { $0.closing != nil }.map(\.start).min() ?? task.start
    return try GrowthReport(
      name: body.map { $0.uppercased() } ?? "All bodies",
      rows: growth.filter { (body != nil || counted.contains($0.body)) && $0.start >= opened }
        .map { GrowthRow($0, by: task.step) },
      asOf: last.lastDay.description, knownAt: "seal:\(anchor.seal)")
  }

  private func fullName() throws -> String? { try body.map { try store.bodies(only: $0)[0].name } }

  private func subject(_ news: [GrowthRow]) -> String {
    guard body != nil else {
      return "Growth of all bodies \(task.periodInShort): \(news.count) counted"
    }
    let what = "\(task.scope.uppercased()) growth \(task.periodInShort)"
    guard let row = news.first, let closing = row.closing, let net = row.net else {
      return "\(what): not counted"
    }
    return "\(what): \(closing) \(closing == 1 ? "member" : "members") (\(signed(net)))"
  }

  private func sentence(_ news: [GrowthRow]) -> String {
    guard let row = news.first, body != nil else {
      return "\(news.count) \(news.count == 1 ? "body" : "bodies") counted in "
        + "\(task.periodInWords). Bodies are not added up: one organisation may be a member of "
        + "several."
    }
    guard let opening = row.opening, let closing = row.closing, let net = row.net else {
      return "Nobody has counted its members in \(task.periodInWords)."
    }
    let change =
      net == 0
      ? "as many as at its opening"
      : "\(net.magnitude) \(net > 0 ? "more" : "fewer") than at its opening (\(opening))"
    var flows = [("joined", row.joined), ("rejoined", row.rejoined), ("left", row.left)]
      .filter { $0.0 != "rejoined" || $0.1 != 0 }
      .map { "\($0.1 ?? 0) \($0.0)" }
    if let reclassified = row.reclassified, reclassified != 0 {
      flows.append("\(signed(reclassified)) by mergers, splits and revised counts")
    }
    return "\(closing) \(closing == 1 ? "member" : "members") at the close of "
      + "\(task.periodInWords), \(change): "
      + flows.joined(separator: ", ") + "."
  }

  private func signed(_ count: Int) -> String { count < 0 ? "-\(count.magnitude)" : "+\(count)" }

  /// The periods of a body, or this period of all bodies.
  private func table(_ report: GrowthReport, _ news: [GrowthRow]) -> ReportMail.Table {
    let rows = body == nil ? news : report.rows
    let optional: [(String, (GrowthRow) -> Int?)] = [
      ("rejoined", \.rejoined), ("reclassified", \.reclassified),
    ]
    let moved = optional.filter { column in rows.contains { (column.1($0) ?? 0) != 0 } }
    func shown(_ count: Int?) -> String { count.map(String.init) ?? "" }
    var table = ReportMail.Table(
      [body == nil ? "body" : task.step.rawValue, "opening", "joined"] + moved.map(\.0)
        + ["left", "closing", "growth %"], endsWithNews: body != nil)
    for row in rows {
      table.append(
        [body == nil ? row.body : row.period, shown(row.opening), shown(row.joined)]
          + moved.map { shown($0.1(row)) }
          + [shown(row.left), shown(row.closing), row.growthPercent ?? ""])
    }
    return table
  }

  private func countries(_ report: GrowthReport) -> [ReportMail.Section] {
    let lines = report.countryLines
    return lines.isEmpty ? [] : [ReportMail.Section("Where they are", [.sentences(lines.upTo(60))])]
  }
}

// Who moved, and what else a board asks.
extension GrowthIssue {
  /// Who joined and who left in the period, by name, and whose day is known only roughly.
  private func people() throws -> [ReportMail.Section] {
    var sections: [ReportMail.Section] = []
    for (flow, title) in [
      (GrowthFlow.joined, "Joined"), (.rejoined, "Rejoined"), (.left, "Left"),
      (.reclassified, "Mergers, splits and revised counts"),
    ] {
      let moved = try store.moved(
        flow, in: body, from: task.start.month, to: task.end.month, at: horizon)
      guard !moved.isEmpty else { continue }
      let rough = coarser.compactMap { precision in
        let count = moved.count { $0.precision == precision }
        return count == 0 ? nil : "\(count) to the \(precision)"
      }
      var content = [ReportMail.Content.points(moved.map(words).upTo(60))]
      if !rough.isEmpty {
        content.append(
          .sentences([
            "Dated only roughly, and perhaps of another \(task.step.rawValue): "
              + rough.joined(separator: ", ") + "."
          ]))
      }
      sections.append(ReportMail.Section(title, content))
    }
    return sections
  }

  /// The precisions of days by which one cannot tell the period.
  private var coarser: [String] {
    switch task.step {
    case .month: ["quarter", "half-year", "year"]
    case .quarter: ["half-year", "year"]
    case .year: []
    }
  }

  private func words(_ moved: MovedMember) -> String {
    let who = moved.name ?? moved.member ?? "\(moved.count) without a name"
    let place = moved.country.map { " (\($0 == "INT" ? "international" : $0))" } ?? ""
    let day = moved.day.map { ", \($0)" } ?? ""
    let precision = moved.precision ?? "day"
    let rough = precision == "day" ? "" : ", known to the \(precision)"
    return (body == nil ? "\(moved.body): " : "") + who + place + day + rough
  }

  /// What the campaigns have raised by the period's end.
  private func campaigns() throws -> [ReportMail.Section] {
    let campaigns = try store.raised(at: horizon)
    guard !campaigns.isEmpty else { return [] }
    let points = campaigns.map { campaign in
      "\(campaign.name): \(campaign.raised.forPeople) of \(campaign.goal.forPeople) "
        + "(\(campaign.percent) %)"
    }
    return [
      ReportMail.Section(
        "Raised by \(task.end), of the goal", [.points(points.upTo(60))])
    ]
  }

  /// That everything adds up, with the figures by which a reader can see it.
  private func controls(_ report: GrowthReport) throws -> ReportMail.Section {
    var points: [String] = []
    for body in report.bodies {
      let rows = report.rows.filter { $0.body == body && $0.closing != nil }
      guard let first = rows.first, let last = rows.last else { continue }
      func sum(_ count: (GrowthRow) -> Int?) -> Int { rows.reduce(0) { $0 + (count($1) ?? 0) } }
      let span = first.period == last.period ? first.period : "\(first.period) to \(last.period)"
      points.append(
        "\(body), \(span): opening \(first.opening ?? 0) + joined \(sum(\.joined)) + rejoined "
          + "\(sum(\.rejoined)) - left \(sum(\.left)) + reclassified \(sum(\.reclassified)) = "
          + "closing \(last.closing ?? 0)")
    }
    return ReportMail.Section(
      "Control totals", [.points(points.upTo(60) + (try JournalControl.points(store, horizon)))])
  }
}

// What was told before.
extension GrowthIssue {
  func revision(since told: ReportedSoFar, through seal: Int64?) throws -> Revision {
    let first = told.start.month
    let before = try report(
      from: first, to: told.end.month, at: Horizon(knownAt: .seal(told.seal)))
    let after = try report(
      from: first, to: told.end.month, at: Horizon(knownAt: seal.map(KnownAt.seal)))
    let restatement = Restatement(growth: before.rows, now: after.rows)
    let movements =
      restatement.cells.isEmpty
      ? [] : try store.restating(task.scope, to: told.end, after: told.seal, through: seal)
    return Revision(scope: task.scope, restatement: restatement, cause: .movements(movements))
  }
}
