import CSV
import Ledger
import Reports
import Store

/// One report of one period, computed and worded, before it has a number.
struct ReportIssue {
  /// What was told before, and what of it is told otherwise now.
  struct Revision {
    let restatement: Restatement
    /// The movements behind it, a table of its own; nil where there are none to name.
    let movements: CSVTable?
    let section: ReportMail.Section
  }

  /// First day of the first row.
  let coversFrom: Day
  let subject: String
  let heading: String
  /// The full name of what it is about, where the heading has a short one.
  let subtitle: String?
  let sentence: String
  let table: ReportMail.Table
  let revision: Revision?
  let sections: [ReportMail.Section]
  let pictureWords: String
  let svg: String?
  let csv: CSVTable

  /// Computes a report as known by a seal.
  static func make(_ task: ReportTask, at anchor: ReportAnchor, _ store: Store) throws
    -> ReportIssue
  {
    switch task.kind {
    case .growth: try GrowthIssue(task: task, anchor: anchor, store: store).issue()
    case .campaign: try CampaignIssue(task: task, anchor: anchor, store: store).issue()
    }
  }

  /// The mail, once it is known which run it is.
  func mail(
    _ task: ReportTask, _ number: RunNumber, at anchor: ReportAnchor, _ schedule: ReportSchedule?
  )
    -> ReportMail
  {
    ReportMail(
      subject: subject, heading: heading, subtitle: subtitle, sentence: sentence, table: table,
      sections: (revision.map { [$0.section] } ?? []) + sections + [proof(number, anchor)],
      pictureWords: pictureWords, footer: footer(task, schedule))
  }

  private func proof(_ number: RunNumber, _ anchor: ReportAnchor) -> ReportMail.Section {
    ReportMail.Section(
      "Anchor",
      [
        .sentences([
          "Everything here was known by seal \(anchor.seal), which covers \(anchor.treeSize) "
            + "entries of the journal. Their root, by which this mail proves them:", anchor.root,
          "This is run \(number.run), version \(number.version). Computed anew from the journal: "
            + "coopledger report show \(number.run)",
        ])
      ])
  }

  private func footer(_ task: ReportTask, _ schedule: ReportSchedule?) -> [String] {
    guard let schedule else {
      return [
        "Sent by coopledger because somebody asked for this report once; no other will follow."
      ]
    }
    return [
      "Sent by coopledger, schedule \(schedule.id): \(task.kind.rawValue) of \(task.scope), "
        + "\(schedule.frequency.rawValue), on day \(schedule.sendDay) of the month after.",
      "To stop it, answer this mail, or: coopledger schedule remove \(schedule.id)",
    ]
  }
}

extension ReportTask {
  /// The period as people say it: `June 2017`, `the second quarter of 2017`, `2017`.
  var periodInWords: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let quarters = ["first", "second", "third", "fourth"]
    return switch step {
    case .month: "\(months[start.month.number - 1]) \(start.year)"
    case .quarter: "the \(quarters[start.month.number / 3]) quarter of \(start.year)"
    case .year: "\(start.year)"
    }
  }

  /// The same in a subject: `June 2017`, `Q2 2017`, `2017`.
  var periodInShort: String {
    step == .quarter ? "Q\(start.month.number / 3 + 1) \(start.year)" : periodInWords
  }

  /// The first month of its table: of twelve periods, this one the last.
  var firstMonth: Month {
    start.month.advanced(by: -11 * step.months) ?? start.month
  }

  /// How its files are called: `coopledger_growth_cicopa_2017-06_v1`.
  func fileName(version: Int) -> String {
    "coopledger_\(kind.rawValue)_\(scope)_\(period)_v\(version)"
  }
}

extension Sequence<String> {
  /// The first so many, and how many more there are.
  func upTo(_ count: Int) -> [String] {
    let all = Array(self)
    guard all.count > count else { return all }
    return all.prefix(count) + ["… and \(all.count - count) more"]
  }
}
