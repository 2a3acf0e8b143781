import ArgumentParser
import Ledger
import Reports
import Store

struct DonationVoid: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "void", abstract: "Take back a donation or a refund that was typed by mistake.",
    discussion: """
      It then counts as neither received nor given back. To return money that really came, use \
      donation refund. With --import all gifts of a file are taken back, or none of them.

      Examples:
        coopledger donation void D-2018-00017 --reason "recorded twice"
        coopledger donation void --import file-2018-12 --reason "wrong campaign"
      """)

  @Argument(help: "The number of the donation or refund, such as D-2018-00017 or R-2018-00003.")
  var number: Typed?

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "The key of an imported file, all gifts of which are taken back.", valueName: "key"))
  var importKey: Typed?

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    switch (number, importKey) {
    case (let number?, nil): try voidDocument(number)
    case (nil, let key?): try voidImport(key)
    default:
      throw Failure(
        "void_what",
        "Say either the number of a donation or refund, or --import with the key of a "
          + "file", hint: "coopledger donation list shows the numbers; the import told its key.",
        exit: .usage)
    }
  }

  private func voidImport(_ key: Typed) throws {
    let recorded = try common.store().voidImport(
      key.text, reason: reason.text, write.recording(isLate: late.late))
    let voided = recorded.document
    guard !common.json else {
      return try common.console.json(
        writeJSON(
          recorded, isDryRun: write.dryRun,
          [
            ("import", .string(voided.key)), ("gifts", .int(voided.gifts)),
            ("refunds", .int(voided.refunds)),
          ]))
    }
    let verb =
      write.dryRun ? "Would void" : recorded.status == .exists ? "Already voided" : "Voided"
    let refunds = voided.refunds == 0 ? "" : " and \(counted(voided.refunds, "refund"))"
    try common.console.line("\(verb) \(counted(voided.gifts, "gift"))\(refunds) of \(voided.key)")
    try common.console.tell(late: recorded.postedLateOn)
    common.console.tell(
      key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: "import the file again")
  }

  private func voidDocument(_ number: Typed) throws {
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
