import ArgumentParser
import Ledger
import Membership
import Reports
import Store

struct MemberClassCommand: WritingCommand {
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
    try print(recorded, write, common, undo: voiding(recorded.document))
  }
}

struct MemberMerge: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Record that one organisation was merged into another.",
    discussion: """
      In each body that it was a member of, the other one takes its place. Where both are \
      members, there is one member less, reclassified: neither joined nor left.

      A merger cannot be taken back, nor its day be corrected: try it with --dry-run first. If it \
      was wrong all the same, let the organisation join its bodies again (member join) and a \
      successor that only took its place leave them (member leave); the reports show that as \
      rejoined and left. What moved before the merger can still be corrected.

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
      let entry = answer.entry.map { " (entry \($0))" } ?? ""
      try common.console.line("\(answer.body) now has \(answer.members) members\(entry)")
    }
    common.console.tell(
      key: recorded.key, entry: nil, isDryRun: write.dryRun,
      undo: "nothing takes a merger back; coopledger member merge --help says what to do instead")
  }
}

struct MemberIdentify: WritingCommand {
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
    try print(recorded, write, common, undo: voiding(recorded.document))
  }
}

struct MemberCorrect: WritingCommand {
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
    try print(recorded, write, common, undo: undo(of: correction, recorded.document))
  }

  private func undo(of correction: MemberCorrection, _ answer: MemberAnswer) -> String {
    let again = "coopledger member correct \(member.text) --body \(body.text)"
    let entry = answer.entry.map { " --entry \($0)" } ?? ""
    return switch correction {
    case .joined: "\(again)\(entry) --joined DATE --reason TEXT, with the day it had"
    case .left: "\(again)\(entry) --left DATE --reason TEXT, with the day it had"
    case .void: "record it again, with coopledger member join, leave, class or identify"
    }
  }
}
