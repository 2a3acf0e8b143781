public import Ledger

/// One report of one period, of a schedule or asked for by somebody.
public struct ReportTask: Sendable {
  /// nil where somebody asked for it.
  public let schedule: Int?
  public let kind: ReportKind
  public let scope: String
  public let step: PeriodStep
  public let start: Day
  public let end: Day
  /// The name of the CSV dialect.
  public let dialect: String

  public init(
    schedule: Int?, kind: ReportKind, scope: String, step: PeriodStep, start: Day, end: Day,
    dialect: String
  ) {
    self.schedule = schedule
    self.kind = kind
    self.scope = scope
    self.step = step
    self.start = start
    self.end = end
    self.dialect = dialect
  }

  /// The period as it is printed: `2017-06`, `2017-Q2`, `2017`.
  public var period: String { step.name(of: start) }
}

extension PeriodStep {
  /// The period that begins on a day, as it is printed: `2017-06`, `2017-Q2`, `2017`.
  public func name(of start: Day) -> String {
    switch self {
    case .month: start.month.description
    case .quarter: "\(start.year)-Q\((start.month.number + 2) / 3)"
    case .year: "\(start.year)"
    }
  }

  /// How many months a period has.
  public var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }
}

/// The number of a run that is about to be made.
public struct RunNumber: Sendable {
  public let run: Int64
  public let version: Int
  /// By the database's clock: seconds since 1970.
  public let writtenAt: Int64

  public init(run: Int64, version: Int, writtenAt: Int64) {
    self.run = run
    self.version = version
    self.writtenAt = writtenAt
  }
}

/// A file of a report.
public struct RunPart: Sendable {
  public let name: String
  public let mediaType: String
  public let content: [UInt8]

  public init(name: String, mediaType: String, content: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.content = content
  }
}

/// What of a message is one recipient's own; behind it comes what all get alike.
public struct RunMessage: Sendable {
  public let recipient: ReportRecipient
  /// Without brackets.
  public let id: String
  public let head: [UInt8]

  public init(recipient: ReportRecipient, id: String, head: [UInt8]) {
    self.recipient = recipient
    self.id = id
    self.head = head
  }
}

/// A report as it is to be stored.
public struct NewRun: Sendable {
  public let task: ReportTask
  public let number: RunNumber
  /// First day of the first row of its table.
  public let coversFrom: Day
  public let seal: Int64
  public let subject: String
  public let parts: [RunPart]
  public let messages: [RunMessage]
  /// What all messages have in common, below their heads.
  public let body: [UInt8]

  public init(
    task: ReportTask, number: RunNumber, coversFrom: Day, seal: Int64, subject: String,
    parts: [RunPart], messages: [RunMessage], body: [UInt8]
  ) {
    self.task = task
    self.number = number
    self.coversFrom = coversFrom
    self.seal = seal
    self.subject = subject
    self.parts = parts
    self.messages = messages
    self.body = body
  }
}

/// A report that was produced.
public struct ReportRun: Sendable {
  public let id: Int64
  public let task: ReportTask
  public let coversFrom: Day
  public let version: Int
  public let seal: Int64
  public let subject: String
  /// UTC, ISO 8601.
  public let producedAt: String
  public let producedBy: String
  /// How many of its mails were accepted, of how many.
  public let accepted: Int
  public let messages: Int
}
