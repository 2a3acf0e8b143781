import ArgumentParser
import Ledger
import Store

struct ExportHledger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hledger", abstract: "Print the journal for hledger and ledger.",
    discussion: """
      Every entry, money and members, with the accounts and units that it uses, in order of days. \
      Names of donors, memos and reasons are left out. What hledger or ledger reckon from it must \
      be what "report trial-balance" shows.

      Examples:
        coopledger export hledger > books.journal
        hledger -f books.journal check --strict
        coopledger export hledger | ledger -f - balance
      """)

  @OptionGroup var books: ExportedBooks

  func run() throws { try books.print(HledgerFormat()) }
}

struct ExportBeancount: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "beancount", abstract: "Print the journal for beancount.",
    discussion: """
      Every entry, money and members, with the accounts and units that it uses, in order of days. \
      Names of donors, memos and reasons are left out. What beancount reckons from it must be \
      what "report trial-balance" shows.

      Beancount knows no accounts under Pledges, InKind and Members: there they stand behind \
      Equity:Memorandum:, as does a name that begins with that itself. Taking it off once gives \
      back the name.

      Example:
        coopledger export beancount > books.beancount && bean-check books.beancount
      """)

  @OptionGroup var books: ExportedBooks

  func run() throws { try books.print(BeancountFormat()) }
}

/// What the exports to other programs take.
struct ExportedBooks: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only entries from this day on: balances are then what they moved.", valueName: "date"))
  var from: Typed?

  @Option(help: ArgumentHelp("Only entries up to this day.", valueName: "date"))
  var to: Typed?

  @OptionGroup var read: ReadOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !common.json else {
      throw ValidationError("This format is no JSON: coopledger export csv --json prints that.")
    }
  }

  func print(_ format: some JournalFormat) throws {
    let days = try days(from: from, to: to)
    var pieces = Pieces(console: common.console)
    try common.store().exportBooks(
      as: format, from: days.from, to: days.to, at: read.horizon()
    ) { try pieces.add($0) }
    try pieces.end()
  }
}
