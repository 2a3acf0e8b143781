import ArgumentParser
import Reports
import Store

struct ReportDeliveries: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliveries", abstract: "List what became of the mails, newest first.",
    discussion: """
      In doubt is what was handed over when the answer got lost: it is sent again with the same \
      message id, by which mail programs know it as the same, and Doubts says how often.

      Example:
        coopledger report deliveries --failed
      """)

  @Flag(help: "Only what was not accepted.")
  var failed = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let deliveries = try common.store().deliveries(unfinished: failed)
    guard !common.json else { return try common.console.json(.array(deliveries.map(json))) }
    var table = TextTable([
      .right("Delivery"), .right("Run"), .left("To"), .left("State"), .right("Attempts"),
      .right("Doubts"), .left("Next at"), .left("Answer"),
    ])
    for one in deliveries {
      table.append([
        String(one.id), String(one.run), one.recipient.address, one.state, String(one.attempts),
        String(one.doubts), one.nextAttemptAt ?? "",
        [one.code.map(String.init), one.text].compactMap(\.self).joined(separator: " "),
      ])
    }
    try common.console.put(table.text)
  }

  private func json(_ one: DeliveryState) -> JSON {
    .object([
      ("delivery", .int(Int(one.id))), ("run", .int(Int(one.run))),
      ("subject", .string(one.subject)), ("address", .string(one.recipient.address)),
      ("message_id", .string(one.messageID)), ("state", .string(one.state)),
      ("attempts", .int(one.attempts)), ("doubts", .int(one.doubts)),
      ("next_attempt_at", .optional(one.nextAttemptAt)),
      ("code", one.code.map(JSON.int) ?? .null), ("text", .optional(one.text)),
    ])
  }
}

struct ReportRetry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Have a mail tried again at once that failed or waits.",
    discussion: """
      The next coopledger report send --due tries it, and five days more if need be.

      Example:
        coopledger report retry 3
      """)

  @Argument(help: "The delivery's number.")
  var delivery: Int

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.store().retryDelivery(Int64(delivery))
    if common.json {
      try common.console.json(
        .object([("delivery", .int(delivery)), ("state", .string("retry"))]))
    } else {
      try common.console.line("Delivery \(delivery) is tried again by the next report send --due")
    }
  }
}
