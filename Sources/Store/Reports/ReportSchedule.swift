public import Ledger

/// What is sent, for which periods.
public enum ReportKind: String, CaseIterable, Sendable {
  case growth, campaign, members, donations
  case trialBalance = "trial-balance"
  case activities, position

  /// What a report can be about.
  public enum Subject: Sendable {
    /// A body, or every body.
    case body
    /// One campaign.
    case campaign
    /// A campaign, or every campaign.
    case campaigns
    /// The whole books.
    case books
  }

  /// What it is about.
  public var subject: Subject {
    switch self {
    case .growth, .members: .body
    case .campaign: .campaign
    case .donations: .campaigns
    case .trialBalance, .activities, .position: .books
    }
  }
}

/// How long the periods of a schedule are.
public enum ReportFrequency: String, CaseIterable, Sendable {
  case monthly, quarterly, yearly

  public var step: PeriodStep {
    switch self {
    case .monthly: .month
    case .quarterly: .quarter
    case .yearly: .year
    }
  }
}

/// Someone who gets a report: address and display name.
public struct ReportRecipient: Hashable, Sendable {
  public let address: String
  public let name: String?

  public init(address: String, name: String?) {
    self.address = address
    self.name = name
  }
}

/// A report that is to be sent from now on.
public struct ScheduleRequest: Sendable {
  public let kind: ReportKind
  /// The body's or the campaign's code; `all` for every one, and for the whole books.
  public let scope: String
  public let frequency: ReportFrequency
  /// The day of the month after the period's end, 1 to 28.
  public let sendDay: Int
  /// A month of the first period; nil for the last complete one by the database's clock.
  public let starting: Month?
  /// The name of the CSV dialect.
  public let dialect: String
  public let recipients: [ReportRecipient]

  public init(
    kind: ReportKind, scope: String, frequency: ReportFrequency, sendDay: Int, starting: Month?,
    dialect: String, recipients: [ReportRecipient]
  ) {
    self.kind = kind
    self.scope = scope
    self.frequency = frequency
    self.sendDay = sendDay
    self.starting = starting
    self.dialect = dialect
    self.recipients = recipients
  }
}

/// A schedule as it stands.
public struct ReportSchedule: Sendable {
  /// What is done with it.
  public enum State: String, Sendable {
    case active, paused, removed
  }

  public let id: Int
  public let kind: ReportKind
  public let scope: String
  public let frequency: ReportFrequency
  public let sendDay: Int
  /// First day of the first period.
  public let starting: Day
  public let dialect: String
  public let state: State
  public let recipients: [ReportRecipient]
  /// First day of the last period that it told of; nil if of none.
  public let told: Day?

  /// When it sends next; nil while it does not.
  public var nextDay: Day? {
    guard state == .active, let first = nextMonth else { return nil }
    return day(ofPeriodFrom: first)
  }

  /// First months of the periods that it would send at once on a day, as `reporting.due` has it.
  public func missed(on day: Day) -> [Month] {
    var periods: [Month] = []
    var next = state == .active ? nextMonth : nil
    while let first = next, let sent = self.day(ofPeriodFrom: first), sent <= day {
      periods.append(first)
      next = first.advanced(by: frequency.step.months)
    }
    return periods
  }

  private var nextMonth: Month? {
    told.map { $0.month.advanced(by: frequency.step.months) } ?? starting.month
  }

  private func day(ofPeriodFrom first: Month) -> Day? {
    first.advanced(by: frequency.step.months).flatMap {
      Day(year: $0.year, month: $0.number, day: sendDay)
    }
  }
}
