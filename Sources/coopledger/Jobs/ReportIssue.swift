import CSV
import Ledger
import Reports
import Store

/// Computes and words one report of one period, as known by a seal.
protocol ReportMaker {
  init(_ task: ReportTask, at anchor: ReportAnchor, _ store: Store)

  func issue() throws -> ReportIssue

  /// What is known otherwise than when its schedule last told of it.
  ///
  /// - Parameter seal: what is known by it counts; nil for all that is known.
  func revision(since told: ReportedSoFar, through seal: Int64?) throws -> Revision
}

extension ReportTask {
  /// Whatever computes it.
  func maker(at anchor: ReportAnchor, _ store: Store) -> any ReportMaker {
    switch kind {
    case .growth: GrowthIssue(self, at: anchor, store)
    case .campaign: CampaignIssue(self, at: anchor, store)
    case .members, .donations, .trialBalance, .activities, .position:
      TableIssue(self, at: anchor, store)
    }
  }
}

/// One report of one period, computed and worded, before it has a number.
struct ReportIssue {
  /// First day of the first row.
  let coversFrom: Day
  let subject: String
  let heading: String
  /// The full name of what it is about, where the heading has a short one.
  let subtitle: String?
  let sentence: String
  let table: ReportMail.Table
  let sections: [ReportMail.Section]
  let pictureWords: String
  let svg: String?
  let csv: CSVTable

  /// The mail, once it is known which run it is.
  func mail(
    _ task: ReportTask, _ number: RunNumber, at anchor: ReportAnchor, _ revision: Revision?,
    _ schedule: ReportSchedule?
  ) -> ReportMail {
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
