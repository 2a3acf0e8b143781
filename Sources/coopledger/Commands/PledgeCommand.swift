import ArgumentParser
import Ledger
import Reports
import Store

struct PledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pledge", abstract: "Record promises of gifts, and follow them.",
    discussion: """
      A pledge is never counted as raised. Record its payments with donation record --pledge.

      Example:
        coopledger pledge record 1000.00 EUR --campaign sdg --donor "Crédit Coopératif"
      """,
    subcommands: [
      PledgeRecordCommand.self, PledgeList.self, PledgeShow.self, PledgeCancel.self,
    ])
}

struct PledgeRecordCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record the promise of a gift.",
    discussion: """
      Example:
        coopledger pledge record 1000.00 EUR --campaign sdg --donor COOPERAR --due 2019-06-30
      """)

  @Argument(help: "What was promised, such as 1000.00.")
  var amount: Typed

  @Argument(help: "Its currency, which is the campaign's.")
  var currency: Typed

  @Option(help: ArgumentHelp("What it is promised for.", valueName: "code"))
  var campaign: Typed

  @Option(help: ArgumentHelp("Who promised: a name, or a donor's code.", valueName: "name"))
  var donor: Typed

  @Option(help: ArgumentHelp("When it was promised; today if not given.", valueName: "date"))
  var on: Typed?

  @Option(help: ArgumentHelp("When it is to be paid.", valueName: "date"))
  var due: Typed?

  @Option(help: ArgumentHelp("A remark.", valueName: "text"))
  var memo: Typed?

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var request = PledgeRequest(
      amount: amount.text, currency: currency.text, campaign: campaign.text, donor: donor.text)
    request.promisedOn = try on?.day("on")
    request.dueOn = try due?.day("due")
    request.memo = memo?.text
    let recorded = try common.store().recordPledge(request, write.recording(isLate: late.late))
    let pledge = recorded.document
    guard !common.json else {
      return try common.console.json(
        writeJSON(recorded, isDryRun: write.dryRun, pledgeJSON(pledge)))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "pledge")) \(pledge.number): "
        + "\(pledge.promised.forPeople) from \(Terminal.safe(pledge.donor ?? pledge.donorCode)) "
        + "to \(pledge.campaign)")
    try common.console.tell(late: recorded.postedLateOn)
    common.console.tell(
      key: recorded.key, entry: pledge.entry, isDryRun: write.dryRun,
      undo: "coopledger pledge cancel \(pledge.number) --reason TEXT")
  }
}

struct PledgeCancel: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Give up what is still outstanding of a pledge.",
    discussion: """
      Example:
        coopledger pledge cancel P-2018-00001 --reason "the donor withdrew"
      """)

  @Argument(help: "The pledge's number, such as P-2018-00001.")
  var number: Typed

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: Typed

  @Option(help: ArgumentHelp("When; today if not given.", valueName: "date"))
  var on: Typed?

  @OptionGroup var late: LateOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().cancelPledge(
      DocumentNumber(parsing: number.text, .pledge), reason: reason.text, on: on?.day("on"),
      write.recording(isLate: late.late))
    let pledge = recorded.document
    guard !common.json else {
      return try common.console.json(
        writeJSON(
          recorded, isDryRun: write.dryRun,
          pledgeJSON(pledge) + [
            ("cancellation_posted_late_on", .optional(recorded.postedLateOn?.description))
          ]))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "cancellation")) of \(pledge.number): "
        + "\(pledge.cancelled.forPeople) of \(pledge.promised.forPeople) given up")
    try common.console.tell(late: recorded.postedLateOn)
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }
}
