import ArgumentParser
import Ledger
import Reports
import Store

struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Look at the chart of accounts, open and close accounts.",
    discussion: """
      Example:
        coopledger account list
      """,
    subcommands: [AccountList.self, AccountStatement.self, AccountOpen.self, AccountClose.self])
}

struct AccountOpen: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open an account for general entries, or reopen a closed one.",
    discussion: """
      Example:
        coopledger account open Expenses:Travel --unit EUR --number 613000 --about "Travel costs"
      """)

  @Argument(help: "Its name: Assets, Liabilities, Equity, Income or Expenses, and what it is for.")
  var name: Typed

  @Option(help: ArgumentHelp("The unit that it holds.", valueName: "code"))
  var unit: Typed

  @Option(help: ArgumentHelp("Its number in the Belgian chart (PCMN).", valueName: "digits"))
  var number: Typed

  @Option(help: ArgumentHelp("What it is for.", valueName: "text"))
  var about: Typed

  @Flag(help: "Open it by itself in any other currency that comes.")
  var anyCurrency = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().openAccount(
      name.text, unit: unit.text, number: number.text, anyCurrency: anyCurrency,
      description: about.text, write.recording())
    try print(recorded, "opening of account", unit.text, write, common)
  }
}

struct AccountClose: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close an empty account from a day on.",
    discussion: """
      Example:
        coopledger account close Expenses:Travel --unit EUR --on 2019-01-01
      """)

  @Argument(help: "Its name.")
  var name: Typed

  @Option(help: ArgumentHelp("The unit that it holds.", valueName: "code"))
  var unit: Typed

  @Option(
    help: ArgumentHelp("The first day without postings; today if not given.", valueName: "date"))
  var on: Typed?

  @OptionGroup var write: WriteOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let recorded = try common.store().closeAccount(
      name.text, unit: unit.text, on: on?.day("on"), write.recording())
    try print(recorded, "closing of account", unit.text, write, common)
  }
}

private func print(
  _ recorded: Recorded<String>, _ noun: String, _ unit: String, _ write: WriteOptions,
  _ common: CommonOptions
) throws {
  guard !common.json else {
    return try common.console.json(
      writeJSON(
        recorded, isDryRun: write.dryRun,
        [("account", .string(recorded.document)), ("unit", .string(unit))]))
  }
  try common.console.line(
    "\(writeVerb(recorded.status, write.dryRun, noun)) \(recorded.document) (\(unit))")
  common.console.tell(key: recorded.key, entry: nil, isDryRun: write.dryRun, undo: nil)
}
