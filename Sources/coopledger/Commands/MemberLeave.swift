import ArgumentParser
import Ledger
import Membership
import Store

struct MemberLeave: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Record that a member left a body.",
    discussion: """
      On that day it is no longer counted. Whose membership rests on it is named: others that \
      come by way of it, and its own memberships in bodies that ask for this one. On a terminal \
      you are asked before it is recorded.

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

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    let day = try on.day("on")
    var said: [String] = []
    if !yes, !write.dryRun, !common.json, Console.canAsk {
      said = try store.dependents(on: member.text, in: body.text, on: day)
      if !said.isEmpty {
        common.console.warn(said)
        guard Console.confirms("Record it all the same?") else {
          common.console.note("Nothing was recorded.")
          throw ExitCode(ExitStatus.checkFailed.rawValue)
        }
      }
    }
    let recorded = try store.leaveMember(
      member.text, body: body.text, on: day, precision: precision,
      requestedOn: requested?.day("requested"), reason: reason.text, write.recording())
    try print(
      recorded, write, common,
      undo: voiding(recorded.document),
      alreadySaid: said)
  }
}
