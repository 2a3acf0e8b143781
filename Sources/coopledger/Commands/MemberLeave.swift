import ArgumentParser
import Ledger
import Membership
import Store

struct MemberLeave: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Record that a member left a body.",
    discussion: """
      On that day it is no longer counted.

      Example:
        coopledger member leave smart --body cicopa --on 2018-03-31 --reason "dues unpaid"
      """)

  @Argument(help: "The organisation's code.")
  var member: Typed

  @Option(help: ArgumentHelp("The body that it left.", valueName: "code"))
  var body: Typed

  @Option(help: ArgumentHelp("The first day on which it is no member.", valueName: "date"))
  var on: Typed

  @Option(
    help: ArgumentHelp(
      "How exactly the day is known: day, month, quarter, half-year or year.",
      valueName: "precision"))
  var precision: DatePrecision = .day

  @Option(help: ArgumentHelp("When leaving was asked for.", valueName: "date"))
  var requested: Typed?

  @Option(help: ArgumentHelp("Why it left.", valueName: "text"))
  var reason: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().leaveMember(
      member.text, body: body.text, on: on.day("on"), precision: precision,
      requestedOn: requested?.day("requested"), reason: reason.text, write.recording())
    try print(
      recorded, write, common,
      undo: "coopledger member correct \(member.text) --body \(body.text) --void --reason TEXT")
  }
}
