import Ledger
import Reports
import Store

/// Computes and words a report that is one table, by its form.
struct TableIssue: ReportMaker {
  let task: ReportTask
  let anchor: ReportAnchor
  let store: Store
  private let form: TableForm

  /// How many rows a mail shows; the file has all.
  private static let rowsShown = 60

  init(_ task: ReportTask, at anchor: ReportAnchor, _ store: Store) {
    self.task = task
    self.anchor = anchor
    self.store = store
    form = .of(task.kind)
  }

  func issue() throws -> ReportIssue {
    let period = TablePeriod(task.start, task.end, seal: anchor.seal)
    let (table, result, own) = try form.make(task.scope, period, store)
    let name = form.name(task.scope)
    var sections: [ReportMail.Section] = []
    if table.count > Self.rowsShown {
      sections.append(
        ReportMail.Section(
          "The other rows",
          [
            .sentences([
              "The first \(Self.rowsShown) of \(table.count) rows are here, all are in the file."
            ])
          ]))
    }
    if !table.notes.isEmpty {
      sections.append(ReportMail.Section("To read it right", [.sentences(table.notes)]))
    }
    let journal = try JournalControl.points(
      store, Horizon(asOf: task.end, knownAt: .seal(anchor.seal)))
    sections.append(ReportMail.Section("Control totals", [.points(own.upTo(20) + journal)]))
    return ReportIssue(
      coversFrom: task.start, subject: "\(name) \(task.periodInShort): \(result)",
      heading: "\(name), \(task.periodInWords)", subtitle: nil, sentence: table.sentence,
      table: ReportMail.Table(table, columns: form.shown, rows: Self.rowsShown),
      sections: sections, pictureWords: "", svg: nil, csv: table.csv())
  }

  /// Compares those periods that were told and that later records can have moved.
  func revision(since told: ReportedSoFar, through seal: Int64?) throws -> Revision {
    let cause: Revision.Cause =
      task.kind.subject == .body
      ? .movements(
        try store.restating(task.scope, to: told.end, after: told.seal, through: seal))
      : .lines(
        try store.restatingLines(
          of: task.kind, task.scope, from: form.isOfTheEnd ? nil : told.start, to: told.end,
          after: told.seal, through: seal))
    let days = cause.days
    let parts = try periods(of: told).filter { start, end in
      // Names change without a movement: the last list is compared always.
      task.kind.subject == .body && end == told.end
        || days.contains { $0 <= end && (form.isOfTheEnd || $0 >= start) }
    }.map { start, end in
      func table(_ known: Int64?) throws -> ReportTable {
        let period = TablePeriod(start, end, seal: known)
        return try form.make(task.scope, period, store).table
      }
      return Restatement(
        try table(told.seal), now: try table(seal), of: task.step.name(of: start),
        by: form.identity)
    }
    return Revision(scope: task.scope, restatement: Restatement(joining: parts), cause: cause)
  }

  /// The periods that a schedule has told of, first and last days.
  private func periods(of told: ReportedSoFar) -> [(Day, Day)] {
    var periods: [(Day, Day)] = []
    var first = told.start.month
    while first.firstDay <= told.end, let last = first.advanced(by: task.step.months - 1),
      let next = first.advanced(by: task.step.months)
    {
      periods.append((first.firstDay, last.lastDay))
      first = next
    }
    return periods
  }
}
