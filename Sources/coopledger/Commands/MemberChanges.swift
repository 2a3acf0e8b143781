import ArgumentParser
import Ledger
import Membership
import Reports
import Store

struct MemberClassCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "class", abstract: "Record that a member went over to another class.",
    discussion: """
      It is neither growth nor loss.

      Example:
        coopledger member class ligacoop --body cicopa --to associate --on 2018-06-01
      """)

  @Argument(help: "The organisation's code.")
  var member: Typed

  @Option(help: ArgumentHelp("The body.", valueName: "code"))
  var body: Typed

  @Option(help: ArgumentHelp("full or associate.", valueName: "class"))
  var to: MemberClass

  @Option(help: ArgumentHelp("From when.", valueName: "date"))
  var on: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().changeClass(
      of: member.text, body: body.text, to: to, on: on.day("on"), write.recording())
    try print(
      recorded, write, common,
      undo: "coopledger member correct \(member.text) --body \(body.text) --void --reason TEXT")
  }
}

struct MemberMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Record that one organisation was merged into another.",
    discussion: """
      In each body that it was a member of, the other one takes its place. Where both are \
      members, there is one member less, reclassified: neither joined nor left.

      Example:
        coopledger member merge coop-x --into coop-y --on 2018-09-01
      """)

  @Argument(help: "The code of the organisation that ceases to be.")
  var member: Typed

  @Option(help: ArgumentHelp("The code of its successor.", valueName: "code"))
  var into: Typed

  @Option(help: ArgumentHelp("When.", valueName: "date"))
  var on: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().mergeMembers(
      member.text, into: into.text, on: on.day("on"), write.recording())
    guard !common.json else {
      return try common.console.json(
        writeJSON(
          recorded, isDryRun: write.dryRun,
          [("bodies", .array(recorded.document.map { .object(memberAnswerJSON($0)) }))]))
    }
    try common.console.line(
      "\(writeVerb(recorded.status, write.dryRun, "merger")) of \(member.text) into \(into.text)")
    for answer in recorded.document {
      try common.console.line("\(answer.body) now has \(answer.members) members")
    }
    common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
  }
}

struct MemberIdentify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identify", abstract: "Give one of the members without a name its name.",
    discussion: """
      It was counted already, so that this is no growth.

      Example:
        coopledger member identify legacoop --body cicopa --member-since 1995-01-01
      """)

  @Argument(help: "The organisation's code.")
  var member: Typed

  @Option(help: ArgumentHelp("The body.", valueName: "code"))
  var body: Typed

  @Option(
    help: ArgumentHelp("From when it is known by name; today if not given.", valueName: "date"))
  var on: Typed?

  @Option(name: .customLong("class"), help: ArgumentHelp("full or associate.", valueName: "class"))
  var memberClass: MemberClass = .full

  @Option(help: ArgumentHelp("When it really joined, for information.", valueName: "date"))
  var memberSince: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().identifyMember(
      member.text, body: body.text, on: on?.day("on"), memberClass: memberClass,
      memberSince: memberSince?.day("member-since"), write.recording())
    try print(
      recorded, write, common,
      undo: "coopledger member correct \(member.text) --body \(body.text) --void --reason TEXT")
  }
}

struct MemberCorrect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Correct when a member joined or left, or that it did.",
    discussion: """
      Reports of the past change to the truth; with --known-at they still say what was reported.

      Examples:
        coopledger member correct cooperar --body cicopa --joined 2018-01-15 --reason "minutes"
        coopledger member correct smart --body cicopa --entry 17 --void --reason "never left"
      """)

  @Argument(help: "The organisation's code.")
  var member: Typed

  @Option(help: ArgumentHelp("The body.", valueName: "code"))
  var body: Typed

  @Option(
    help: ArgumentHelp(
      "Which movement, by its entry; the last one of its kind if not given.", valueName: "id"))
  var entry: Int64?

  @Option(help: ArgumentHelp("When it really joined.", valueName: "date"))
  var joined: Typed?

  @Option(help: ArgumentHelp("When it really left.", valueName: "date"))
  var left: Typed?

  @Flag(help: "It did not happen.")
  var void = false

  @Option(help: ArgumentHelp("Why it is corrected.", valueName: "text"))
  var reason: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard [joined != nil, left != nil, void].count(where: { $0 }) == 1 else {
      throw ValidationError("Say one of --joined DATE, --left DATE and --void.")
    }
  }

  func run() throws {
    let correction: MemberCorrection =
      if let joined {
        .joined(try joined.day("joined"))
      } else if let left {
        .left(try left.day("left"))
      } else {
        .void
      }
    let recorded = try common.store().correctMember(
      member.text, body: body.text, entry: entry, correction, reason: reason.text,
      write.recording())
    try print(recorded, write, common, undo: nil)
  }
}
