import ArgumentParser
import Ledger
import Reports
import Store

struct DonationVoid: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "Take back a donation or a refund that was typed by mistake.",
    discussion: """
      It then counts as neither received nor given back. To return money that really came, use \
      donation refund.

      Example:
        coopledger donation void D-2018-00017 --reason "recorded twice"
      """)

  @Argument(help: "The number of the donation or refund, such as D-2018-00017 or R-2018-00003.")
  var number: Typed

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().voidDocument(
      DocumentNumber(parsing: number.text, .donation, .refund), reason: reason.text,
      write.recording(isLate: late.late))
    let voided = recorded.document
    guard !common.json else {
      return try common.console.json(
        writeJSON(
          recorded, isDryRun: write.dryRun,
          [
            ("document", .string(voided.number)), ("entry", .int(Int(voided.entry))),
            ("reverses", .int(Int(voided.reverses))),
            ("posted_on", .string(voided.postedOn.description)),
            ("occurred_on", .optional(voided.occurredOn?.description)),
          ]))
    }
    let verb =
      write.dryRun ? "Would void" : recorded.status == .exists ? "Already voided" : "Voided"
    try common.console.line("\(verb) \(voided.number): entry \(voided.reverses) is taken back")
    try common.console.tell(late: recorded.postedLateOn)
    common.console.tell(
      key: recorded.key, entry: voided.entry, isDryRun: write.dryRun,
      undo: "record it again")
  }
}
