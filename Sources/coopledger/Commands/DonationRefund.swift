import ArgumentParser
import Ledger
import Reports
import Store

struct DonationRefund: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "refund", abstract: "Give a gift back, wholly or in part.",
    discussion: """
      It gives back the gift's own value; what was paid beyond it is an exchange difference. \
      The fee is in the currency that was paid.

      Examples:
        coopledger donation refund D-2018-00017 --reason "asked for it"
        coopledger donation refund D-2018-00018 --amount 400.00 --paid 352.00 EUR --reason "half"
      """)

  @Argument(help: "The donation's number, such as D-2018-00017.")
  var number: Typed

  @Option(
    help: ArgumentHelp(
      "How much of it, in the gift's currency; all that is left if not given.",
      valueName: "amount"))
  var amount: Typed?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "What was really paid, such as 352.00 EUR, if not in the gift's currency.",
      valueName: "amount"))
  var paid: [Typed] = []

  @Option(help: ArgumentHelp("What the processor charged for it.", valueName: "amount"))
  var fee: Typed?

  @Option(help: ArgumentHelp("When; today if not given.", valueName: "date"))
  var on: Typed?

  @Option(help: ArgumentHelp("Why it is given back.", valueName: "text"))
  var reason: Typed

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = RefundRequest(reason: reason.text)
    request.amount = amount?.text
    request.paid = paid.isEmpty ? nil : try paid.amountAndCurrency("paid")
    request.fee = fee?.text
    request.day = try on?.day("on")
    let recorded = try common.store().refundDonation(
      DocumentNumber(parsing: number.text, .donation), request, write.recording(isLate: late.late))
    let refund = recorded.document
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, refundJSON(refund)))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "refund")) \(refund.number): "
        + "\(refund.amount.forPeople) of \(refund.donation) given back on "
        + "\(refund.occurredOn ?? refund.postedOn)")
    try common.console.tell(late: recorded.postedLateOn)
    if refund.value != refund.amount {
      try common.console.line(
        "Worth \(refund.value.forPeople) to the campaign, paid \(refund.paid.forPeople)")
    }
    common.console.warn(recorded.warnings)
    common.console.tell(
      key: recorded.key, entry: refund.entry, isDryRun: write.dryRun,
      undo: "coopledger donation void \(refund.number) --reason TEXT")
  }
}

/// A refund for programs.
func refundJSON(_ refund: GiftRefund) -> [(String, JSON)] {
  [
    ("refund", .string(refund.number)), ("donation", .string(refund.donation)),
    ("entry", .int(Int(refund.entry))), ("posted_on", .string(refund.postedOn.description)),
    ("recorded_at", .string(refund.recordedAt)), ("amount", .string(refund.amount.text)),
    ("currency", .string(refund.amount.unit.code)), ("value", .string(refund.value.text)),
    ("paid", .string(refund.paid.text)), ("paid_currency", .string(refund.paid.unit.code)),
    ("fee", .string(refund.fee.text)), ("campaign", .string(refund.campaign)),
    ("reason", .optional(refund.reason)),
    ("state", .string(refund.isVoided ? "voided" : "refunded")),
    ("occurred_on", .optional(refund.occurredOn?.description)),
  ]
}
