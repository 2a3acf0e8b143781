public import ArgumentParser
import Ledger
public import Membership
import Store

struct MemberJoin: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "Record that an organisation became a member of a body.",
    discussion: """
      Whether it joined for the first time or came back follows from its history.

      Example:
        coopledger member join ulccs --body cicopa --on 2017-05-01 --precision month
      """)

  @Argument(help: "The organisation's code.")
  var member: Typed

  @Option(help: ArgumentHelp("The body that it joined.", valueName: "code"))
  var body: Typed

  @Option(help: ArgumentHelp("When; today if not given.", valueName: "date"))
  var on: Typed?

  @Option(
    help: ArgumentHelp(
      "How exactly the day is known: day, month, quarter, half-year or year.",
      valueName: "precision"))
  var precision: DatePrecision = .day

  @Option(name: .customLong("class"), help: ArgumentHelp("full or associate.", valueName: "class"))
  var memberClass: MemberClass = .full

  @Option(help: ArgumentHelp("The member by way of which it is eligible.", valueName: "code"))
  var via: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().joinMember(
      member.text, body: body.text, on: on?.day("on"), precision: precision,
      memberClass: memberClass, via: via?.text, write.recording())
    try print(
      recorded, write, common,
      undo: voiding(recorded.document))
  }
}

extension DatePrecision: ExpressibleByArgument {}
extension MemberClass: ExpressibleByArgument {}
