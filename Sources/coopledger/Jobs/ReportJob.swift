import CSV
import Ledger
import Mail
import Reports
import Store

/// Makes reports, stores them, and brings them to those who get them.
struct ReportJob {
  /// A report that was made.
  struct Made {
    let run: Int64
    let task: ReportTask
    let subject: String
  }

  /// A delivery that was tried.
  struct Tried {
    let delivery: ClaimedDelivery
    /// accepted, retry, failed or in doubt.
    let state: String
    let text: String
  }

  let store: Store
  let settings: MailSettings

  /// How long we are believed to be alive while a message is under way: longer than a delivery
  /// can take.
  private static let leaseSeconds = 600
  /// How long to wait for somebody else's sealing.
  private static let sealingMilliseconds = 30_000

  func seal() throws -> ReportAnchor {
    try store.sealForReports(patience: Self.sealingMilliseconds)
  }

  /// What has changed since a run, counting what no seal covers yet, in a few words.
  func changes(since number: Int64) throws -> String {
    let run = try store.run(number)
    let revision = try run.task.maker(at: store.anchor(run.seal), store)
      .revision(since: ReportedSoFar(run), through: nil)
    switch revision.restatement.cells.count {
    case 0: return "nothing has changed since"
    case 1: return "1 figure has changed since"
    case let count: return "\(count) figures have changed since"
    }
  }

  /// A report as it would be made now; nothing is stored.
  func trial(_ task: ReportTask, to recipients: [ReportRecipient]) throws -> NewRun {
    let version = try (store.runs(of: task).map(\.version).max() ?? 0) + 1
    return try store.tryingSeal(patience: Self.sealingMilliseconds) { anchor in
      try draft(
        task, at: anchor, to: recipients,
        number: RunNumber(run: 0, version: version, writtenAt: 0))
    }
  }

  /// Computes a report, renders it once, and stores it with a message to each recipient.
  ///
  /// - Returns: nil where somebody else has made it meanwhile, or its schedule is not active.
  func make(_ task: ReportTask, at anchor: ReportAnchor, to recipients: [ReportRecipient]) throws
    -> Made?
  {
    let new = try draft(task, at: anchor, to: recipients, number: store.beginRun(task))
    guard try store.record(new, program: Version.text) else { return nil }
    return Made(run: new.number.run, task: task, subject: new.subject)
  }

  /// The same without storing anything.
  private func draft(
    _ task: ReportTask, at anchor: ReportAnchor, to recipients: [ReportRecipient], number: RunNumber
  ) throws -> NewRun {
    let maker = task.maker(at: anchor, store)
    let issue = try maker.issue()
    let schedule = try task.schedule.map { try store.schedule($0) }
    let revision = try revision(of: task, by: maker, through: anchor.seal, for: recipients)
    let mail = issue.mail(task, number, at: anchor, revision, schedule)
    let name = task.fileName(version: number.version)
    let dialect = CSVDialect(rawValue: task.dialect) ?? .rfc4180
    var files = [("\(name).csv", issue.csv)]
    files += revision?.files.map { ("\(name)_\($0.name).csv", $0.table) } ?? []
    let tables = files.map { file, table in
      RunPart(
        name: file, mediaType: "text/csv",
        content: Array(table.text(dialect: dialect, bom: true).utf8))
    }
    let png = issue.svg.flatMap(Picture.png)
    let picture = try png.map { png in
      MailPicture(contentID: try id("chart-\(number.run).\(number.writtenAt)"), png: png)
    }
    let text = mail.text()
    let html = mail.html(picture: picture?.contentID.description)
    let attachments = try tables.map { try MailAttachment(fileName: $0.name, csv: $0.content) }
    // Composed once: each recipient gets the same under a head of its own.
    let local = "run-\(number.run)"
    var message = MailMessage(
      from: settings.sender, to: settings.sender, subject: mail.subject, sentAt: number.writtenAt,
      id: try id(local), text: text, html: html, picture: picture, attachments: attachments)
    let content = message.content(boundary: "\(local).\(number.writtenAt)")
    let messages = try recipients.enumerated().map { place, recipient in
      message.to = try MailAddress(name: recipient.name, address: recipient.address)
      message.id = try id("\(local).\(place + 1).\(number.writtenAt)")
      return RunMessage(
        recipient: recipient, id: message.id.description, head: try message.head(over: content))
    }
    let pictures =
      (issue.svg.map { [RunPart(name: "\(name).svg", mediaType: "image/svg+xml", text: $0)] } ?? [])
      + (png.map { [RunPart(name: "\(name).png", mediaType: "image/png", content: $0)] } ?? [])
    return NewRun(
      task: task, number: number, coversFrom: issue.coversFrom, seal: anchor.seal,
      subject: mail.subject,
      parts: tables + [
        RunPart(name: "\(name).txt", mediaType: "text/plain", text: text),
        RunPart(name: "\(name).html", mediaType: "text/html", text: html),
      ] + pictures,
      messages: messages, body: content.bytes)
  }

  /// What has changed since a schedule told of it last, or since those who get it now got it
  /// before.
  private func revision(
    of task: ReportTask, by maker: any ReportMaker, through seal: Int64,
    for recipients: [ReportRecipient]
  ) throws -> Revision? {
    if let schedule = task.schedule {
      return try store.reported(by: schedule).map { told in
        try maker.revision(since: told, through: seal)
      }
    }
    // Of several who got different ones the first: nobody must miss a change.
    let earlier = try recipients.compactMap { try store.lastRun(of: task, to: $0.address) }.min()
    guard let earlier else { return nil }
    let run = try store.run(earlier)
    var revision = try maker.revision(since: ReportedSoFar(run), through: seal)
    revision.replaced = run
    return revision
  }

  private func id(_ local: String) throws(MailError) -> MessageID {
    try MessageID(local, at: settings.sender.domain)
  }

  /// Brings what may be tried now, one after another; of one run, or of all.
  func deliver(of run: Int64? = nil, each: (Tried) throws -> Void) throws {
    let courier = try Courier(settings)
    while let claimed = try store.claimDelivery(of: run, leaseSeconds: Self.leaseSeconds) {
      let outcome = outcome(of: claimed, by: courier)
      let state = try store.finish(claimed, outcome)
      try each(Tried(delivery: claimed, state: state, text: outcome.text))
    }
  }

  private func outcome(of claimed: ClaimedDelivery, by courier: Courier) -> DeliveryOutcome {
    do {
      let to = try MailAddress(name: claimed.recipient.name, address: claimed.recipient.address)
      let delivery = courier.deliver(
        claimed.message, id: try MessageID(parsing: claimed.messageID), from: settings.sender,
        to: to)
      return switch delivery {
      case .accepted(let reply): DeliveryOutcome(.accepted, text: reply)
      case .temporary(let code, let text): DeliveryOutcome(.temporary, code: code, text: text)
      case .permanent(let code, let text): DeliveryOutcome(.permanent, code: code, text: text)
      case .unknown(let text): DeliveryOutcome(.unknown, text: text)
      }
    } catch {
      return DeliveryOutcome(.permanent, text: Failure(error).message)
    }
  }
}

extension RunPart {
  fileprivate init(name: String, mediaType: String, text: String) {
    self.init(name: name, mediaType: mediaType, content: Array(text.utf8))
  }
}
