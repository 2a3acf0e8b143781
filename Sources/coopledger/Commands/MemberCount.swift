import ArgumentParser
import Ledger
import Membership
import Store

struct MemberOpening: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "opening", abstract: "Record how many members a body had, without their names.",
    discussion: """
      The register of the body begins with this count, at the close of that day.

      Once it has begun, another opening revises the count: so many members the body had at the \
      close of that day, which may be the first one or a later. What is missing, or too much, is \
      reclassified: neither joined nor left. The day on which the register began stays.

      Examples:
        coopledger member opening --body cicopa --count 44 --on 2016-12-31 --source "48 less 4"
        coopledger member opening --body cicopa --count 45 --on 2016-12-31 --source "minutes"
      """)

  @Option(help: ArgumentHelp("The body.", valueName: "code"))
  var body: Typed

  @Option(help: ArgumentHelp("How many members it had.", valueName: "number"))
  var count: Int64

  @Option(help: ArgumentHelp("At the close of which day.", valueName: "date"))
  var on: Typed

  @Option(help: ArgumentHelp("Who says so.", valueName: "text"))
  var source: Typed

  @Option(help: ArgumentHelp("What was assumed.", valueName: "text"))
  var assumption: Typed?

  @Option(
    help: ArgumentHelp(
      "The countries that they are from, if all are known, such as FR,BE,IT.", valueName: "codes"))
  var countriesPresent: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().openBody(
      body.text, count: count, on: on.day("on"), source: source.text,
      assumption: assumption?.text,
      countries: countriesPresent?.text.split(separator: ",").map(String.init) ?? [],
      write.recording())
    try print(recorded, write, common, undo: recounting(body.text, on.text))
  }
}

struct MemberCount: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Record members who came and left, without their names.",
    discussion: """
      Example:
        coopledger member count --body ica --joined 17 --left 10 --on 2017-12-31 \
      --precision year --source "ICA, January 2018"
      """)

  @Option(help: ArgumentHelp("The body.", valueName: "code"))
  var body: Typed

  @Option(help: ArgumentHelp("How many joined.", valueName: "number"))
  var joined: Int64 = 0

  @Option(help: ArgumentHelp("How many left.", valueName: "number"))
  var left: Int64 = 0

  @Option(help: ArgumentHelp("When.", valueName: "date"))
  var on: Typed

  @Option(
    help: ArgumentHelp(
      "How exactly the day is known: day, month, quarter, half-year or year.",
      valueName: "precision"))
  var precision: DatePrecision = .day

  @Option(help: ArgumentHelp("Who says so.", valueName: "text"))
  var source: Typed

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().countMembers(
      body: body.text, joined: joined, left: left, on: on.day("on"), precision: precision,
      source: source.text, write.recording())
    try print(recorded, write, common, undo: recounting(body.text, on.text))
  }
}

/// What can be done about a count that was wrong.
private func recounting(_ body: String, _ day: String) -> String {
  "nothing takes a count back; another one revises it, against Reclassified: coopledger member "
    + "opening --body \(body) --count NUMBER --on \(day) --source TEXT"
}
